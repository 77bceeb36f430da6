package io.sallyport.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadersUnseenTest {
    private final HttpServletRequest request = new HeadersUnseen(requestWith("Content-Type", "///"));

    @Test
    void listsNoHeader() {
        assertThat(Collections.list(request.getHeaderNames())).isEmpty();
    }

    @Test
    void givesAHeaderThatIsAskedForByName() {
        assertThat(Collections.list(request.getHeaders("Content-Type"))).containsExactly("///");
    }

    private static HttpServletRequest requestWith(String name, String value) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                HeadersUnseenTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getHeaderNames" -> Collections.enumeration(List.of(name));
                    case "getHeaders" ->
                        Collections.enumeration(name.equals(arguments[0]) ? List.of(value) : List.of());
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
