package io.sallyport.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One entry of the deny-list: what is refused from now on, although its signature and its time are good. */
public sealed interface Denial {
    /** The issuer within which the name counts. */
    String issuer();

    /** When the entry may be forgotten: nothing that it refuses can live longer. */
    Instant until();

    /** The name in 64 bits, never 0: what a list of many entries keeps of it. */
    long hash();

    /**
     * All access tokens of one session.
     *
     * @param issuer the issuer within which the name counts
     * @param session the session
     * @param until when the entry may be forgotten, cut to milliseconds
     */
    record OfSession(String issuer, SessionId session, Instant until) implements Denial {
        public OfSession {
            until = until.truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public long hash() {
            return DenyHash.ofSession(issuer, session);
        }
    }

    /**
     * One access token.
     *
     * @param issuer the issuer within which the name counts
     * @param token the token's {@code jti}
     * @param until when the entry may be forgotten, cut to milliseconds
     */
    record OfToken(String issuer, TokenId token, Instant until) implements Denial {
        public OfToken {
            until = until.truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public long hash() {
            return DenyHash.ofToken(issuer, token);
        }
    }
}
