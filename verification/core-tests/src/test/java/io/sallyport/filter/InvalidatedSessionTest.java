package io.sallyport.filter;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.sallyport.Sallyport;
import io.sallyport.TestSallyport;
import io.sallyport.config.SallyportConfig;
import io.sallyport.model.SessionId;
import io.sallyport.model.Subject;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestTokens;
import io.sallyport.testkit.servlet.FakeHttpSession;
import io.sallyport.testkit.servlet.FakeRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests of one page come together, and one of them invalidates what the others have just been given. */
class InvalidatedSessionTest {
    private final FakeHttpSession session = new FakeHttpSession("1");
    private final HttpServletRequest request =
            new FakeRequest("GET", "/").session(session).servlet();

    @BeforeEach
    void anotherRequestWasFirst() {
        session.servlet().invalidate();
    }

    @Test
    void doesNotFailARequest() {
        try (Sallyport sallyport =
                        TestSallyport.forgetful(SallyportConfig.defaults(""), new SteppingClock(TestTokens.NOON));
                HttpSessionBinding binding = new HttpSessionBinding(token -> false, sallyport.lastingUses())) {
            assertThatCode(() -> binding.hold(request, Optional.empty())).doesNotThrowAnyException();
        }
    }

    @Test
    void doesNotFailASignIn() {
        assertThatCode(() -> HttpSessionBinding.signedIn(
                        request, "urn:sallyport:sallyport", new SessionId("s"), new Subject("alice")))
                .doesNotThrowAnyException();
    }
}
