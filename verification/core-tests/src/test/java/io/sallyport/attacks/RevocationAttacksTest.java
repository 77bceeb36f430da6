package io.sallyport.attacks;

import static io.sallyport.filter.GuardedApplication.TOKENS;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.Await;
import io.sallyport.Sallyport;
import io.sallyport.admission.Challenge;
import io.sallyport.audit.AuditEvent;
import io.sallyport.config.DenyListConfig;
import io.sallyport.filter.GuardedApplication;
import io.sallyport.internal.memory.InMemoryKeySource;
import io.sallyport.keys.RingKey;
import io.sallyport.model.Denial;
import io.sallyport.model.DenyChanges;
import io.sallyport.model.Requester;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import io.sallyport.model.Subject;
import io.sallyport.model.TokenId;
import io.sallyport.model.TokenReference;
import io.sallyport.session.DenyListFollower;
import io.sallyport.session.SessionOutcome;
import io.sallyport.session.TestSessions;
import io.sallyport.spi.DenyFeed;
import io.sallyport.testkit.Race;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Group I: tokens and sessions after they were ended, and what else might end them. */
class RevocationAttacksTest {
    private static final String ISSUER = "urn:sallyport:sallyport";

    @RegisterExtension
    static final ObservedAnswers ANSWERS = new ObservedAnswers();

    private final AttackedApplication attacked = new AttackedApplication(ANSWERS);
    private final GuardedApplication application = attacked.application();
    private final Sallyport sallyport = application.sallyport();
    private SignedInUser alice;

    @BeforeEach
    void signIn() {
        alice = SignedInUser.at(application, SignedInUser.account("user-1", "alice", true));
    }

    @AfterEach
    void close() {
        attacked.close();
    }

    @Attack("I01")
    @Test
    void i01RefusesTheTokensOfASessionThatWasSignedOutForAsLongAsTheyLive() {
        SignedInUser other = SignedInUser.at(application, SignedInUser.account("user-1", "alice", true));

        assertThat(alice.signOut(Optional.of(alice.tokens().refreshToken().secret()), Optional.empty()))
                .isEmpty();

        attacked.refuses(alice::request, Refusal.REVOKED);
        passTime(Duration.ofSeconds(299));
        attacked.refuses(alice::request, Refusal.REVOKED);
        attacked.admits(other::request);
    }

    @Attack("I01")
    @Test
    void i01RefusesThemOnANodeThatOnlyReadsOfIt() {
        application.feed().append(new Denial.OfSession(ISSUER, sessionOf(alice), TestTokens.NOON.plusSeconds(3660)));

        Await.until(
                "the other node's denial was read", () -> sallyport.denyList().isDenied(referenceOf(sessionOf(alice))));

        attacked.refuses(alice::request, Refusal.REVOKED);
    }

    @Attack("I02")
    @Test
    void i02RefusesEveryOtherSpellingOfASignedOutToken() {
        String token = alice.tokens().accessToken().compact();
        alice.signOut(Optional.empty(), Optional.of(token));

        attacked.refuses(() -> alice.bearing(token), Refusal.REVOKED);
        EncodingAttacksTest.respellings(token)
                .forEach(spelling -> attacked.refuses(() -> alice.bearing(spelling), Refusal.INVALID));
    }

    @Attack("I04")
    @Test
    void i04ADenialOutlivesTheLongestTokenOfANeighbourWhoseClockIsAhead() {
        try (AttackedApplication lasting =
                new AttackedApplication(ANSWERS, new TestKeys(), Map.of("sallyport.access-token.lifetime", "PT1H"))) {
            String token = TOKENS.issuedAt(TestTokens.NOON.plusSeconds(60))
                    .expiresAt(TestTokens.NOON.plusSeconds(3660))
                    .session("ahead")
                    .compact();
            lasting.admits(token);
            DenyListFollower denyList = lasting.application().sallyport().denyList();
            denyList.deny(new Denial.OfSession(ISSUER, new SessionId("soon-over"), TestTokens.NOON.plusSeconds(60)));
            lasting.application().sallyport().sessions().revoke(new SessionId("ahead"), RevocationReason.LOGOUT);
            lasting.refuses(token, Refusal.REVOKED);

            passTime(lasting.application(), TestTokens.NOON.plusSeconds(3659));
            Await.until(
                    "what is over was forgotten", () -> !denyList.isDenied(referenceOf(new SessionId("soon-over"))));
            lasting.refuses(token, Refusal.REVOKED);

            passTime(lasting.application(), TestTokens.NOON.plusSeconds(3660));
            lasting.refuses(token, Refusal.EXPIRED);
        }
    }

