package io.sallyport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of the endpoints has every endpoint, with the method that its class answers to, and no other. */
class EndpointsPageTest {
    private static final String PAGE = "docs/reference/endpoints.md";
    private static final String SOURCES = "jaxrs-integration/src/main/java/io/sallyport/jaxrs/";
    private static final Pattern RESOURCE = Pattern.compile("\"([a-z{}./-]+)\", (\\w+)\\.class");
    private static final Pattern METHOD = Pattern.compile("@(GET|POST|PUT|DELETE)\\b");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z]+ /auth/[^`?]+)[^`]*` \\|");

    @Test
    void hasEveryEndpoint() throws IOException {
        assertThat(Pages.found(PAGE, ROW)).containsExactlyInAnyOrderElementsOf(endpoints());
    }

    private static List<String> endpoints() throws IOException {
        List<MatchResult> resources = RESOURCE.matcher(Pages.text(SOURCES + "AuthEndpoints.java"))
                .results()
                .toList();
        List<String> endpoints = new ArrayList<>();
        for (MatchResult resource : resources) {
            for (String method : Pages.found(SOURCES + resource.group(2) + ".java", METHOD)) {
                endpoints.add(method + " /auth/" + resource.group(1));
            }
        }
        return endpoints;
    }
}
