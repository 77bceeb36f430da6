package io.sallyport.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.Sallyport;
import io.sallyport.TestSallyport;
import io.sallyport.admission.Decision;
import io.sallyport.config.SallyportConfig;
import io.sallyport.model.RefusalCode;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import io.sallyport.testkit.servlet.FakeRequest;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.junit.jupiter.api.Test;

class LogoutOfARequestTest {
    private final FakeRequest received = new FakeRequest("GET", "/desk")
            .header(
                    "Authorization",
                    "Bearer " + TestTokens.signedWith(TestKeys.accessTokenKey()).compact())
            .header("Cookie", "__Host-sallyport-fgp=" + TestTokens.FINGERPRINT.value());

    @Test
    void takesTheIdentityFromTheForwardsThatFollow() throws ServletException {
        try (Sallyport sallyport =
                TestSallyport.forgetful(SallyportConfig.defaults(""), new SteppingClock(TestTokens.NOON))) {
            HttpSessionBinding sessions = new HttpSessionBinding(sallyport.denyList(), sallyport.lastingUses());
            DispatchGate gate = new DispatchGate(sallyport.gate(), sessions);
            Decision.Admitted admitted = (Decision.Admitted) gate.decide(received.servlet());
            HttpServletRequest request = new AuthenticatedRequest(
                    withoutContainersLogin(received.servlet()), admitted.token().orElseThrow(), sallyport, sessions);

            request.logout();

            Decision forward =
                    gate.decide(received.dispatcherType(DispatcherType.FORWARD).servlet());
            assertThat(forward).isEqualTo(new Decision.Refused(RefusalCode.TOKEN_MISSING));
        }
    }

    private static HttpServletRequest withoutContainersLogin(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public void logout() {
                // Nobody is signed in with the container itself.
            }
        };
    }
}
