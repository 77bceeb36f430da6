package io.sallyport.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.audit.AuditEvent;
import io.sallyport.fingerprint.CookieHeader;
import io.sallyport.model.Denial;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.RefusalReason;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.Role;
import io.sallyport.model.SessionId;
import io.sallyport.model.Subject;
import io.sallyport.model.TokenId;
import io.sallyport.model.TokenReference;
import io.sallyport.model.UserAccount;
import io.sallyport.session.IssuedTokens;
import io.sallyport.session.SessionOutcome;
import io.sallyport.testkit.Race;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Group H, where one node in memory can show it: refresh tokens spent twice, stolen, forged, or outlived. */
class RefreshAttacksTest {
    @RegisterExtension
    static final ObservedAnswers ANSWERS = new ObservedAnswers();

    @RegisterExtension
    static final AttackedApplication APPLICATION =
            new AttackedApplication(ANSWERS, new TestKeys(), Map.of("sallyport.deny-list.max-lag", "PT10M"));

    private final RefreshAttempts attempts = new RefreshAttempts(APPLICATION.application(), ANSWERS);
    private IssuedTokens first;

    @BeforeEach
    void signIn() {
        attempts.awaitDenyList();
        first = signedIn("user-1", "alice");
        APPLICATION.application().events().forget();
    }

    @Attack("H01")
    @Test
    void h01ASpentTokenThatComesBackEndsTheSession() {
        IssuedTokens second = attempts.rotated(first);
        attempts.use(second);
        APPLICATION.application().clock().advance(Duration.ofMillis(10_001));

        assertThat(attempts.refusal(first)).isEqualTo(RefusalCode.REFRESH_REUSED);

        assertThat(attempts.refusal(second)).isEqualTo(RefusalCode.SESSION_REVOKED);
        APPLICATION.refuses(() -> holder(second).request(), Refusal.REVOKED);
        assertThat(reuses())
                .singleElement()
                .satisfies(event -> assertThat(event.reason()).isEqualTo(RefusalReason.LATE_REPLAY));
    }

    @Attack("H02")
    @Test
    void h02SixtyFourAtOnceGetOneSuccessor() {
        APPLICATION.application().clock().advance(Duration.ofMillis(10_001));

        List<IssuedTokens> answers = Race.of(64, tab -> attempts.renewed(first));

        assertThat(answers)
                .extracting(IssuedTokens::refreshToken)
                .containsOnly(answers.get(0).refreshToken());
        assertThat(APPLICATION.application().events().of(AuditEvent.SessionRotated.class))
                .hasSize(1);
    }

    @Attack("H05")
    @Test
    void h05WhoNeverGotTheAnswerGetsItAgain() {
        IssuedTokens lost = attempts.rotated(first);

        assertThat(attempts.renewed(first).refreshToken()).isEqualTo(lost.refreshToken());
        APPLICATION.application().clock().advance(Duration.ofMinutes(30));
        assertThat(attempts.renewed(first).refreshToken()).isEqualTo(lost.refreshToken());
        assertThat(reuses()).isEmpty();
    }

    @Attack("H06")
    @Test
    void h06GraceDoesNotRelaxTheFingerprint() {
        IssuedTokens second = attempts.rotated(first);
        IssuedTokens other = signedIn("user-2", "mallory");

        assertThat(attempts.refusal(secret(first), RefreshAttempts.cookieOf(other)))
                .isEqualTo(RefusalCode.FINGERPRINT_MISMATCH);

        assertGoesOn(second);
    }

    @Attack("H07")
    @Test
    void h07WhatWasHandedOutTwiceIsOneToken() {
        IssuedTokens second = attempts.rotated(first);
        IssuedTokens again = attempts.renewed(first);

        assertThat(again.refreshToken()).isEqualTo(second.refreshToken());
        assertGoesOn(second);
    }

    @Attack("H08")
    @Test
    void h08AnOldGenerationEndsTheSessionEvenWithinGrace() {
        IssuedTokens third = attempts.rotated(attempts.rotated(first));
        IssuedTokens latest = third;
        for (int i = 3; i < 10; i++) {
            latest = attempts.rotated(latest);
        }

        assertThat(attempts.refusal(third)).isEqualTo(RefusalCode.REFRESH_REUSED);

        assertThat(attempts.refusal(latest)).isEqualTo(RefusalCode.SESSION_REVOKED);
        assertThat(reuses())
                .singleElement()
                .satisfies(event -> assertThat(event.reason()).isEqualTo(RefusalReason.STALE_LINEAGE));
    }

    @Attack("H09")
    @Test
    void h09AnotherSessionOfTheSameUserLendsNoFingerprint() {
        IssuedTokens other = signedIn("user-1", "alice");

        assertThat(attempts.refusal(secret(first), RefreshAttempts.cookieOf(other)))
                .isEqualTo(RefusalCode.FINGERPRINT_MISMATCH);

        assertGoesOn(first);
        assertGoesOn(other);
    }

