package io.sallyport.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.audit.AuditEvent;
import io.sallyport.model.Generation;
import io.sallyport.model.SessionRow;
import io.sallyport.spi.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionOpenerTest {
    private final TestSessions sessions = new TestSessions();

    @AfterEach
    void endThreads() {
        sessions.close();
    }

    @Test
    void aSessionBeginsAtGenerationZeroWithBothLifetimes() {
        IssuedTokens tokens = sessions.signIn();

        Instant now = sessions.clock().instant();
        SessionRow row = sessions.row(tokens);
        assertThat(row).isEqualTo(tokens.session());
        assertThat(row.generation()).isEqualTo(Generation.FIRST);
        assertThat(row.acknowledged()).isEqualTo(Generation.FIRST);
        assertThat(row.createdAt()).isEqualTo(now);
        assertThat(row.rotatedAt()).isEqualTo(now);
        assertThat(row.lastUsedAt()).isEqualTo(now);
        assertThat(row.idleExpiresAt()).isEqualTo(now.plus(Duration.ofHours(1)));
        assertThat(row.absoluteExpiresAt()).isEqualTo(now.plus(Duration.ofHours(12)));
        assertThat(row.fingerprintHash()).isEqualTo(tokens.fingerprint().hash());
        assertThat(row.userAgent()).isEqualTo("Browser/1.0");
        assertThat(row.methods()).isEqualTo(List.of("pwd"));
        assertThat(row.id().value()).hasSize(22);
        assertThat(tokens.expiresIn()).isEqualTo(Duration.ofMinutes(5));
        assertThat(tokens.refreshExpiresIn()).isEqualTo(Duration.ofHours(1));
        assertThat(sessions.events().all())
                .containsExactly(new AuditEvent.SignedIn(now, row.id(), row.subject(), TestSessions.CLIENT));
    }

    @Test
    void everySignInHasItsOwnSessionAndFingerprint() {
        IssuedTokens one = sessions.signIn();
        IssuedTokens other = sessions.signIn();

        assertThat(one.session().id()).isNotEqualTo(other.session().id());
        assertThat(one.fingerprint()).isNotEqualTo(other.fingerprint());
        assertThat(one.refreshToken()).isNotEqualTo(other.refreshToken());
    }

    @Test
    void neitherStoreNorTokenHoldsTheFingerprint() {
        IssuedTokens tokens = sessions.signIn();

        assertThat(sessions.row(tokens).toString())
                .doesNotContain(tokens.fingerprint().value());
        assertThat(sessions.verified(tokens).fingerprint())
                .contains(tokens.fingerprint().hash());
        assertThat(tokens.toString())
                .doesNotContain(
                        tokens.fingerprint().value(),
                        tokens.refreshToken().secret(),
                        tokens.accessToken().compact());
    }

    @Test
    void aStoreThatFailsOpensNoSession() {
        sessions.store().failAt("insert");

        assertThatThrownBy(sessions::signIn).isInstanceOf(StoreUnavailableException.class);

        assertThat(sessions.events().all()).isEmpty();
    }
}
