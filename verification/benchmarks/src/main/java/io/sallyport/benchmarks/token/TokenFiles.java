package io.sallyport.benchmarks.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Keys and tokens in a folder, so that all processes of a run send the same ones, and none spends its time on signing.
 * Tokens that grow old are minted anew.
 */
public final class TokenFiles {
    private static final Duration FRESH = Duration.ofMinutes(30);

    private final Path folder;
    private final Clock clock;
    private final int most;

    /** Takes the folder, which is made where it is missing. */
    public TokenFiles(Path folder, Clock clock) {
        this(folder, clock, Integer.MAX_VALUE);
    }

    /** Takes the folder, and how many tokens of a kind are minted at most. */
    public TokenFiles(Path folder, Clock clock, int most) {
        this.folder = folder;
        this.clock = clock;
        this.most = most;
    }

    /** The key for an algorithm, made at the first call. */
    public TrustedKey key(Algorithm algorithm) {
        Path file = folder.resolve(algorithm + ".key");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                Files.write(file, TrustedKey.make(algorithm).lines());
            }
            return TrustedKey.read(algorithm, Files.readAllLines(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException unknown) {
            throw new IllegalStateException("this JDK knows no " + algorithm, unknown);
        }
    }

    /** The tokens for some traffic, in the order in which they are sent. */
    public List<String> tokens(Algorithm algorithm, Traffic traffic) {
        Path file = folder.resolve(algorithm + "-" + traffic.tokens() + ".tokens");
        try {
            if (!isFresh(file)) {
                Files.write(file, traffic.tokens().mint(new TokenMint(key(algorithm)), clock.instant(), most));
            }
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException unknown) {
            throw new IllegalStateException("this JDK knows no " + algorithm, unknown);
        }
    }

    private boolean isFresh(Path file) throws IOException {
        Instant oldest = clock.instant().minus(FRESH);
        return Files.exists(file) && Files.getLastModifiedTime(file).toInstant().isAfter(oldest);
    }
}
