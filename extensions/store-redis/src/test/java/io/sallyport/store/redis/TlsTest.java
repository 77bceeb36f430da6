package io.sallyport.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.config.RedisUrl;
import io.sallyport.model.SessionId;
import io.sallyport.spi.StoreUnavailableException;
import java.security.KeyStore;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code rediss}: the server's certificate must be of an authority that the JVM knows, and name the host. */
class TlsTest {
    private static final RedisProcess SERVER = RedisProcess.durable();
    private static final SSLContext BEFORE = defaultContext();
    private static EncryptedPort port;

    @BeforeAll
    static void start() throws Exception {
        port = new EncryptedPort(SERVER.port());
    }

    @AfterAll
    static void stop() throws Exception {
        port.close();
        SERVER.close();
    }

    @AfterEach
    void trustAsBefore() {
        SSLContext.setDefault(BEFORE);
    }

    @Test
    void aKnownCertificateIsTaken() throws Exception {
        SSLContext.setDefault(trusting(port.certificate()));

        try (Redis redis = new Redis(url("localhost"), StoreTime.ofTheServer())) {
            assertThat(new RedisSessionStore(redis, Names.of("i")).find(new SessionId("a")))
                    .isEmpty();
        }
    }

    @Test
    void itIsListenedToAsWell() throws Exception {
        SSLContext.setDefault(trusting(port.certificate()));
        Semaphore wakes = new Semaphore(0);

        try (Redis redis = new Redis(url("localhost"), StoreTime.ofTheServer());
                RedisDenyFeed feed = new RedisDenyFeed(redis, Names.of("i"), "tls")) {
            feed.wakeOnAppend(wakes::release);

            assertThat(wakes.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anUnknownCertificateIsRefused() {
        refused("localhost");
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() throws Exception {
        SSLContext.setDefault(trusting(port.certificate()));

        refused("127.0.0.1");
    }

    private static void refused(String host) {
        try (Redis redis = new Redis(url(host), StoreTime.ofTheServer())) {
            assertThatThrownBy(() -> new RedisSessionStore(redis, Names.of("i")).find(new SessionId("a")))
                    .isInstanceOf(StoreUnavailableException.class)
                    .cause()
                    .hasCauseInstanceOf(SSLException.class);
        }
    }

    private static RedisUrl url(String host) {
        return new RedisUrl(true, host, port.number(), Optional.empty(), Optional.empty(), 0);
    }

    private static SSLContext trusting(KeyStore certificate) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificate);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static SSLContext defaultContext() {
        try {
            return SSLContext.getDefault();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
