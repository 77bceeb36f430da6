package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.Denial;
import io.sallyport.model.SessionId;
import io.sallyport.model.Subject;
import io.sallyport.model.TokenId;
import io.sallyport.model.TokenReference;
import io.sallyport.spi.DenyList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link DenyList} must do. Extend it, say how to make one that holds some denials, run it. */
public abstract class DenyListContract {
    private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");
    private static final String OURS = "https://depot.example/";
    private static final String OTHER = "https://elsewhere.example/";

    /** For deny-lists of other packages. */
    protected DenyListContract() {}

    /** Makes a list that holds these denials, none of which is past its time. */
    protected abstract DenyList listOf(List<Denial> denials);

    @Test
    void anEmptyListDeniesNothing() {
        assertIsNotDenied(listOf(List.of()), token(OURS, "session", "token"));
    }

    @Test
    void aDeniedSessionDeniesAllItsTokensAndNoOther() {
        DenyList list = listOf(List.of(new Denial.OfSession(OURS, new SessionId("session"), LATER)));

        assertIsDenied(list, token(OURS, "session", "token"));
        assertIsDenied(list, token(OURS, "session", "another"));
        assertIsNotDenied(list, token(OURS, "Session", "token"));
        assertIsNotDenied(list, token(OTHER, "session", "token"));
    }

    @Test
    void aDeniedTokenDeniesItselfOnly() {
        DenyList list = listOf(List.of(new Denial.OfToken(OURS, new TokenId("token"), LATER)));

        assertIsDenied(list, token(OURS, "session", "token"));
        assertIsNotDenied(list, token(OURS, "session", "Token"));
        assertIsNotDenied(list, token(OTHER, "session", "token"));
    }

    @Test
    void aSessionIsNotTakenForATokenOfTheSameName() {
        DenyList list = listOf(List.of(
                new Denial.OfSession(OURS, new SessionId("a"), LATER),
                new Denial.OfToken(OURS, new TokenId("b"), LATER)));

        assertIsNotDenied(list, token(OURS, "b", "a"));
    }

    @Test
    void aTokenWithoutASessionIsDeniedByItself() {
        TokenReference token =
                new TokenReference(OTHER, new Subject("1"), Optional.empty(), Optional.of(new TokenId("token")));

        assertIsDenied(listOf(List.of(new Denial.OfToken(OTHER, new TokenId("token"), LATER))), token);
        assertIsNotDenied(listOf(List.of(new Denial.OfSession(OTHER, new SessionId("token"), LATER))), token);
    }

    private static void assertIsDenied(DenyList list, TokenReference token) {
        assertThat(list.isDenied(token)).as("%s is denied", token).isTrue();
    }

    private static void assertIsNotDenied(DenyList list, TokenReference token) {
        assertThat(list.isDenied(token)).as("%s is denied", token).isFalse();
    }

    private static TokenReference token(String issuer, String session, String token) {
        return new TokenReference(
                issuer, new Subject("alice"), Optional.of(new SessionId(session)), Optional.of(new TokenId(token)));
    }
}
