package io.sallyport.session;

import io.sallyport.Await;
import io.sallyport.config.ConfigBuilder;
import io.sallyport.config.SallyportConfig;
import io.sallyport.config.Settings;
import io.sallyport.fingerprint.CookieLookup;
import io.sallyport.fingerprint.Fingerprint;
import io.sallyport.internal.jose.JoseSignatureVerifier;
import io.sallyport.internal.jose.JoseTokenEncryption;
import io.sallyport.internal.jose.JoseTokenSigner;
import io.sallyport.keys.LiveKeyRing;
import io.sallyport.keys.TestRing;
import io.sallyport.model.Client;
import io.sallyport.model.Generation;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.RequestId;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.UserAccount;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import io.sallyport.token.AccessTokenIssuer;
import io.sallyport.token.ClaimRules;
import io.sallyport.token.OwnIssuer;
import io.sallyport.token.StrictTokenVerifier;
import io.sallyport.token.TokenVerifier;
import io.sallyport.token.VerifiedToken;
import io.sallyport.token.VerifiedTokenCache;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** All services around sessions, on stores in memory, with a clock that stands at noon. One user, alice, a clerk. */
public final class TestSessions implements AutoCloseable {
    public static final Client CLIENT = new Client("192.0.2.7", "Browser/1.0");
    public static final RequestId REQUEST = new RequestId("request-id-of-16");

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SallyportConfig config;
    private final SteppingClock clock;
    private final WatchedSessionStore store;
    private final WatchedDenyFeed feed;
    private final ChangingUsers users;
    private final RecordedEvents events = new RecordedEvents();
    private final LiveKeyRing keys;
    private final DenyListFollower denyList;
    private final Acknowledgements acknowledgements;
    private final SessionRevoker revoker;
    private final SessionOpener opener;
    private final SessionRefresher refresher;
    private final SignOut signOut;
    private final TokenVerifier verifier;

    public TestSessions() {
        this(settings().build());
    }

    public TestSessions(SallyportConfig config) {
        this(config, new SteppingClock(TestTokens.NOON));
    }

    private TestSessions(SallyportConfig config, SteppingClock clock) {
        this(config, clock, new WatchedSessionStore(clock), new WatchedDenyFeed(clock), new ChangingUsers());
        users.put(ChangingUsers.user("alice", "clerk"));
    }

    private TestSessions(
            SallyportConfig config,
            SteppingClock clock,
            WatchedSessionStore store,
            WatchedDenyFeed feed,
            ChangingUsers users) {
        this.config = config;
        this.clock = clock;
        this.store = store;
        this.feed = feed;
        this.users = users;
        keys = TestRing.of(new TestKeys(), clock);
        denyList = new DenyListFollower(feed, config.denyList(), clock, "test");
        acknowledgements = new Acknowledgements(store, "test");
        revoker = new SessionRevoker(config, store, denyList, events, clock);
        AccessTokenIssuer issuer =
                new AccessTokenIssuer(config, keys, new JoseTokenSigner(), new JoseTokenEncryption(), RANDOM, clock);
        opener = new SessionOpener(config, store, issuer, keys, events, RANDOM, clock);
        refresher = new SessionRefresher(config, store, users, issuer, keys, acknowledgements, revoker, events, clock);
        verifier = new StrictTokenVerifier(
                List.of(new OwnIssuer(keys, ClaimRules.forAdmission(config, clock))), new JoseSignatureVerifier());
        signOut = new SignOut(
                config,
                store,
                keys,
                new StrictTokenVerifier(
                        List.of(new OwnIssuer(keys, ClaimRules.forLogout(config, clock))), new JoseSignatureVerifier()),
                revoker);
    }

    /** The defaults, but for a deny-list that is read every 50 ms and never too old for a test. */
    public static ConfigBuilder settings() {
        return SallyportConfig.builder("")
                .set(Settings.DENY_LIST_POLL_INTERVAL, Duration.ofMillis(50))
                .set(Settings.DENY_LIST_MAX_LAG, Duration.ofMinutes(10));
    }

