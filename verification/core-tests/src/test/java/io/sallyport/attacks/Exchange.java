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
        String headers = response.headerNames().stream()
                .map(name -> name + ": " + response.headers(name))
                .collect(Collectors.joining("\n"));
        return headers + "\n" + response.body() + "\n" + log;
    }
}