    @Attack("I05")
    @Test
    void i05AnExpiredTokenSignsOutItsOwnSessionAndABadOneNobody() {
        SignedInUser bob = SignedInUser.at(application, SignedInUser.account("user-2", "bob", true));
        String token = alice.tokens().accessToken().compact();
        String bobs = bob.tokens().accessToken().compact();

        for (String bad : List.of("", "x", token + "=", TOKENS.compact(), bobs)) {
            signedOut(alice, Optional.empty(), Optional.of(bad));
            attacked.admits(alice::request);
            attacked.admits(bob::request);
        }

        passTime(Duration.ofMinutes(6));
        signedOut(alice, Optional.empty(), Optional.of(token));
        signedOut(alice, Optional.empty(), Optional.of(token));
        assertThat(sallyport.sessions().sessionsOf(alice.subject())).isEmpty();
        assertThat(sallyport.sessions().sessionsOf(bob.subject())).hasSize(1);
    }

    @Attack("I07")
    @Test
    void i07ARefreshTokenOfAnotherFamilySignsNobodyOut() {
        SignedInUser bob = SignedInUser.at(application, SignedInUser.account("user-2", "bob", true));
        SignedInUser elsewhere = SignedInUser.at(application, SignedInUser.account("user-1", "alice", true));

        for (SignedInUser other : List.of(bob, elsewhere)) {
            signedOut(alice, Optional.of(other.tokens().refreshToken().secret()), Optional.empty());
        }

        List.of(alice, bob, elsewhere).forEach(user -> attacked.admits(user::request));
        assertThat(application.events().of(AuditEvent.SessionRevoked.class)).isEmpty();
    }

    @Attack("I08")
    @Test
    void i08ASignInThatWasUnderWayOpensNoSession() {
        application.users().meanwhile(2, () -> endAllOf(alice.subject()));

        SessionOutcome outcome = sallyport
                .signIn()
                .signIn("alice", SignedInUser.PASSWORD, TestSessions.CLIENT, sallyport.newRequestId());

        observe(outcome);
        assertThat(outcome).isInstanceOf(SessionOutcome.Refused.class);
        assertThat(sallyport.sessions().sessionsOf(alice.subject())).isEmpty();
    }

    @Attack("I08")
    @Test
    void i08WhatARefreshBesideItHandsOutIsWorthNothing() {
        application.clock().advance(Duration.ofSeconds(11));

        List<Optional<SessionOutcome>> outcomes = Race.between(List.of(
                () -> Optional.of(alice.refresh(alice.tokens().refreshToken().secret())), () -> {
                    endAllOf(alice.subject());
                    return Optional.empty();
                }));

        outcomes.get(0)
                .orElseThrow()
                .fold(
                        handedOut -> {
                            SignedInUser refreshed = new SignedInUser(application, handedOut);
                            attacked.refuses(refreshed::request, Refusal.REVOKED);
                            observe(refreshed.refresh(handedOut.refreshToken().secret()));
                            return handedOut;
                        },
                        refused -> refused);
        observe(alice.refresh(alice.tokens().refreshToken().secret()));
        attacked.refuses(alice::request, Refusal.REVOKED);
    }

    @Attack("I09")
    @Test
    void i09AMillionSignOutsHideNoneAndRefuseNobodyElse() {
        SteppingClock clock = new SteppingClock(TestTokens.NOON);
        DenyListConfig config = new DenyListConfig(Duration.ofMillis(50), Duration.ofMinutes(1));
        try (DenyListFollower denyList = new DenyListFollower(new Flood(), config, clock, "flood")) {
            Await.until(
                    "the last sign-out was read", () -> denyList.isDenied(referenceOf(Flood.session(Flood.ENTRIES))));

            assertThat(LongStream.rangeClosed(1, Flood.ENTRIES)
                            .filter(number -> !denyList.isDenied(referenceOf(Flood.session(number)))))
                    .isEmpty();
            assertThat(LongStream.rangeClosed(Flood.ENTRIES + 1, 2 * Flood.ENTRIES)
                            .filter(number -> denyList.isDenied(referenceOf(Flood.session(number)))))
                    .isEmpty();
        }
        LongStream.rangeClosed(1, 1000)
                .forEach(number -> sallyport
                        .denyList()
                        .deny(new Denial.OfSession(ISSUER, Flood.session(number), TestTokens.NOON.plusSeconds(60))));
        attacked.admits(alice::request);
        sallyport.sessions().revoke(sessionOf(alice), RevocationReason.LOGOUT);
        attacked.refuses(alice::request, Refusal.REVOKED);
    }

    @Attack("I10")
    @Test
    void i10WhatTheListForgetsIsNeverWhatStillCounts() {
        sallyport
                .denyList()
                .deny(new Denial.OfSession(ISSUER, new SessionId("soon-over"), TestTokens.NOON.plusSeconds(30)));
        sallyport.sessions().revoke(sessionOf(alice), RevocationReason.LOGOUT);

        passTime(Duration.ofSeconds(200));
        Await.until(
                "what is over was forgotten",
                () -> !sallyport.denyList().isDenied(referenceOf(new SessionId("soon-over"))));

        attacked.refuses(alice::request, Refusal.REVOKED);
    }

