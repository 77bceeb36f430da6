package io.sallyport.filter;

import static io.sallyport.filter.GuardedApplication.TOKENS;
import static io.sallyport.filter.GuardedApplication.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.Await;
import io.sallyport.model.Denial;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import io.sallyport.model.Subject;
import io.sallyport.testkit.TestTokens;
import io.sallyport.testkit.servlet.FakeFilterChain;
import io.sallyport.testkit.servlet.FakeHttpSession;
import io.sallyport.testkit.servlet.FakeRequest;
import io.sallyport.testkit.servlet.FakeResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpSessionBindingTest {
    private final GuardedApplication application = new GuardedApplication();
    private int made;
    private final TestTokens bob = TOKENS.subject("bob").session("bobs");

    @AfterAll
    void endThreads() {
        application.close();
    }

    @Test
    void aSessionIsNeverMade() throws Exception {
        FakeRequest request = with(TOKENS, new FakeRequest("GET", "/x"));

        application.send(request, new FakeResponse());

        assertThat(request.session()).isEmpty();
    }

    @Test
    void whatOneUserLeftIsNotShownToAnother() throws Exception {
        FakeHttpSession session = sessionOf(TOKENS);
        session.servlet().setAttribute("cart", "full");

        send(bob, session);

        assertThat(session.isInvalidated()).isTrue();
    }

    @Test
    void theSameUserKeepsItWithANewSignIn() throws Exception {
        FakeHttpSession session = sessionOf(TOKENS);
        session.servlet().setAttribute("cart", "full");

        send(TOKENS.session("another-sign-in"), session);

        assertThat(session.servlet().getAttribute("cart")).isEqualTo("full");
    }

    @Test
    void onceTheSessionWasEndedNobodySeesIt() throws Exception {
        FakeHttpSession session = sessionOf(TOKENS.session("ended"));
        application.sallyport().sessions().revoke(new SessionId("ended"), RevocationReason.LOGOUT);

        application.send(new FakeRequest("GET", "/public/x").session(session), new FakeResponse());

        assertThat(session.isInvalidated()).isTrue();
    }

    @Test
    void itEndsWithItsSessionWithoutAnotherRequest() throws Exception {
        FakeHttpSession session = sessionOf(TOKENS.session("ended-3"));

        application.sallyport().sessions().revoke(new SessionId("ended-3"), RevocationReason.LOGOUT);

        Await.until("it is invalidated", session::isInvalidated);
    }

    @Test
    void itEndsWhereAnotherNodeEndedItsSession() throws Exception {
        FakeHttpSession session = sessionOf(TOKENS.session("ended-4"));

        application
                .feed()
                .append(new Denial.OfSession(
                        "urn:sallyport:sallyport",
                        new SessionId("ended-4"),
                        TestTokens.NOON.plus(Duration.ofHours(1))));

        Await.until("it is invalidated", session::isInvalidated);
    }

    @Test
    void oneThatIsMadeInARequestIsItsUsersAtOnce() throws Exception {
        FakeRequest request = with(TOKENS.session("ended-5"), new FakeRequest("GET", "/x"));
        application.send(
                request,
                new FakeResponse(),
                new FakeFilterChain((seen, answer) -> ((HttpServletRequest) seen).getSession()));

        application.sallyport().sessions().revoke(new SessionId("ended-5"), RevocationReason.LOGOUT);

        Await.until("it is invalidated", () -> request.session().orElseThrow().isInvalidated());
    }

    @Test
    void oneThatIsMadeAfterALogoutIsNobodys() throws Exception {
        FakeRequest request = with(TOKENS.session("ended-6"), new FakeRequest("GET", "/x"));
        application.send(request, new FakeResponse(), new FakeFilterChain((seen, answer) -> {
            ((HttpServletRequest) seen).logout();
            ((HttpServletRequest) seen).getSession();
        }));

        send(bob, request.session().orElseThrow());

        assertThat(request.session().orElseThrow().isInvalidated()).isFalse();
    }

    @Test
    void afterANewSignInItEndsWithThatAndNotWithTheOldOne() throws Exception {
        FakeHttpSession session = sessionOf(TOKENS.session("old"));
        send(TOKENS.session("new"), session);

        application.sallyport().sessions().revoke(new SessionId("old"), RevocationReason.LOGOUT);
        FakeHttpSession another = sessionOf(TOKENS.session("witness"));
        application.sallyport().sessions().revoke(new SessionId("witness"), RevocationReason.LOGOUT);

        Await.until("the witness is invalidated", another::isInvalidated);
        assertThat(session.isInvalidated()).isFalse();
        application.sallyport().sessions().revoke(new SessionId("new"), RevocationReason.LOGOUT);
        Await.until("it is invalidated", session::isInvalidated);
    }

    @Test
    void manyRequestsWithOneAreOneUse() throws Exception {
        try (GuardedApplication quiet = new GuardedApplication()) {
            FakeHttpSession session = new FakeHttpSession("s");
            for (int number = 0; number < 5; number++) {
                quiet.send(with(TOKENS, new FakeRequest("GET", "/x")).session(session), new FakeResponse());
            }

            assertThat(quiet.sallyport().lastingUses().count()).isEqualTo(1);
            quiet.filter().destroy();
            assertThat(quiet.sallyport().lastingUses().count()).isZero();
        }
    }

    @Test
    void aRefusedRequestOfAnEndedSessionEndsItToo() throws Exception {
        FakeHttpSession session = sessionOf(TOKENS.session("ended-2"));
        application.sallyport().sessions().revoke(new SessionId("ended-2"), RevocationReason.LOGOUT);
        FakeResponse response = new FakeResponse();

        application.send(
                with(TOKENS.session("ended-2"), new FakeRequest("GET", "/x")).session(session), response);

        assertThat(response.status()).isEqualTo(401);
        assertThat(session.isInvalidated()).isTrue();
    }

    @Test
    void aRequestWithoutIdentityLeavesALivingSessionAlone() throws Exception {
        FakeHttpSession session = sessionOf(TOKENS);

        application.send(new FakeRequest("GET", "/public/x").session(session), new FakeResponse());
        application.send(new FakeRequest("GET", "/x").session(session), new FakeResponse());

        assertThat(session.isInvalidated()).isFalse();
    }

    @Test
    void aSessionWithoutUserBecomesTheUsers() throws Exception {
        FakeHttpSession session = new FakeHttpSession("anonymous");
        session.servlet().setAttribute("cart", "full");
        application.send(new FakeRequest("GET", "/public/x").session(session), new FakeResponse());
        assertThat(session.servlet().getAttribute("cart")).isEqualTo("full");

        send(TOKENS, session);
        send(bob, session);

        assertThat(session.isInvalidated()).isTrue();
    }

    @Test
    void ofTwoRequestsAtOnceTheSecondFindsItGoneAndGoesOn() throws Exception {
        FakeHttpSession gone = sessionOf(TOKENS);
        gone.servlet().invalidate();

        assertThat(application
                        .send(with(bob, new FakeRequest("GET", "/x")).session(gone), new FakeResponse())
                        .calls())
                .isEqualTo(1);
    }

    @Test
    void whileTheDenyListIsNotKnownNothingIsThrownAway() throws Exception {
        try (GuardedApplication cutOff = new GuardedApplication()) {
            FakeHttpSession session = new FakeHttpSession("s");
            cutOff.send(with(TOKENS, new FakeRequest("GET", "/x")).session(session), new FakeResponse());
            cutOff.feed().unreadable(true);
            cutOff.clock().advance(Duration.ofSeconds(31));

            cutOff.send(new FakeRequest("GET", "/public/x").session(session), new FakeResponse());

            assertThat(session.isInvalidated()).isFalse();
        }
    }

    @Test
    void aSignInRenewsTheIdOfASessionThatAStrangerMayKnow() throws Exception {
        FakeHttpSession planted = new FakeHttpSession("planted");
        FakeRequest request = new FakeRequest("POST", "/auth/login").session(planted);

        HttpSessionBinding.signedIn(
                request.servlet(), "urn:sallyport:sallyport", new SessionId("s1"), new Subject("alice"));

        assertThat(planted.id()).isNotEqualTo("planted");
        send(bob, planted);
        assertThat(planted.isInvalidated()).isTrue();
    }

    @Test
    void aSignInOfAnotherUserEndsTheSession() throws Exception {
        FakeHttpSession session = sessionOf(TOKENS);
        FakeRequest request = new FakeRequest("POST", "/auth/login").session(session);

        HttpSessionBinding.signedIn(
                request.servlet(), "urn:sallyport:sallyport", new SessionId("bobs"), new Subject("bob"));

        assertThat(session.isInvalidated()).isTrue();
    }

    @Test
    void aSignInWithoutSessionMakesNone() {
        FakeRequest request = new FakeRequest("POST", "/auth/login");

        HttpSessionBinding.signedIn(
                request.servlet(), "urn:sallyport:sallyport", new SessionId("s1"), new Subject("alice"));

        assertThat(request.session()).isEmpty();
    }

    private FakeHttpSession sessionOf(TestTokens token) throws Exception {
        made++;
        FakeHttpSession session = new FakeHttpSession("s" + made);
        send(token, session);
        return session;
    }

    private void send(TestTokens token, FakeHttpSession session) throws Exception {
        application.send(with(token, new FakeRequest("GET", "/x")).session(session), new FakeResponse());
    }
}
