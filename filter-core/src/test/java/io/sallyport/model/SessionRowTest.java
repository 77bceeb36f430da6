package io.sallyport.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionRowTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.123Z");

    @Test
    void cutsItsInstantsToMilliseconds() {
        SessionRow row = row("alice", List.of("pwd"), NOON.plusNanos(999_999));

        assertThat(row).isEqualTo(row("alice", List.of("pwd"), NOON));
    }

    @Test
    void refusesAnAuthenticationMethodWithASpace() {
        assertThatThrownBy(() -> row("alice", List.of("pwd otp"), NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("amr must have values without a space, got 'pwd otp'");
    }

    @Test
    void refusesASeventeenthAuthenticationMethod() {
        assertThat(row("alice", Collections.nCopies(16, "pwd"), NOON).methods()).hasSize(16);

        assertThatThrownBy(() -> row("alice", Collections.nCopies(17, "pwd"), NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("amr must have at most 16 values, got 17");
    }

    @Test
    void refusesAUsernameOf256Characters() {
        assertThat(row("a".repeat(255), List.of(), NOON).username()).hasSize(255);

        assertThatThrownBy(() -> row("a".repeat(256), List.of(), NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("username must have 1 to 255 characters, got 256");
    }

    @Test
    void keepsTheFirstRevocation() {
        Revocation first = new Revocation(NOON, RevocationReason.LOGOUT);

        SessionRow row = row("alice", List.of(), NOON)
                .revoked(first)
                .revoked(new Revocation(NOON.plusSeconds(1), RevocationReason.LOGOUT_ALL));

        assertThat(row.revocation()).contains(first);
    }

    private static SessionRow row(String username, List<String> methods, Instant at) {
        return new SessionRow(
                new SessionId("s"),
                new Subject("1"),
                username,
                Generation.FIRST,
                at,
                at,
                at,
                at,
                at,
                new FingerprintHash("f".repeat(43)),
                Generation.FIRST,
                "Browser",
                methods,
                Optional.empty());
    }
}
