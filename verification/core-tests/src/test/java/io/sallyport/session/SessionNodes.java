package io.sallyport.session;

import io.sallyport.audit.AuditListener;
import io.sallyport.config.SallyportConfig;
import io.sallyport.config.Settings;
import io.sallyport.fingerprint.CookieLookup;
import io.sallyport.internal.jose.JoseTokenEncryption;
import io.sallyport.internal.memory.InMemoryDenyFeed;
import io.sallyport.internal.memory.InMemorySessionStore;
import io.sallyport.keys.LiveKeyRing;
import io.sallyport.keys.TestRing;
import io.sallyport.model.Generation;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.TokenReference;
import io.sallyport.spi.SessionStore;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import io.sallyport.token.AccessTokenIssuer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Nodes over one store, made for hundreds of thousands of sessions: access tokens are not signed, and what a node would
 * write in the background about a generation that arrived, the test writes itself or loses.
 */
final class SessionNodes implements AutoCloseable {
    /** A node that crashes is followed by the next, which remembers nothing of the session. */
    static final int NODES = 3;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SallyportConfig config = SallyportConfig.builder("")
            .set(Settings.REFRESH_TOKEN_IDLE_LIFETIME, Duration.ofHours(12))
            .build();
    private final SteppingClock clock = new SteppingClock(TestTokens.NOON);
    private final SessionStore store;
    private final DenyListFollower denyList;
    private final SessionOpener opener;
    private final ChangingUsers users = new ChangingUsers();
    private final List<Node> nodes;

    private record Node(SessionRefresher refresher, Acknowledgements acknowledgements) {}

    SessionNodes() {
        this(InMemorySessionStore::new);
    }

    /** Over another store than the one in memory. */
    SessionNodes(Function<Clock, SessionStore> stores) {
        users.put(ChangingUsers.user("alice", "clerk"));
        store = stores.apply(clock);
        // Its clock stands still, so that steps of the other one never outrun the thread that reads.
        denyList = new DenyListFollower(
                new InMemoryDenyFeed(clock), config.denyList(), Clock.fixed(TestTokens.NOON, clock.getZone()), "model");
        LiveKeyRing keys = TestRing.of(new TestKeys(), clock);
        AccessTokenIssuer issuer = new AccessTokenIssuer(
                config, keys, (key, type, payload) -> payload, new JoseTokenEncryption(), RANDOM, clock);
        AuditListener nobody = event -> {};
        opener = new SessionOpener(config, store, issuer, keys, nobody, RANDOM, clock);
        SessionRevoker revoker = new SessionRevoker(config, store, denyList, nobody, clock);
        nodes = IntStream.range(0, NODES)
                .mapToObj(number -> {
                    Acknowledgements acknowledgements = new Acknowledgements(forgetful(store), "model");
                    return new Node(
                            new SessionRefresher(
                                    config, store, users, issuer, keys, acknowledgements, revoker, nobody, clock),
                            acknowledgements);
                })
                .toList();
    }

    /** The same store, to which what arrives in the background is lost. */
    private static SessionStore forgetful(SessionStore store) {
        return (SessionStore) Proxy.newProxyInstance(
                SessionNodes.class.getClassLoader(),
                new Class<?>[] {SessionStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().startsWith("acknowledge")) {
                        return null;
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    SteppingClock clock() {
        return clock;
    }

    Duration grace() {
        return config.refreshToken().grace();
    }

    IssuedTokens signIn() {
        return opener.open(
                        users.findByUsername("alice").orElseThrow(),
                        store.cutOf(users.findByUsername("alice").orElseThrow().subject()),
                        List.of("pwd"),
                        TestSessions.CLIENT)
                .orElseThrow();
    }

    SessionOutcome refresh(int node, IssuedTokens held) {
        return nodes.get(node)
                .refresher()
                .refresh(TestSessions.request(
                        held.refreshToken(),
                        Optional.of(held.session().id()),
                        new CookieLookup.Found(held.fingerprint().value())));
    }

    /** What a request with this access token does at a node. */
    void use(int node, IssuedTokens held) {
        nodes.get(node)
                .acknowledgements()
                .received(held.session().id(), held.session().generation());
    }

    /** What the node writes in the background, at once. */
    void writeAcknowledgement(SessionId session, Generation received) {
        store.acknowledge(session, received);
    }

    SessionRow row(IssuedTokens held) {
        return store.find(held.session().id()).orElseThrow().row();
    }

    boolean isDenied(IssuedTokens held) {
        return denyList.isDenied(new TokenReference(
                config.issuer(),
                held.session().subject(),
                Optional.of(held.session().id()),
                Optional.empty()));
    }

    @Override
    public void close() {
        denyList.close();
        nodes.forEach(node -> node.acknowledgements().close());
    }
}
