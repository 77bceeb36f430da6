package io.sallyport.store.redis;

import io.sallyport.Resources;
import io.sallyport.Sallyport;
import io.sallyport.admission.Identification;
import io.sallyport.config.EncryptionKey;
import io.sallyport.config.RedisUrl;
import io.sallyport.config.SallyportConfig;
import io.sallyport.config.Settings;
import io.sallyport.fingerprint.CookieHeader;
import io.sallyport.internal.memory.InMemoryUserStore;
import io.sallyport.model.Client;
import io.sallyport.model.Password;
import io.sallyport.model.PasswordHash;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.RequestId;
import io.sallyport.model.Role;
import io.sallyport.model.Subject;
import io.sallyport.model.UserAccount;
import io.sallyport.session.IssuedTokens;
import io.sallyport.session.RefreshRequest;
import io.sallyport.session.SessionOutcome;
import io.sallyport.spi.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One node of a cluster: all of Sallyport but the servlet filter, on a server, and one user. */
final class Node implements AutoCloseable {
    static final Subject ALICE = new Subject("7");

    private static final String PASSWORD = "a-password-of-the-suite";
    /** With few rounds: nobody guesses here. */
    private static final PasswordHash HASH = new PasswordHash(
            "$pbkdf2-sha256$i=1000$c2FsdC1mb3ItdGVzdHMhIQ$7xqr014BoQygXOWvhfTm22U65iYTGu1wtP9PIX+QPfs");

    private static final Client CLIENT = new Client("192.0.2.7", "Browser/1.0");
    private static final RequestId REQUEST = new RequestId("x".repeat(16));

    private final Sallyport sallyport;

    Node(RedisUrl url) {
        SallyportConfig config = SallyportConfig.builder("/depot")
                .set(Settings.STORE, "redis")
                .set(Settings.REDIS_URL, url)
                .set(Settings.REFRESH_TOKEN_GRACE, Duration.ZERO)
                .set(
                        Settings.KEYS_ENCRYPTION_KEY,
                        new EncryptionKey(Base64.getEncoder().encodeToString(new byte[32])))
                .build();
        UserAccount alice = new UserAccount(ALICE, "alice", HASH, true, Set.<Role>of());
        sallyport = Sallyport.builder(config, resources())
                .users(new InMemoryUserStore(List.of(alice)))
                .start();
    }

    Sallyport sallyport() {
        return sallyport;
    }

    IssuedTokens signIn() {
        return issued(sallyport.signIn().signIn("alice", new Password(PASSWORD), CLIENT, REQUEST));
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

    /** Why a request with these tokens is refused; empty where it is admitted. */
    Optional<RefusalCode> refusal(IssuedTokens tokens) {
        Identification identification = sallyport
                .gate()
                .identify(
                        List.of("Bearer " + tokens.accessToken().compact()),
                        List.of(sallyport.cookies().fingerprint() + "="
                                + tokens.fingerprint().value()));
        return identification instanceof Identification.Refused refused
                ? Optional.of(refused.code())
                : Optional.empty();
    }

    /** Waits until this node, which follows the deny-list at its own pace, answers so. */
    void awaitRefusal(IssuedTokens tokens, Optional<RefusalCode> expected) {
        Await.until("the answer is " + expected, () -> answers(tokens, expected));
    }

    private boolean answers(IssuedTokens tokens, Optional<RefusalCode> expected) {
        try {
            return refusal(tokens).equals(expected);
        } catch (StoreUnavailableException e) {
            return false;
        }
    }

    @Override
    public void close() {
        sallyport.close();
    }

    private static Resources resources() {
        return new Resources() {
            @Override
            public <T> Optional<T> find(String name, Class<T> type) {
                return Optional.empty();
            }

            @Override
            public Clock clock() {
                return Clock.systemUTC();
            }
        };
    }
}
