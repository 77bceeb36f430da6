package io.sallyport.attacks;

import io.sallyport.testkit.servlet.FakeResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A request that was answered.
 *
 * @param response the answer
 * @param seen the requests that reached the protected resource, as it saw them
 * @param log what was logged meanwhile
 */
record Exchange(FakeResponse response, List<HttpServletRequest> seen, String log) {
    /** Whatever the client or the operator gets to see. */
    String everythingSaid() {
        return headers() + "\n" + response.body() + "\n" + log;
    }

    /** Status, headers and body, but for what tells one refusal from another in the log. */
    String answer() {
        return response.status() + "\n" + headers() + "\n"
                + response.body().replaceFirst("\"request_id\":\"[\\w-]{16}\"", "\"request_id\":\"\"");
    }

    /** The name under which the operator finds the refusal. */
    String requestId() {
        return response.body().replaceFirst("^.*\"request_id\":\"([\\w-]{16})\".*$", "$1");
    }

    private String headers() {
        return response.headerNames().stream()
                .sorted()
                .map(name -> name + ": " + response.headers(name))
                .collect(Collectors.joining("\n"));
    }
}
