package io.sallyport.testkit.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FakesTest {
    @Test
    void aMethodThatIsNotImplementedFailsWithItsName() {
        HttpServletRequest request = new FakeRequest("POST", "/login").servlet();

        assertThatThrownBy(request::getInputStream)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("FakeRequest does not implement ServletRequest.getInputStream");
    }

    @Test
    void aRequestKeepsDuplicateHeadersAndIgnoresCaseInTheirNames() {
        HttpServletRequest request = new FakeRequest("GET", "/")
                .header("Cookie", "a=1")
                .header("cookie", "b=2")
                .servlet();

        assertThat(Collections.list(request.getHeaders("COOKIE"))).containsExactly("a=1", "b=2");
        assertThat(request.getHeader("cookie")).isEqualTo("a=1");
        assertThat(Collections.list(request.getHeaderNames())).containsExactly("Cookie");
    }

    @Test
    void aRequestDecodesTheServletPathAsAContainerDoes() {
        HttpServletRequest request = new FakeRequest("GET", "/depot/p%C3%A4rts;v=1/a+b")
                .contextPath("/depot")
                .servlet();

        assertThat(request.getServletPath()).isEqualTo("/pärts/a+b");
        assertThat(request.getRequestURI()).isEqualTo("/depot/p%C3%A4rts;v=1/a+b");
        assertThat(request.getRequestURL()).hasToString("https://depot.example/depot/p%C3%A4rts;v=1/a+b");
        assertThat(request.getPathInfo()).isNull();
    }

    @Test
    void aRequestMakesASessionOnlyWhenAsked() {
        FakeRequest request = new FakeRequest("GET", "/");

        assertThat(request.servlet().getSession(false)).isNull();
        assertThat(request.session()).isEmpty();

        assertThat(request.servlet().getSession()).isSameAs(request.servlet().getSession(false));
        assertThat(request.session()).isPresent();
    }

    @Test
    void anInvalidatedSessionAnswersNoMore() {
        FakeHttpSession session = new FakeHttpSession("s");
        HttpSession servlet = session.servlet();
        servlet.setAttribute("cart", 1);

        servlet.invalidate();

        assertThat(session.isInvalidated()).isTrue();
        assertThatThrownBy(() -> servlet.getAttribute("cart"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the session s was invalidated");
    }

    @Test
    void aResponseKeepsStatusHeadersAndBody() throws Exception {
        FakeResponse response = new FakeResponse();
        HttpServletResponse servlet = response.servlet();

        servlet.setStatus(401);
        servlet.addHeader("Set-Cookie", "a=1");
        servlet.addHeader("Set-Cookie", "b=2");
        servlet.setContentType("application/problem+json");
        servlet.getOutputStream().write("{\"a\":".getBytes(StandardCharsets.UTF_8));
        servlet.getWriter().write("\"ü\"}");

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.headers("set-cookie")).containsExactly("a=1", "b=2");
        assertThat(response.header("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).isEqualTo("{\"a\":\"ü\"}");
        assertThat(servlet.isCommitted()).isFalse();
    }

    @Test
    void aCommittedResponseChangesNoMore() throws Exception {
        FakeResponse response = new FakeResponse();
        response.servlet().setHeader("X", "before");
        response.servlet().flushBuffer();

        response.servlet().setHeader("X", "after");
        response.servlet().setStatus(500);

        assertThat(response.header("X")).contains("before");
        assertThat(response.status()).isEqualTo(200);
        assertThatThrownBy(response.servlet()::reset).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aResetForgetsEverything() throws Exception {
        FakeResponse response = new FakeResponse();
        response.servlet().setStatus(404);
        response.servlet().setHeader("X", "1");
        response.servlet().getWriter().write("text");

        response.servlet().reset();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headerNames()).isEmpty();
        assertThat(response.body()).isEmpty();
    }

    @Test
    void aContextRemembersHowAFilterWasRegistered() {
        FakeServletContext context = new FakeServletContext();
        ServletContext servlet = context.servlet();

        FilterRegistration.Dynamic filter = servlet.addFilter("guard", "com.example.Guard");
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.ERROR), false, "/*", "/a");

        assertThat(servlet.addFilter("guard", "com.example.Guard")).isNull();
        assertThat(servlet.getFilterRegistrations()).containsOnlyKeys("guard");
        FakeFilterRegistration guard = context.filters().get("guard");
        assertThat(guard.isAsyncSupported()).isTrue();
        assertThat(guard.mappings())
                .containsExactly(
                        new FakeFilterRegistration.Mapping(Set.of(DispatcherType.ERROR), false, List.of("/*", "/a")));
    }

    @Test
    void aContextHoldsParametersAttributesAndFiles() throws Exception {
        ServletContext servlet = new FakeServletContext()
                .contextPath("/depot")
                .initParameter("p", "1")
                .attribute("a", 2)
                .file("/WEB-INF/x.properties", "k=v")
                .servlet();

        assertThat(servlet.getContextPath()).isEqualTo("/depot");
        assertThat(servlet.getInitParameter("p")).isEqualTo("1");
        assertThat(servlet.getAttribute("a")).isEqualTo(2);
        assertThat(servlet.getResourceAsStream("/WEB-INF/x.properties")).hasContent("k=v");
        assertThat(servlet.getResourceAsStream("/WEB-INF/y.properties")).isNull();
    }

    @Test
    void aChainRemembersWhatReachedTheApplication() throws Exception {
        FakeFilterChain chain = new FakeFilterChain((request, response) -> request.setAttribute("seen", true));
        FakeRequest request = new FakeRequest("GET", "/");
        FakeResponse response = new FakeResponse();

        chain.doFilter(request.servlet(), response.servlet());

        assertThat(chain.calls()).isEqualTo(1);
        assertThat(chain.requests()).containsExactly(request.servlet());
        assertThat(chain.responses()).containsExactly(response.servlet());
        assertThat(request.servlet().getAttribute("seen")).isEqualTo(true);
    }
}