    @Attack("I11")
    @Test
    void i11RefusesATokenWhoseNameNoStoreShouldSee() {
        for (String jti : List.of("", "\0", "a\nb", "a\rb", "\u007f", "x".repeat(5000))) {
            attacked.refuses(TOKENS.withClaim("jti", jti).compact());
        }
    }

    @Attack("I11")
    @Test
    void i11ANameThatAStoreCouldTakeForAPatternDeniesItselfOnly() {
        for (String jti : List.of("*", "?", "[a-z]*", "sallyport:*", "%", "' or '1'='1")) {
            String odd = TOKENS.withClaim("jti", jti).compact();
            attacked.admits(odd);

            sallyport.denyList().deny(new Denial.OfToken(ISSUER, new TokenId(jti), TestTokens.NOON.plusSeconds(600)));

            attacked.refuses(odd, Refusal.REVOKED);
            attacked.admits(TOKENS.compact());
            attacked.admits(alice::request);
        }
    }

    @Attack("I13")
    @Test
    void i13AnAdministratorEndsOneUser() {
        SignedInUser elsewhere = SignedInUser.at(application, SignedInUser.account("user-1", "alice", true));
        SignedInUser bob = SignedInUser.at(application, SignedInUser.account("user-2", "bob", true));

        sallyport
                .sessions()
                .revokeAll(
                        alice.subject(),
                        Optional.empty(),
                        RevocationReason.ADMINISTRATOR,
                        Requester.user(bob.subject(), sessionOf(bob)));

        for (SignedInUser ended : List.of(alice, elsewhere)) {
            attacked.refuses(ended::request, Refusal.REVOKED);
            observe(ended.refresh(ended.tokens().refreshToken().secret()));
        }
        attacked.admits(bob::request);
        assertThat(application.events().of(AuditEvent.SubjectRevoked.class))
                .extracting(AuditEvent.SubjectRevoked::by)
                .containsExactly("user user-2");
    }

    @Attack("I13")
    @Test
    void i13AnAdministratorEndsAllUsersByTheKeys() {
        try (AttackedApplication all = new AttackedApplication(ANSWERS, new InMemoryKeySource(), Map.of())) {
            List<SignedInUser> users = List.of(
                    SignedInUser.at(all.application(), SignedInUser.account("user-1", "alice", true)),
                    SignedInUser.at(all.application(), SignedInUser.account("user-2", "bob", true)));

            for (RingKey key : all.application().sallyport().keys().keys()) {
                all.application().sallyport().keys().remove(key.id(), "test");
            }

            for (SignedInUser user : users) {
                all.refuses(user::request, Refusal.INVALID);
                observe(user.refresh(user.tokens().refreshToken().secret()));
            }
        }
    }

    private void endAllOf(Subject subject) {
        sallyport.sessions().revokeAll(subject, Optional.empty(), RevocationReason.LOGOUT_ALL);
    }

    private void passTime(Duration step) {
        passTime(application, application.clock().instant().plus(step));
    }

    /** Until the deny-list was read at the new time, and what is over was forgotten. */
    private static void passTime(GuardedApplication application, Instant to) {
        application.clock().moveTo(to);
        Await.until(
                "the deny-list was read",
                () -> application.sallyport().denyList().lag().isZero());
    }

    private static void signedOut(SignedInUser user, Optional<String> refreshToken, Optional<String> accessToken) {
        assertThat(user.signOut(refreshToken, accessToken)).isEmpty();
        ANSWERS.signedOut();
    }

    private static void observe(SessionOutcome outcome) {
        outcome.fold(
                tokens -> {
                    ANSWERS.accepted();
                    return tokens;
                },
                code -> {
                    ANSWERS.refused(Challenge.of(code, "sallyport").status(), code.wireName());
                    return code;
                });
    }

    private static SessionId sessionOf(SignedInUser user) {
        return user.tokens().session().id();
    }

    private static TokenReference referenceOf(SessionId session) {
        return new TokenReference(ISSUER, new Subject("user-1"), Optional.of(session), Optional.of(new TokenId("t")));
    }

    /** As many sign-outs as a year has, fifty thousand at each look. */
    private static final class Flood implements DenyFeed {
        static final long ENTRIES = 1_000_000;
        private static final long AT_ONCE = 50_000;

        static SessionId session(long number) {
            return new SessionId("session-" + number);
        }

        @Override
        public long append(Denial denial) {
            throw new UnsupportedOperationException("this feed is only read");
        }

        @Override
        public DenyChanges since(long revision) {
            long last = Math.min(ENTRIES, revision + AT_ONCE);
            return new DenyChanges(
                    last,
                    LongStream.rangeClosed(revision + 1, last)
                            .<Denial>mapToObj(number ->
                                    new Denial.OfSession(ISSUER, session(number), TestTokens.NOON.plusSeconds(3660)))
                            .toList());
        }
    }
}
