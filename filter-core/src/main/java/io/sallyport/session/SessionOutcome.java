package io.sallyport.session;

import io.sallyport.model.RefusalCode;
import io.sallyport.model.RefusalReason;
import java.util.Optional;
import java.util.function.Function;

/** What came of a sign-in or a refresh. */
public sealed interface SessionOutcome {
    /** Answers for the case that it is. */
    <R> R fold(Function<IssuedTokens, R> ifIssued, Function<RefusalCode, R> ifRefused);

    /** Why it was refused, where more is known than the code. */
    Optional<RefusalReason> reason();

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

        @Override
        public Optional<RefusalReason> reason() {
            return Optional.empty();
        }
    }

    /**
     * Nothing was issued.
     *
     * @param code why
     * @param reason why, more closely, where it is known
     */
    record Refused(RefusalCode code, Optional<RefusalReason> reason) implements SessionOutcome {
        /** Where there is no more to say than the code. */
        public Refused(RefusalCode code) {
            this(code, Optional.empty());
        }

        /** With the code that the reason explains. */
        public Refused(RefusalReason reason) {
            this(reason.code(), Optional.of(reason));
        }

        @Override
        public <R> R fold(Function<IssuedTokens, R> ifIssued, Function<RefusalCode, R> ifRefused) {
            return ifRefused.apply(code);
        }
    }
}
