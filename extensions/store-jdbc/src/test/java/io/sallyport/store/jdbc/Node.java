package io.sallyport.store.jdbc;

import io.sallyport.Resources;
import io.sallyport.Sallyport;
import io.sallyport.Stores;
import io.sallyport.admission.Identification;
import io.sallyport.config.ConfigBuilder;
import io.sallyport.config.EncryptionKey;
import io.sallyport.config.SallyportConfig;
import io.sallyport.config.Settings;
import io.sallyport.fingerprint.CookieHeader;
import io.sallyport.model.Client;
import io.sallyport.model.Password;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.RequestId;
import io.sallyport.session.IssuedTokens;
import io.sallyport.session.RefreshRequest;
import io.sallyport.session.SessionOutcome;
import io.sallyport.spi.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** One node of a cluster: all of Sallyport but the servlet filter, on a DataSource, with users from a table. */
final class Node implements AutoCloseable {
    private static final Client CLIENT = new Client("192.0.2.7", "Browser/1.0");
    private static final RequestId REQUEST = new RequestId("x".repeat(16));
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final long STEP_NANOS = 5_000_000;

    private final Sallyport sallyport;

    Node(DataSource source) {
        this(source, settings().build(), Clock.systemUTC());
    }

    Node(DataSource source, SallyportConfig config, Clock clock) {
        sallyport = Sallyport.builder(config, resources(source, clock)).start();
    }

    /** A node whose store keeps the same time as it does. */
    static Node with(DataSource source, Clock clock) {
        Tables tables = TestDatabase.tables(source);
        Housekeeping housekeeping = TestDatabase.housekeeping(tables, StoreTime.of(clock), clock);
        Stores stores = new Stores(
                new JdbcSessionStore(tables, StoreTime.of(clock), "urn:sallyport:sallyport-depot", housekeeping),
                new JdbcDenyFeed(tables, wake -> () -> {}, housekeeping),
                new JdbcKeySource(tables.withholdingWords(), "urn:sallyport:sallyport-depot"),
                true,
                () -> {});
        return new Node(Sallyport.builder(settings().build(), resources(source, clock))
                .stores(stores)
                .start());
    }

    private Node(Sallyport sallyport) {
        this.sallyport = sallyport;
    }

    static ConfigBuilder settings() {
        return SallyportConfig.builder("/depot")
                .set(Settings.STORE, "jdbc")
                .set(Settings.JDBC_CREATE_SCHEMA, true)
                .set(Settings.REFRESH_TOKEN_GRACE, Duration.ZERO)
                .set(
                        Settings.KEYS_ENCRYPTION_KEY,
                        new EncryptionKey(Base64.getEncoder().encodeToString(new byte[32])))
                .set(Settings.USERS_JDBC_QUERY, "select id, name, secret, active from people where name = :username")
                .set(Settings.USERS_JDBC_UPDATE_PASSWORD, "update people set secret = :hash where id = :id");
    }

    Sallyport sallyport() {
        return sallyport;
    }

    IssuedTokens signIn(String username, String password) {
        return issued(sallyport.signIn().signIn(username, new Password(password), CLIENT, REQUEST));
    }

    SessionOutcome refresh(IssuedTokens tokens) {
        return sallyport
                .refresher()
                .refresh(new RefreshRequest(
                        tokens.refreshToken(),
                        Optional.of(tokens.session().id()),
                        CookieHeader.find(List.of("f=" + tokens.fingerprint().value()), "f"),
                        CLIENT,
                        REQUEST));
    }

    static IssuedTokens issued(SessionOutcome outcome) {
        return outcome.fold(tokens -> tokens, code -> {
            throw new AssertionError("refused: " + code);
        });
    }

    /** Why a request with a token and the fingerprint of these is refused; empty where it is admitted. */
    Optional<RefusalCode> refusal(String compact, IssuedTokens tokens) {
        return refusalOf(compact, tokens.fingerprint().value());
    }

    /** Why a request with these tokens is refused; empty where it is admitted. */
    Optional<RefusalCode> refusal(IssuedTokens tokens) {
        return refusalOf(tokens.accessToken().compact(), tokens.fingerprint().value());
    }

    private Optional<RefusalCode> refusalOf(String compact, String fingerprint) {
        Identification identification = sallyport
                .gate()
                .identify(
                        List.of("Bearer " + compact),
                        List.of(sallyport.cookies().fingerprint() + "=" + fingerprint));
        return identification instanceof Identification.Refused refused
                ? Optional.of(refused.code())
                : Optional.empty();
    }

    /** Waits until this node, which follows the deny-list at its own pace, answers so. */
    void awaitRefusal(IssuedTokens tokens, Optional<RefusalCode> expected) {
        long start = System.nanoTime();
        while (!answers(tokens, expected)) {
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                throw new AssertionError("waited " + LONGEST + " in vain for " + expected);
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    @Override
    public void close() {
        sallyport.close();
    }

    private boolean answers(IssuedTokens tokens, Optional<RefusalCode> expected) {
        try {
            return refusal(tokens).equals(expected);
        } catch (StoreUnavailableException e) {
            return false;
        }
    }

    private static Resources resources(DataSource source, Clock clock) {
        return new Resources() {
            @Override
            public <T> Optional<T> find(String name, Class<T> type) {
                return type == DataSource.class ? Optional.of(type.cast(source)) : Optional.empty();
            }

            @Override
            public Clock clock() {
                return clock;
            }
        };
    }
}
