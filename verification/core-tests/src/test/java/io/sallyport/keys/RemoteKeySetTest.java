package io.sallyport.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.Await;
import io.sallyport.config.ConfigBuilder;
import io.sallyport.config.ConfigurationException;
import io.sallyport.config.SallyportConfig;
import io.sallyport.config.TrustedIssuerConfig;
import io.sallyport.config.TrustedIssuerSettings;
import io.sallyport.model.KeyId;
import io.sallyport.model.SigningAlgorithm;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteKeySetTest {
    private static final ForeignKey ONE = ForeignKey.named("one");
    private static final ForeignKey TWO = ForeignKey.named("two");
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration MAX_AGE = Duration.ofHours(2);

    private final SteppingClock clock = new SteppingClock(TestTokens.NOON);
    private final JwksServer server = new JwksServer(ForeignKey.set(ONE));
    private final List<RemoteKeySet> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(RemoteKeySet::close);
        server.close();
    }

    @Nested
    class BehindAUrl {
        private final RemoteKeySet keys = overHttp(server.url());

        @Test
        void isFetchedWhenTheFirstKeyIsAskedFor() {
            assertThat(server.connections()).isZero();

            assertThat(found(keys, ONE)).contains(ONE.publicKey());
            assertThat(keys.known(ONE.id())).map(VerificationKey::algorithm).contains(SigningAlgorithm.RS256);

            assertThat(server.requests()).containsExactly("GET /certs HTTP/1.1");
        }

        @Test
        void isNotFetchedForAKeyThatIsKnown() {
            found(keys, ONE);
            clock.advance(Duration.ofMinutes(9));

            for (int i = 0; i < 1_000; i++) {
                assertThat(keys.known(ONE.id())).isPresent();
                assertThat(keys.lookUp(ONE.id())).isPresent();
            }

            assertThat(server.connections()).isEqualTo(1);
        }

        @Test
        void isFetchedOnceInTenSecondsHoweverManyMadeUpKeysAreAskedFor() {
            found(keys, ONE);

            for (int i = 0; i < 10_000; i++) {
                KeyId madeUp = new KeyId("made-up-" + i);
                assertThat(keys.known(madeUp)).isEmpty();
                assertThat(keys.lookUp(madeUp)).isEmpty();
            }
            assertThat(server.connections()).isEqualTo(1);

            clock.advance(INTERVAL.minusMillis(1));
            keys.lookUp(new KeyId("again"));
            assertThat(server.connections()).isEqualTo(1);

            clock.advance(Duration.ofMillis(1));
            asked(keys, new KeyId("again"));
            asked(keys, new KeyId("and-again"));
            assertThat(server.connections()).isEqualTo(2);
        }

        @Test
        void knowsAKeyThatWasPublishedSince() {
            found(keys, ONE);
            server.publish(ForeignKey.set(ONE, TWO));
            clock.advance(INTERVAL);
            long before = keys.version();

            assertThat(found(keys, TWO)).contains(TWO.publicKey());

            assertThat(keys.known(ONE.id())).isPresent();
            assertThat(keys.version()).isEqualTo(before);
        }

        @Test
        void forgetsAKeyThatWasRemovedAndSaysSo() {
            found(keys, ONE);
            long before = keys.version();
            server.publish(ForeignKey.set(TWO));
            clock.advance(INTERVAL);

            found(keys, TWO);

            assertThat(keys.known(ONE.id())).isEmpty();
            assertThat(keys.version()).isNotEqualTo(before);
        }

        @Test
        void saysSoWhenAKeyIsAnotherUnderTheSameName() {
            found(keys, ONE);
            long before = keys.version();
            server.publish(ForeignKey.set(TWO.renamed("one")));
            clock.advance(INTERVAL);

            asked(keys, TWO.id());

            assertThat(keys.known(ONE.id()).map(VerificationKey::key)).contains(TWO.publicKey());
            assertThat(keys.version()).isNotEqualTo(before);
        }

        @ParameterizedTest
        @CsvSource({"max-age=600, 599, 600", "max-age=1, 59, 60", "no-store, 59, 60", "'', 599, 600"})
        void isFetchedAgainInTheBackgroundWhenItIsNotFreshAnyMore(String cacheControl, long fresh, long stale) {
            server.cacheControl(cacheControl);
            found(keys, ONE);
            server.answer(JwksServer.Mode.SILENT);

            clock.advance(Duration.ofSeconds(fresh));
            keys.known(ONE.id());
            assertThat(server.connections()).isEqualTo(1);

            clock.advance(Duration.ofSeconds(stale - fresh));
            assertThat(keys.known(ONE.id())).isPresent();
            Await.until("the keys are fetched again", () -> server.connections() == 2);
        }

        @Test
        void isFetchedAgainLongBeforeItIsNotBelievedAnyMore() {
            server.cacheControl("max-age=86400");
            found(keys, ONE);
            server.publish(ForeignKey.set(TWO));

            clock.advance(MAX_AGE.dividedBy(2));
            keys.look();

            Await.until("the new key is known", () -> keys.known(TWO.id()).isPresent());
        }

        @Test
        void isFetchedByOneThreadAtATime() {
            server.answer(JwksServer.Mode.SILENT);
            assertThatThrownBy(() -> keys.lookUp(ONE.id())).isInstanceOf(StoreUnavailableException.class);

            clock.advance(Duration.ofMinutes(1));
            assertThatThrownBy(() -> keys.lookUp(ONE.id())).isInstanceOf(StoreUnavailableException.class);

            assertThat(server.connections()).isEqualTo(1);
        }

        @Test
        void keepsNobodyWaitingForLong() {
            server.answer(JwksServer.Mode.SILENT);
            long start = System.nanoTime();

            for (int i = 0; i < 100; i++) {
                assertThatThrownBy(() -> keys.lookUp(ONE.id()))
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasMessage("the issuer's keys cannot be read");
            }

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }

        @ParameterizedTest
        @EnumSource(names = "GOOD", mode = EnumSource.Mode.EXCLUDE)
        void whatIsNoKeySetLeavesTheKnownKeysInForceUpToTheirMaximumAge(JwksServer.Mode bad) {
            found(keys, ONE);
            long before = keys.version();
            server.answer(bad);
            clock.advance(INTERVAL);

            assertThatThrownBy(() -> keys.lookUp(TWO.id())).isInstanceOf(StoreUnavailableException.class);
            assertThat(keys.known(ONE.id())).isPresent();

            clock.moveTo(TestTokens.NOON.plus(MAX_AGE).minusMillis(1));
            assertThat(keys.known(ONE.id())).isPresent();
            assertThat(keys.version()).isEqualTo(before);

            clock.advance(Duration.ofMillis(1));
            assertThat(keys.known(ONE.id())).isEmpty();
            assertThatThrownBy(() -> keys.lookUp(ONE.id())).isInstanceOf(StoreUnavailableException.class);
            assertThat(keys.version()).isNotEqualTo(before);
            assertThat(server.requests()).allMatch("GET /certs HTTP/1.1"::equals);
        }

        @Test
        void isFetchedAfterAnOutage() {
            server.answer(JwksServer.Mode.STATUS_500);
            assertThatThrownBy(() -> keys.lookUp(ONE.id())).isInstanceOf(StoreUnavailableException.class);
            server.answer(JwksServer.Mode.GOOD);
            assertThatThrownBy(() -> keys.lookUp(ONE.id())).isInstanceOf(StoreUnavailableException.class);

            clock.advance(INTERVAL);

            assertThat(found(keys, ONE)).contains(ONE.publicKey());
        }

        @Test
        void isMissedWhereNobodyListens() throws IOException {
            try (Socket held = new Socket()) {
                held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                RemoteKeySet missed = overHttp(URI.create("http://127.0.0.1:" + held.getLocalPort() + "/certs"));

                assertThatThrownBy(() -> missed.lookUp(ONE.id())).isInstanceOf(StoreUnavailableException.class);
            }
        }

        @Test
        void tellsAnOutageOnceAndItsEnd() {
            try (Log log = new Log()) {
                server.answer(JwksServer.Mode.REDIRECT);
                assertThatThrownBy(() -> keys.lookUp(ONE.id())).isInstanceOf(StoreUnavailableException.class);
                clock.advance(INTERVAL);
                assertThatThrownBy(() -> keys.lookUp(ONE.id())).isInstanceOf(StoreUnavailableException.class);
                Await.until("both attempts have ended", () -> server.connections() == 2);
                server.answer(JwksServer.Mode.GOOD);
                clock.advance(INTERVAL);
                found(keys, ONE);

                assertThat(log.messages())
                        .containsExactly(
                                "the keys of trusted issuer app-idp cannot be read at " + server.url()
                                        + " (it answers with status 302, and redirects are not followed): its tokens get"
                                        + " 503",
                                "the keys of trusted issuer app-idp can be read again");
            }
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void leavesNoThreadBehind(boolean silent) {
            server.answer(silent ? JwksServer.Mode.SILENT : JwksServer.Mode.GOOD);
            asked(keys, ONE.id());
            assertThat(threads()).isNotEmpty();

            keys.close();

            assertThat(threads()).isEmpty();
            clock.advance(INTERVAL);
            assertThatThrownBy(() -> keys.lookUp(TWO.id())).isInstanceOf(StoreUnavailableException.class);
        }
    }

    @Nested
    class InAFile {
        @TempDir
        private Path folder;

        @Test
        void isReadAtTheStart() throws IOException {
            RemoteKeySet keys = inFile(Files.write(folder.resolve("idp.json"), ForeignKey.set(ONE)));

            assertThat(keys.known(ONE.id())).isPresent();
        }

        @Test
        void isReadAgainWhenItChanges() throws IOException {
            Path file = Files.write(folder.resolve("idp.json"), ForeignKey.set(ONE));
            RemoteKeySet keys = inFile(file);
            Files.write(file, ForeignKey.set(TWO));

            clock.advance(Duration.ofSeconds(15));
            keys.look();

            Await.until("the file is read again", () -> keys.known(TWO.id()).isPresent());
            assertThat(keys.known(ONE.id())).isEmpty();
        }

        @Test
        void thatIsHalfWrittenLeavesTheKnownKeysInForce() throws IOException {
            Path file = Files.write(folder.resolve("idp.json"), ForeignKey.set(ONE));
            RemoteKeySet keys = inFile(file);
            Files.writeString(file, "{\"keys\":[");

            clock.advance(Duration.ofSeconds(15));
            assertThatThrownBy(() -> keys.lookUp(TWO.id())).isInstanceOf(StoreUnavailableException.class);

            assertThat(keys.known(ONE.id())).isPresent();
        }

        @Test
        void thatIsMissingStopsTheStart() {
            Path file = folder.resolve("missing.json");

            assertThatThrownBy(() -> inFile(file))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("sallyport.trusted-issuers.idp.jwks-file is '" + file
                            + "', which cannot be used: it is no file that the server may read");
            assertThat(threads()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{}", "<html>", "{\"keys\":{}}"})
        void thatIsNoKeySetStopsTheStart(String text) throws IOException {
            Path file = Files.writeString(folder.resolve("idp.json"), text);

            assertThatThrownBy(() -> inFile(file))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(
                            "sallyport.trusted-issuers.idp.jwks-file is '" + file + "', which cannot be used: ");
        }

        @Test
        void thatIsTooLongStopsTheStart() throws IOException {
            Path file = Files.writeString(folder.resolve("idp.json"), " ".repeat(256 * 1024 + 1));

            assertThatThrownBy(() -> inFile(file)).hasMessageContaining("it is longer than 262144 bytes");
        }
    }

    private RemoteKeySet overHttp(URI url) {
        return opened(SallyportConfig.builder("").set(TrustedIssuerSettings.JWKS_URL.named("idp"), url));
    }

    private RemoteKeySet inFile(Path file) {
        return opened(SallyportConfig.builder("").set(TrustedIssuerSettings.JWKS_FILE.named("idp"), file.toString()));
    }

    private RemoteKeySet opened(ConfigBuilder builder) {
        TrustedIssuerConfig issuer = builder.set(TrustedIssuerSettings.ISSUER.named("idp"), "urn:idp")
                .set(TrustedIssuerSettings.AUDIENCE.named("idp"), "sallyport")
                .set(TrustedIssuerSettings.ALGORITHMS.named("idp"), Set.of(SigningAlgorithm.RS256))
                .set(TrustedIssuerSettings.JWKS_MAX_AGE.named("idp"), MAX_AGE)
                .build()
                .trustedIssuers()
                .get(0);
        RemoteKeySet keys = RemoteKeySet.of(issuer, "app", clock);
        opened.add(keys);
        return keys;
    }

    /** Asks until the answer is in: on a busy machine it may take longer than a request would wait. */
    private static Optional<VerificationKey> asked(RemoteKeySet keys, KeyId id) {
        long start = System.nanoTime();
        while (true) {
            try {
                return keys.lookUp(id);
            } catch (StoreUnavailableException e) {
                if (System.nanoTime() - start > Duration.ofSeconds(4).toNanos()) {
                    return Optional.empty();
                }
                Thread.onSpinWait();
            }
        }
    }

    private static Optional<Key> found(RemoteKeySet keys, ForeignKey key) {
        return asked(keys, key.id()).map(VerificationKey::key);
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("app-idp-keys"))
                .toList();
    }

    private static final class Log extends Handler implements AutoCloseable {
        private final Logger logger = Logger.getLogger(RemoteKeySet.class.getName());
        private final List<String> messages = new ArrayList<>();

        Log() {
            logger.addHandler(this);
        }

        synchronized List<String> messages() {
            return List.copyOf(messages);
        }

        @Override
        public synchronized void publish(LogRecord logged) {
            messages.add(MessageFormat.format(logged.getMessage().replace("'", "''"), logged.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            logger.removeHandler(this);
        }
    }
}
