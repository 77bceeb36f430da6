package io.sallyport.fuzz;

import io.sallyport.admission.RequestPath;
import io.sallyport.testkit.servlet.FakeRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Fuzzes paths: the URI as it came, what the container makes of it, and the context path, a line each. The path is held
 * against another reader, and the filter's answer against what that reader's path may open.
 */
public final class PathTarget {
    private static final FuzzedApplication APPLICATION = new FuzzedApplication();

    private PathTarget() {}

    /** One input. */
    public static void fuzzerTestOneInput(byte[] input) {
        List<String> fields = Inputs.fields(input);
        String uri = Inputs.field(fields, 0);
        String containerPath = Inputs.field(fields, 1);
        String context = Inputs.field(fields, 2);

        Optional<String> path = RequestPath.normalise(uri, context, containerPath);

        path.ifPresent(PathTarget::requireNormal);
        Optional<String> reference = ReferencePath.read(uri, context, containerPath);
        Inputs.requireSame(reference, path, Inputs.text(input));
        FakeRequest anonymous = new FakeRequest("GET", uri).contextPath(context).servletPath(containerPath);
        Inputs.requireSame(
                expected(reference, containerPath, PathTarget::expectedOfNobody),
                APPLICATION.send(anonymous),
                Inputs.text(input));
        FakeRequest clerk = new FakeRequest("GET", uri)
                .contextPath(context)
                .servletPath(containerPath)
                .header("Authorization", "Bearer " + FuzzedApplication.GOOD_TOKEN)
                .header("Cookie", FuzzedApplication.COOKIE);
        Inputs.requireSame(
                expected(reference, containerPath, PathTarget::expectedOfAClerk),
                APPLICATION.send(clerk),
                Inputs.text(input));
    }

    private static void requireNormal(String path) {
        boolean normal = path.startsWith("/")
                && List.of(path.substring(1).split("/", -1)).stream().noneMatch(List.of(".", "..")::contains)
                && !path.contains("//")
                && path.chars().noneMatch(c -> c == ';' || c == '\\' || Character.isISOControl(c));
        if (!normal) {
            throw new AssertionError("not a normal path: " + path);
        }
    }

    /** Of a folder that the container answers with its welcome file the rules hold for both. */
    private static Answer expected(
            Optional<String> path, String containerPath, Function<Optional<String>, Answer> byRules) {
        Answer answer = byRules.apply(path);
        boolean isWelcomeFile = path.filter(folder -> folder.endsWith("/")).isPresent()
                && !containerPath.isEmpty()
                && !containerPath.endsWith("/")
                && !containerPath.startsWith("/WEB-INF/")
                && !containerPath.startsWith("/META-INF/");
        return answer.equals(Answer.ADMITTED) && isWelcomeFile
                ? byRules.apply(Optional.of(containerPath.replaceAll("//+", "/")))
                : answer;
    }

    private static Answer expectedOfNobody(Optional<String> path) {
        if (path.isEmpty()) {
            return Answer.refused(400, "path_ambiguous");
        }
        if (isBelow(path.get(), "/closed")) {
            return Answer.refused(403, "path_denied");
        }
        return isPublic(path.get()) ? Answer.ADMITTED : Answer.refused(401, "token_missing");
    }

    private static Answer expectedOfAClerk(Optional<String> path) {
        Answer nobody = expectedOfNobody(path);
        if (path.isPresent() && isBelow(path.get(), "/admin")) {
            return Answer.refused(403, "role_missing");
        }
        return nobody.status() == 401 ? Answer.ADMITTED : nobody;
    }

    private static boolean isPublic(String path) {
        return isBelow(path, "/public") || isBelow(path, "/auth");
    }

    private static boolean isBelow(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