    /** Another node, or this one after a restart: the same stores, keys and settings, nothing else. */
    public TestSessions neighbour() {
        return new TestSessions(config, clock, store, feed, users);
    }

    /** The same stores behind other settings. */
    public TestSessions neighbour(SallyportConfig other) {
        return new TestSessions(other, clock, store, feed, users);
    }

    public SallyportConfig config() {
        return config;
    }

    public SteppingClock clock() {
        return clock;
    }

    public WatchedSessionStore store() {
        return store;
    }

    public WatchedDenyFeed feed() {
        return feed;
    }

    public ChangingUsers users() {
        return users;
    }

    public RecordedEvents events() {
        return events;
    }

    public LiveKeyRing keys() {
        return keys;
    }

    public DenyListFollower denyList() {
        return denyList;
    }

    public Acknowledgements acknowledgements() {
        return acknowledgements;
    }

    public SessionRevoker revoker() {
        return revoker;
    }

    public SessionOpener opener() {
        return opener;
    }

    public SessionRefresher refresher() {
        return refresher;
    }

    public SignOut signOut() {
        return signOut;
    }

    public TokenVerifier verifier() {
        return verifier;
    }

    /** A new cache over the verifier. */
    public VerifiedTokenCache tokens() {
        return new VerifiedTokenCache(verifier, 10, new SecureRandom(), clock, keys::version);
    }

    /** Signs alice in. */
    public IssuedTokens signIn() {
        UserAccount alice = users.findByUsername("alice").orElseThrow();
        return opener.open(alice, store.cutOf(alice.subject()), List.of("pwd"), CLIENT)
                .orElseThrow();
    }

    public SessionOutcome refresh(IssuedTokens held) {
        return refresh(held.refreshToken(), held.fingerprint());
    }

    public SessionOutcome refresh(RefreshToken token, Fingerprint fingerprint) {
        return refresher.refresh(request(token, Optional.empty(), new CookieLookup.Found(fingerprint.value())));
    }

    public static RefreshRequest request(RefreshToken token, Optional<SessionId> expected, CookieLookup cookie) {
        return new RefreshRequest(token, expected, cookie, CLIENT, REQUEST);
    }

    /** Refreshes; fails where it is refused. */
    public IssuedTokens refreshed(IssuedTokens held) {
        return issued(refresh(held));
    }

    public static IssuedTokens issued(SessionOutcome outcome) {
        return outcome.fold(tokens -> tokens, code -> {
            throw new AssertionError("refused with " + code);
        });
    }

    public static RefusalCode refused(SessionOutcome outcome) {
        return outcome.fold(
                tokens -> {
                    throw new AssertionError("tokens were issued");
                },
                code -> code);
    }

    /** Does what a request with this access token does: the generation has arrived. */
    public void use(IssuedTokens held) {
        acknowledgements.received(held.session().id(), held.session().generation());
    }

    public SessionRow row(IssuedTokens held) {
        return store.find(held.session().id()).orElseThrow().row();
    }

    public long generation(IssuedTokens held) {
        return row(held).generation().number();
    }

    /** What an access token says to whoever verifies it now. */
    public VerifiedToken verified(IssuedTokens held) {
        return verifier.verify(held.accessToken().compact()).fold(token -> token, code -> {
            throw new AssertionError("rejected with " + code);
        });
    }

    /** Lets time pass, and the deny-list be read. */
    public void advance(Duration step) {
        clock.advance(step);
        Await.until("the deny-list was read", () -> denyList.lag().isZero());
    }

    public void awaitAcknowledged(IssuedTokens held, long generation) {
        Await.until(
                "generation " + generation + " was acknowledged",
                () -> row(held).acknowledged().equals(new Generation(generation)));
    }

    @Override
    public void close() {
        denyList.close();
        acknowledgements.close();
    }
}
