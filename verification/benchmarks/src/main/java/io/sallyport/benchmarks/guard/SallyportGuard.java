package io.sallyport.benchmarks.guard;

import io.sallyport.Resources;
import io.sallyport.Sallyport;
import io.sallyport.Stores;
import io.sallyport.benchmarks.token.Algorithm;
import io.sallyport.benchmarks.token.MachineTime;
import io.sallyport.benchmarks.token.TokenMint;
import io.sallyport.benchmarks.token.TrustedKey;
import io.sallyport.config.ConfigLoader;
import io.sallyport.config.ConfigSource;
import io.sallyport.config.SallyportConfig;
import io.sallyport.filter.SallyportFilter;
import io.sallyport.internal.memory.InMemoryDenyFeed;
import io.sallyport.internal.memory.InMemorySessionStore;
import io.sallyport.internal.memory.InMemoryUserStore;
import io.sallyport.model.Denial;
import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.SessionId;
import io.sallyport.model.StoredKey;
import io.sallyport.spi.DenyFeed;
import jakarta.servlet.Filter;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sallyport over stores in memory, with fingerprint, deny-list and rules. */
final class SallyportGuard implements Guard {
    private static final int SECRET_BYTES = 32;

    private final byte[] macKey = new SecureRandom().generateSeed(SECRET_BYTES);
    private final Clock clock = MachineTime.clock();
    private final DenyFeed denials = new InMemoryDenyFeed(clock);
    private Optional<Sallyport> running = Optional.empty();

    SallyportGuard(int denied) {
        Instant until = clock.instant().plus(Duration.ofHours(2));
        for (int i = 0; i < denied; i++) {
            denials.append(new Denial.OfSession(TokenMint.ISSUER, new SessionId("denied-session-" + i), until));
        }
    }

    @Override
    public Filter start(TrustedKey key) {
        return start(key, settings(key.algorithm()));
    }

    @Override
    public Filter startForgetful(TrustedKey key) {
        Map<String, String> settings = new HashMap<>(settings(key.algorithm()));
        settings.put("sallyport.access-token.cache-size", "1000");
        return start(key, settings);
    }

    private Filter start(TrustedKey key, Map<String, String> settings) {
        close();
        SallyportConfig config = ConfigLoader.load(List.of(ConfigSource.of("benchmark", settings)), "")
                .config();
        Sallyport sallyport = Sallyport.builder(config, new Surroundings(clock))
                .users(new InMemoryUserStore(List.of()))
                .stores(new Stores(new InMemorySessionStore(clock), denials, () -> keys(key), true, () -> {}))
                .start();
        running = Optional.of(sallyport);
        SallyportFilter filter = new SallyportFilter();
        filter.init(new InstalledSallyport(sallyport));
        return filter;
    }

    @Override
    public boolean checksFingerprint() {
        return true;
    }

    @Override
    public void close() {
        running.ifPresent(Sallyport::close);
        running = Optional.empty();
    }

    private List<StoredKey> keys(TrustedKey key) {
        byte[] signing = key.signing().getEncoded();
        return List.of(
                StoredKey.of(
                        new KeyId(TrustedKey.ID),
                        KeyPurpose.ACCESS_TOKEN,
                        key.algorithm().joseName(),
                        false,
                        signing,
                        Instant.EPOCH),
                StoredKey.of(
                        new KeyId("benchmark-mac"), KeyPurpose.REFRESH_TOKEN, "HS256", false, macKey, Instant.EPOCH));
    }

    // page: SALLYPORT
    private static Map<String, String> settings(Algorithm algorithm) {
        return Map.of(
                "sallyport.app-name", "depot",
                "sallyport.keys.algorithm", algorithm.joseName(),
                "sallyport.rules", """
                        /public/* = public
                        /admin/* = role:admin
                        /api/* = role:clerk
                        """);
    }
    // end of page

    private record Surroundings(Clock clock) implements Resources {
        @Override
        public <T> Optional<T> find(String name, Class<T> type) {
            return Optional.empty();
        }
    }
}
