package io.sallyport.benchmarks.token;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What clients send. */
public enum Traffic {
    /** One good token again and again. */
    WARM(1) {
        @Override
        String token(TokenMint mint, Instant now) throws GeneralSecurityException {
            return mint.issuedAt(now);
        }
    },
    /** Good tokens, each of which comes once. */
    COLD(20_000) {
        @Override
        String token(TokenMint mint, Instant now) throws GeneralSecurityException {
            return mint.issuedAt(now);
        }
    },
    /** No token at all by its form: a character of the signature is not of the alphabet. */
    BAD_SHAPE(1_000) {
        @Override
        String token(TokenMint mint, Instant now) throws GeneralSecurityException {
            String good = mint.issuedAt(now);
            return good.substring(0, good.length() - 1) + "!";
        }
    },
    /** Signed with a key that nobody knows. */
    UNKNOWN_KEY(1_000) {
        @Override
        String token(TokenMint mint, Instant now) throws GeneralSecurityException {
            return mint.with(mint.algorithm().joseName(), "another-key", now);
        }
    },
    /** The header names another algorithm than the key's. */
    WRONG_ALGORITHM(1_000) {
        @Override
        String token(TokenMint mint, Instant now) throws GeneralSecurityException {
            return mint.with(mint.algorithm().symmetric() ? "RS256" : "HS256", TrustedKey.ID, now);
        }
    },
    /** The signature is another token's. */
    BAD_SIGNATURE(1_000) {
        @Override
        String token(TokenMint mint, Instant now) throws GeneralSecurityException {
            String other = mint.issuedAt(now);
            String good = mint.issuedAt(now);
            return good.substring(0, good.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
        }
    },
    /** Good, but for the time. */
    EXPIRED(1_000) {
        @Override
        String token(TokenMint mint, Instant now) throws GeneralSecurityException {
            return mint.issuedAt(now.minus(TokenMint.LIFETIME).minus(Duration.ofMinutes(10)));
        }
    },
    /** A good token without any cookie. */
    NO_COOKIE(1) {
        @Override
        String token(TokenMint mint, Instant now) throws GeneralSecurityException {
            return mint.issuedAt(now);
        }

        @Override
        public String cookie() {
            return "";
        }
    },
    /** Good tokens, each of which comes once, with a cookie that they are not bound to. */
    WRONG_FINGERPRINT(20_000) {
        @Override
        String token(TokenMint mint, Instant now) throws GeneralSecurityException {
            return mint.issuedAt(now);
        }

        @Override
        public String cookie() {
            return TokenMint.OTHER_COOKIE;
        }

        @Override
        Traffic tokens() {
            return COLD;
        }
    };

    /** One signature with a private key takes as long as a hundred with a secret. */
    private static final int SLOWER = 5;

    private final int tokens;

    Traffic(int tokens) {
        this.tokens = tokens;
    }

    abstract String token(TokenMint mint, Instant now) throws GeneralSecurityException;

    /** The Cookie header that goes with the tokens. */
    public String cookie() {
        return TokenMint.COOKIE;
    }

    /** Whether a guard that has seen a token must have forgotten it when it comes again, after all others. */
    public boolean eachTokenOnce() {
        return this == COLD || this == WRONG_FINGERPRINT;
    }

    /** Whose tokens are sent. */
    Traffic tokens() {
        return this;
    }

    List<String> mint(TokenMint mint, Instant now, int most) throws GeneralSecurityException {
        int wanted = mint.algorithm().symmetric() ? tokens : Math.max(1, tokens / SLOWER);
        int count = Math.min(most, wanted);
        List<String> minted = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            minted.add(token(mint, now));
        }
        return minted;
    }
}
