package io.sallyport.session;

import io.sallyport.model.RefusalCode;
import java.util.function.Function;

/** What came of a sign-in or a refresh. */
public sealed interface SessionOutcome {
    /** Answers for the case that it is. */
    <R> R fold(Function<IssuedTokens, R> ifIssued, Function<RefusalCode, R> ifRefused);

    /**
     * Tokens were issued.
     *
     * @param tokens what the client gets
     */
    record Issued(IssuedTokens tokens) implements SessionOutcome {
        @Override
        public <R> R fold(Function<IssuedTokens, R> ifIssued, Function<RefusalCode, R> ifRefused) {
            return ifIssued.apply(tokens);
        }
    }

    /**
     * Nothing was issued.
     *
     * @param code why
     */
    record Refused(RefusalCode code) implements SessionOutcome {
        @Override
        public <R> R fold(Function<IssuedTokens, R> ifIssued, Function<RefusalCode, R> ifRefused) {
            return ifRefused.apply(code);
        }
    }
}
