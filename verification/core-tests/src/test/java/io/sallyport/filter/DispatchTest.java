package io.sallyport.filter;

import static io.sallyport.filter.GuardedApplication.TOKENS;
import static io.sallyport.filter.GuardedApplication.signedIn;
import static io.sallyport.filter.GuardedApplication.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.audit.AuditEvent;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import io.sallyport.model.Subject;
import io.sallyport.model.TokenReference;
import io.sallyport.testkit.servlet.FakeFilterChain;
import io.sallyport.testkit.servlet.FakeRequest;
import io.sallyport.testkit.servlet.FakeResponse;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DispatchTest {
    private final GuardedApplication application = new GuardedApplication();
    private FakeResponse response = new FakeResponse();

    @BeforeEach
    void forget() {
        response = new FakeResponse();
        application.events().forget();
    }

    @AfterAll
    void endThreads() {
        application.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = DispatcherType.class,
            names = {"FORWARD", "ASYNC"})
    void aDispatchKeepsTheIdentity(DispatcherType type) throws Exception {
        FakeRequest first = admitted(signedIn("GET", "/x"));

        FakeFilterChain behind = application.send(dispatched(first, type, "/y"), response);

        assertThat(behind.requests())
                .extracting(HttpServletRequest::getRemoteUser)
                .containsExactly("alice");
    }

    @ParameterizedTest
    @CsvSource({
        "FORWARD, /admin/x,  403, role_missing",
        "FORWARD, /closed/x, 403, path_denied",
        "ASYNC,   /admin/x,  403, role_missing",
        "ASYNC,   /closed/x, 403, path_denied"
    })
    void aDispatchGainsNoAccess(DispatcherType type, String path, int status, String code) throws Exception {
        FakeRequest first = admitted(signedIn("GET", "/x"));

        FakeFilterChain behind = application.send(dispatched(first, type, path), response);

        assertThat(behind.calls()).isZero();
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.body()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void aPublicPageCannotForwardNobodyToAGuardedOne() throws Exception {
        FakeRequest first = admitted(new FakeRequest("GET", "/public/x"));

        assertThat(application
                        .send(dispatched(first, DispatcherType.FORWARD, "/y"), response)
                        .calls())
                .isZero();

        assertThat(response.status()).isEqualTo(401);
    }

    @Test
    void pagesBehindTheApplicationAreItsOwnChoice() throws Exception {
        FakeRequest first = admitted(new FakeRequest("GET", "/public/x"));

        assertThat(application
                        .send(dispatched(first, DispatcherType.FORWARD, "/WEB-INF/page.jsp"), response)
                        .calls())
                .isEqualTo(1);
    }

    @Test
    void anErrorPageIsShownToEverybodyAndKnowsWhoWasThere() throws Exception {
        FakeRequest first = admitted(signedIn("GET", "/x"));

        HttpServletRequest known = application
                .send(dispatched(first, DispatcherType.ERROR, "/closed/error.jsp"), response)
                .requests()
                .get(0);
        HttpServletRequest unknown = application
                .send(new FakeRequest("GET", "/error.jsp").dispatcherType(DispatcherType.ERROR), response)
                .requests()
                .get(0);

        assertThat(known.getRemoteUser()).isEqualTo("alice");
        assertThat(unknown.getRemoteUser()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"/parts/list, ", "/parts, /list", "/public/x, "})
    void anIncludedPartIsShownToWhomItIsOpen(String servletPath, String pathInfo) throws Exception {
        FakeRequest first = admitted(signedIn("GET", "/x"));

        FakeFilterChain behind = application.send(including(first, servletPath, pathInfo), response);

        assertThat(behind.requests())
                .extracting(HttpServletRequest::getRemoteUser)
                .containsExactly("alice");
    }

    @ParameterizedTest
    @CsvSource({"/admin/part, ", "/admin, /part", "/closed/part, "})
    void anIncludedPartThatIsNotOpenIsLeftOut(String servletPath, String pathInfo) throws Exception {
        FakeRequest first = admitted(signedIn("GET", "/x"));
        response.servlet().getWriter().write("the page around it");

        FakeFilterChain behind = application.send(including(first, servletPath, pathInfo), response);

        assertThat(behind.calls()).isZero();
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headerNames()).isEmpty();
        assertThat(response.body()).isEqualTo("the page around it");
        assertThat(application.events().of(AuditEvent.RequestRefused.class)).hasSize(1);
    }

    @Test
    void anIncludeByNameIsPartOfThePage() throws Exception {
        FakeRequest first = admitted(signedIn("GET", "/x"));

        FakeRequest named = dispatched(first, DispatcherType.INCLUDE, "/x");

        assertThat(application.send(named, response).calls()).isEqualTo(1);
    }

    @Test
    void aFilterThatStandsTwiceDecidesOnce() throws Exception {
        FakeFilterChain inner = new FakeFilterChain();
        FakeFilterChain outer =
                new FakeFilterChain((request, answer) -> application.filter().doFilter(request, answer, inner));

        application.send(signedIn("GET", "/x"), response, outer);

        assertThat(outer.calls()).isEqualTo(1);
        assertThat(inner.requests())
                .extracting(HttpServletRequest::getRemoteUser)
                .containsExactly("alice");
    }

    @Test
    void anotherApplicationsAdmissionIsNotBelieved() throws Exception {
        try (GuardedApplication neighbour = new GuardedApplication()) {
            FakeRequest first = new FakeRequest("GET", "/x");
            neighbour.send(with(TOKENS, first), response);

            FakeRequest crossed = new FakeRequest("GET", "/x").dispatcherType(DispatcherType.FORWARD);
            copyAttributes(first, crossed);

            assertThat(application.send(crossed, response).calls()).isZero();
            assertThat(response.status()).isEqualTo(401);
        }
    }

    @Test
    void aForwardThatNobodyAdmittedIsDecidedFromItsOwnHeaders() throws Exception {
        FakeRequest toLoginPage = new FakeRequest("GET", "/public/login.jsp").dispatcherType(DispatcherType.FORWARD);
        FakeRequest toGuarded = new FakeRequest("GET", "/x").dispatcherType(DispatcherType.FORWARD);

        assertThat(application.send(toLoginPage, response).calls()).isEqualTo(1);
        assertThat(application.send(toGuarded, response).calls()).isZero();
    }

    @Test
    void anApplicationsOwnLogoutEndsTheSessionAndTheIdentity() throws Exception {
        FakeRequest request = with(TOKENS.session("signed-out"), new FakeRequest("GET", "/x"));
        FakeFilterChain logsOut = new FakeFilterChain((seen, answer) -> ((HttpServletRequest) seen).logout());

        HttpServletRequest seen =
                application.send(request, response, logsOut).requests().get(0);

        assertThat(seen.getUserPrincipal()).isNull();
        assertThat(seen.getRemoteUser()).isNull();
        assertThat(seen.getAuthType()).isNull();
        assertThat(seen.isUserInRole("clerk")).isFalse();
        assertThat(seen.isUserInRole("**")).isFalse();
        assertThat(seen.authenticate(response.servlet())).isFalse();
        assertThat(application.sallyport().denyList().isDenied(referenceTo("signed-out")))
                .isTrue();
    }

    @Test
    void whatIsDispatchedToAfterALogoutSeesNobody() throws Exception {
        FakeRequest request = with(TOKENS.session("logged-out"), new FakeRequest("GET", "/x"));
        application.send(
                request, response, new FakeFilterChain((seen, answer) -> ((HttpServletRequest) seen).logout()));

        FakeFilterChain open = application.send(dispatched(request, DispatcherType.FORWARD, "/public/bye"), response);
        FakeFilterChain guarded = application.send(dispatched(request, DispatcherType.FORWARD, "/x"), response);

        assertThat(open.requests())
                .extracting(HttpServletRequest::getRemoteUser)
                .containsOnlyNulls();
        assertThat(guarded.calls()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"/x, 0, 401", "/WEB-INF/page.jsp, 0, 401", "/public/x, 1, 200"})
    void anAsyncDispatchAfterTheSessionsEndIsNobodys(String path, int calls, int status) throws Exception {
        String session = "over" + path.length();
        FakeRequest first = admitted(with(TOKENS.session(session), new FakeRequest("GET", "/x")));
        application.sallyport().sessions().revoke(new SessionId(session), RevocationReason.LOGOUT);

        FakeFilterChain behind = application.send(dispatched(first, DispatcherType.ASYNC, path), response);

        assertThat(behind.calls()).isEqualTo(calls);
        assertThat(behind.requests())
                .extracting(HttpServletRequest::getRemoteUser)
                .allMatch(Objects::isNull);
        assertThat(response.status()).isEqualTo(status);
    }

    private FakeRequest admitted(FakeRequest request) throws Exception {
        assertThat(application.send(request, new FakeResponse()).calls()).isEqualTo(1);
        return request;
    }

    private static FakeRequest dispatched(FakeRequest first, DispatcherType type, String path) {
        FakeRequest next = new FakeRequest("GET", path).dispatcherType(type);
        copyAttributes(first, next);
        return next;
    }

    private static FakeRequest including(FakeRequest first, String servletPath, String pathInfo) {
        FakeRequest next = dispatched(first, DispatcherType.INCLUDE, "/x")
                .attribute(RequestDispatcher.INCLUDE_SERVLET_PATH, servletPath);
        return pathInfo == null ? next : next.attribute(RequestDispatcher.INCLUDE_PATH_INFO, pathInfo);
    }

    private static void copyAttributes(FakeRequest from, FakeRequest to) {
        for (String name : Collections.list(from.servlet().getAttributeNames())) {
            to.attribute(name, from.servlet().getAttribute(name));
        }
    }

    private static TokenReference referenceTo(String session) {
        return new TokenReference(
                "urn:sallyport:sallyport", new Subject("alice"), Optional.of(new SessionId(session)), Optional.empty());
    }
}
