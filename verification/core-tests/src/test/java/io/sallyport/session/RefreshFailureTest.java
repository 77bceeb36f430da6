package io.sallyport.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.audit.AuditEvent;
import io.sallyport.fingerprint.CookieLookup;
import io.sallyport.model.Generation;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.SessionRow;
import io.sallyport.spi.SessionStore;
import io.sallyport.spi.StoreUnavailableException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshFailureTest {
    private static final Duration PAST_GRACE = Duration.ofMillis(10_001);

    private final TestSessions sessions = new TestSessions();
    private final IssuedTokens tokens = sessions.signIn();

    @AfterEach
    void endThreads() {
        sessions.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"find", "rotate"})
    void aStoreThatFailsIsSaidToAndNothingChanges(String call) {
        sessions.clock().advance(PAST_GRACE);
        SessionRow before = sessions.row(tokens);
        sessions.store().failAt(call);
        sessions.events().forget();

        assertThatThrownBy(() -> sessions.refresh(tokens)).isInstanceOf(StoreUnavailableException.class);

        sessions.store().recover();
        assertThat(sessions.row(tokens)).isEqualTo(before);
        assertThat(sessions.events().all()).isEmpty();
        assertThat(sessions.refreshed(tokens).session().generation()).isEqualTo(new Generation(1));
    }

    @Test
    void usersOutOfReachEndNoSession() {
        sessions.clock().advance(PAST_GRACE);
        SessionRow before = sessions.row(tokens);
        sessions.users().outOfReach();

        assertThatThrownBy(() -> sessions.refresh(tokens)).isInstanceOf(StoreUnavailableException.class);

        assertThat(sessions.row(tokens)).isEqualTo(before);
        assertThat(sessions.events().of(AuditEvent.SessionRevoked.class)).isEmpty();
    }

    @Test
    void aReuseThatCannotBeDeniedIsFoundAgain() {
        spend();
        sessions.feed().unwritable(true);
        assertThatThrownBy(() -> sessions.refresh(tokens)).isInstanceOf(StoreUnavailableException.class);
        assertThat(sessions.row(tokens).revocation()).isEmpty();

        sessions.feed().unwritable(false);

        assertThat(TestSessions.refused(sessions.refresh(tokens))).isEqualTo(RefusalCode.REFRESH_REUSED);
    }

    @Test
    void aReuseThatCannotBeRevokedIsDeniedAndFoundAgain() {
        spend();
        sessions.store().failAt("revoke");
        assertThatThrownBy(() -> sessions.refresh(tokens)).isInstanceOf(StoreUnavailableException.class);
        assertThat(sessions.denyList().isDenied(sessions.verified(tokens).reference()))
                .isTrue();

        sessions.store().recover();

        assertThat(TestSessions.refused(sessions.refresh(tokens))).isEqualTo(RefusalCode.REFRESH_REUSED);
        assertThat(sessions.row(tokens).revocation()).isPresent();
    }

    @Test
    void aRowThatOthersRotateAllTheTimeIsUnavailable() {
        sessions.clock().advance(PAST_GRACE);
        SessionStore restless = (SessionStore) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {SessionStore.class},
                (proxy, method, arguments) ->
                        method.getName().equals("rotate") ? false : method.invoke(sessions.store(), arguments));
        SessionRefresher refresher = new SessionRefresher(
                sessions.config(),
                restless,
                sessions.users(),
                null,
                sessions.keys(),
                sessions.acknowledgements(),
                sessions.revoker(),
                sessions.events(),
                sessions.clock());
        RefreshRequest request = TestSessions.request(
                tokens.refreshToken(),
                Optional.empty(),
                new CookieLookup.Found(tokens.fingerprint().value()));
        sessions.store().forgetCalls();

        assertThatThrownBy(() -> refresher.refresh(request))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("session was rotated by others 5 times while it was read");
        assertThat(sessions.store().calls()).containsOnly("find").hasSize(5);
    }

    private void spend() {
        sessions.clock().advance(PAST_GRACE);
        sessions.use(sessions.refreshed(tokens));
        sessions.clock().advance(PAST_GRACE);
    }
}
