package io.sallyport.docs;

import io.sallyport.audit.AuditEvent;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The reference page of every audit event. */
final class AuditEventsPage {
    private static final String SOURCE = "filter-core/src/main/java/io/sallyport/audit/AuditEvent.java";
    private static final String HEAD = """
            # Audit events

            What an `io.sallyport.audit.AuditListener` is told. No event holds a token, a cookie's value or a password.

            A `reason` is one of the [reasons](codes.md#reasons), in capitals: any of them where a refresh was refused, one of those of
            `session_revoked` where a session was ended. `by` says who asked: `user`, its own user; `user ID`, the user whose
            subject that is, at an endpoint; `refresh`, what a refresh found out; or what the application said.
            """;

    private AuditEventsPage() {}

    static String markdown() throws IOException {
        String source = Files.readString(Repository.ROOT.resolve(SOURCE));
        return HEAD
                + Arrays.stream(AuditEvent.class.getPermittedSubclasses())
                        .map(event -> section(event, source))
                        .collect(Collectors.joining());
    }

    private static String section(Class<?> event, String source) {
        return "\n## `" + event.getSimpleName() + "`\n\n"
                + description(event, source) + "\n\n"
                + new MarkdownTable<RecordComponent>()
                        .column("member", member -> "`" + member.getName() + "`")
                        .column("type", member -> "`" + typeName(member.getGenericType()) + "`")
                        .of(List.of(event.getRecordComponents()));
    }

    /** The event's Javadoc, which is no part of the class file. */
    private static String description(Class<?> event, String source) {
        Matcher javadoc = Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*record " + event.getSimpleName() + "\\(", Pattern.DOTALL)
                .matcher(source);
        if (!javadoc.find()) {
            throw new IllegalStateException("say in Javadoc what the event " + event.getSimpleName() + " tells");
        }
        return javadoc.group(1)
                .replaceAll("\\s*\\n\\s*\\*\\s?", " ")
                .replaceAll("\\{@\\w+ ([^}]*)}", "`$1`")
                .strip();
    }

    private static String typeName(Type type) {
        if (type instanceof ParameterizedType generic) {
            return typeName(generic.getRawType()) + "<" + typeName(generic.getActualTypeArguments()[0]) + ">";
        }
        return ((Class<?>) type).getSimpleName();
    }
}