    @Attack("H10")
    @Test
    void h10AnotherUserLendsNoFingerprint() {
        IssuedTokens other = signedIn("user-2", "bob");

        assertThat(attempts.refusal(secret(first), RefreshAttempts.cookieOf(other)))
                .isEqualTo(RefusalCode.FINGERPRINT_MISMATCH);

        assertThat(APPLICATION.application().events().of(AuditEvent.RefreshRefused.class))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.session()).contains(first.session().id()));
        assertGoesOn(first);
        assertGoesOn(other);
    }

    @Attack("H11")
    @Test
    void h11WithoutTheFingerprintNothingIsSpent() {
        APPLICATION.application().clock().advance(Duration.ofMillis(10_001));

        assertThat(attempts.refusal(secret(first), CookieHeader.find(List.of(), "__Host-sallyport-fgp")))
                .isEqualTo(RefusalCode.FINGERPRINT_MISSING);

        IssuedTokens next = attempts.renewed(first);
        assertThat(next.session().generation().number()).isEqualTo(1);
    }

    @Attack("H12")
    @ParameterizedTest
    @EnumSource(RevocationReason.class)
    void h12NothingIsRefreshedAfterTheEnd(RevocationReason why) {
        APPLICATION.application().sallyport().sessions().revoke(first.session().id(), why);

        assertThat(attempts.refusal(first)).isEqualTo(RefusalCode.SESSION_REVOKED);
        APPLICATION.refuses(() -> holder(first).request(), Refusal.REVOKED);
    }

    @Attack("H12")
    @ParameterizedTest
    @EnumSource(RevocationReason.class)
    void h12NothingIsRefreshedAfterTheEndOfAllSessions(RevocationReason why) {
        APPLICATION
                .application()
                .sallyport()
                .sessions()
                .revokeAll(first.session().subject(), Optional.empty(), why);

        assertThat(attempts.refusal(first)).isEqualTo(RefusalCode.SESSION_REVOKED);
        APPLICATION.refuses(() -> holder(first).request(), Refusal.REVOKED);
    }

    @Attack("H12")
    @Test
    void h12ADeletedUserIsNotRefreshed() {
        APPLICATION.application().users().remove("alice");

        assertThat(attempts.refusal(first)).isEqualTo(RefusalCode.SESSION_REVOKED);
        APPLICATION.refuses(() -> holder(first).request(), Refusal.REVOKED);
    }

    @Attack("H13")
    @Test
    void h13AnIdleSessionIsOver() {
        APPLICATION.application().clock().advance(Duration.ofHours(1));

        assertThat(attempts.refusal(first)).isEqualTo(RefusalCode.SESSION_EXPIRED);
    }

    @Attack("H13")
    @Test
    void h13NoRefreshPutsOffTheAbsoluteEnd() {
        IssuedTokens latest = first;
        for (int i = 0; i < 23; i++) {
            APPLICATION.application().clock().advance(Duration.ofMinutes(30));
            latest = attempts.renewed(latest);
        }
        APPLICATION.application().clock().advance(Duration.ofMinutes(30));

        assertThat(attempts.refusal(latest)).isEqualTo(RefusalCode.SESSION_EXPIRED);
    }

    @Attack("H14")
    @Test
    void h14ASpentTokenOfASessionThatIsOverIsOver() {
        IssuedTokens second = attempts.rotated(first);
        attempts.use(second);
        APPLICATION.application().clock().advance(Duration.ofHours(1));

        assertThat(attempts.refusal(first)).isEqualTo(RefusalCode.SESSION_EXPIRED);
        assertThat(reuses()).isEmpty();
    }

    @Attack("H15")
    @ParameterizedTest
    @MethodSource("forgeries")
    void h15AForgedTokenTouchesNoSession(String forgery) {
        String text = forgery.replace("<good>", secret(first));

        assertThat(attempts.refusal(text, RefreshAttempts.cookieOf(first))).isEqualTo(RefusalCode.SESSION_MISSING);

        assertGoesOn(first);
    }

    static Stream<String> forgeries() {
        return Stream.of(
                "",
                ".",
                "....",
                "<good>A",
                "<good>.",
                "<good>\0",
                " <good>",
                "1.' or '1'='1.s.0.m",
                "'; drop table sallyport_session; --",
                "\0".repeat(5),
                "1.k.s.-1.m",
                "1.k.s.9223372036854775808.m",
                "1.k.s.0.m".repeat(100_000));
    }

    @Attack("H15")
    @Test
    void h15NoBitOfATokenCanBeTurned() {
        String good = secret(first);
        for (int i = 0; i < good.length(); i++) {
            String turned = good.substring(0, i) + (char) (good.charAt(i) ^ 1) + good.substring(i + 1);

            assertThat(attempts.refusal(turned, RefreshAttempts.cookieOf(first)))
                    .as("character " + i)
                    .isEqualTo(RefusalCode.SESSION_MISSING);
        }
        assertGoesOn(first);
    }

    @Attack("H19")
    @Test
    void h19ARoleThatWasTakenIsGoneAtTheNextRefresh() {
        UserAccount before =
                APPLICATION.application().users().findByUsername("alice").orElseThrow();
        APPLICATION.application().users().put(withRoles(before, Set.of()));

        IssuedTokens next = attempts.renewed(first);

        APPLICATION.admits(() -> holder(next).request());
        Set<Role> roles = APPLICATION
                .application()
                .sallyport()
                .gate()
                .identify(
                        List.of("Bearer " + next.accessToken().compact()),
                        List.of("__Host-sallyport-fgp=" + next.fingerprint().value()))
                .fold(token -> token.roles(), refused -> Set.of(new Role("refused")));
        assertThat(roles).isEmpty();
    }

    @Attack("H20")
    @Test
    void h20ADisabledUserIsNotRefreshed() {
        APPLICATION.application().users().put(SignedInUser.account("user-1", "alice", false));

        assertThat(attempts.refusal(first)).isEqualTo(RefusalCode.SESSION_REVOKED);
    }

    @Attack("H21")
    @Test
    void h21NamesOfTwoKindsNeverMeet() {
        String issuer = APPLICATION.application().sallyport().config().issuer();
        String name = first.session().id().value();
        APPLICATION
                .application()
                .sallyport()
                .denyList()
                .deny(new Denial.OfToken(issuer, new TokenId(name), TestTokens.NOON.plus(Duration.ofDays(1))));

        assertThat(APPLICATION.application().sallyport().denyList().isDenied(reference(issuer, name, "another")))
                .isFalse();
        assertThat(APPLICATION.application().sallyport().denyList().isDenied(reference(issuer, "another", name)))
                .isTrue();
        assertThat(APPLICATION.application().sallyport().denyList().isDenied(reference(issuer + name, "", name)))
                .isFalse();
        assertGoesOn(first);
    }

    @Attack("H24")
    @Test
    void h24TheNextUserOfABrowserGetsASessionOfItsOwn() {
        IssuedTokens successor = signedIn("user-2", "bob");

        SessionOutcome ofTheFirstTab = attempts.refreshExpecting(successor, first);

        assertThat(successor.session().id()).isNotEqualTo(first.session().id());
        assertThat(successor.fingerprint()).isNotEqualTo(first.fingerprint());
        assertThat(ofTheFirstTab.<Optional<RefusalCode>>fold(tokens -> Optional.empty(), Optional::of))
                .contains(RefusalCode.SESSION_SUPERSEDED);
        assertGoesOn(successor);
    }

    @Attack("H25")
    @Test
    void h25WhatIsForgottenIsRefusedAndNothingIsForgottenWhileItLives() {
        IssuedTokens latest = first;
        for (int i = 0; i < 23; i++) {
            APPLICATION.application().clock().advance(Duration.ofMinutes(30));
            latest = attempts.renewed(latest);
        }
        signedIn("user-2", "bob");
        attempts.use(latest);
        assertThat(attempts.refusal(first)).isEqualTo(RefusalCode.REFRESH_REUSED);

        APPLICATION.application().clock().advance(Duration.ofHours(2));
        signedIn("user-2", "bob");

        assertThat(attempts.refusal(first)).isEqualTo(RefusalCode.SESSION_EXPIRED);
        assertThat(attempts.refusal(latest)).isEqualTo(RefusalCode.SESSION_EXPIRED);
    }

    @Attack("H26")
    @Test
    void h26AReplayThatIsRepeatedIsOneEvent() {
        IssuedTokens second = attempts.rotated(attempts.rotated(first));
        attempts.use(second);

        assertThat(attempts.refusal(first)).isEqualTo(RefusalCode.REFRESH_REUSED);
        for (int i = 0; i < 50; i++) {
            assertThat(attempts.refusal(first)).isEqualTo(RefusalCode.SESSION_REVOKED);
        }

        assertThat(reuses()).hasSize(1);
        assertThat(APPLICATION.application().events().of(AuditEvent.SessionRevoked.class))
                .hasSize(1);
        assertGoesOn(signedIn("user-1", "alice"));
    }

    private static IssuedTokens signedIn(String subject, String name) {
        return SignedInUser.at(APPLICATION.application(), SignedInUser.account(subject, name, true))
                .tokens();
    }

    private static SignedInUser holder(IssuedTokens held) {
        return new SignedInUser(APPLICATION.application(), held);
    }

    private static String secret(IssuedTokens held) {
        return held.refreshToken().secret();
    }

    private static UserAccount withRoles(UserAccount account, Set<Role> roles) {
        return new UserAccount(account.subject(), account.username(), account.passwordHash(), true, roles);
    }

    private static TokenReference reference(String issuer, String session, String token) {
        return new TokenReference(
                issuer,
                new Subject("user-1"),
                Optional.of(session).filter(id -> !id.isEmpty()).map(SessionId::new),
                Optional.of(new TokenId(token)));
    }

    private static List<AuditEvent.RefreshTokenReused> reuses() {
        return APPLICATION.application().events().of(AuditEvent.RefreshTokenReused.class);
    }

    /** Its refresh token still leads on, and its access token is let through. */
    private void assertGoesOn(IssuedTokens held) {
        IssuedTokens next = attempts.renewed(held);
        APPLICATION.admits(() -> holder(next).request());
    }
}
