package io.sallyport.attacks;

import io.sallyport.filter.GuardedApplication;
import io.sallyport.fingerprint.CookieLookup;
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
import io.sallyport.session.RefreshToken;
import io.sallyport.session.SessionOutcome;
import io.sallyport.session.SignOut;
import io.sallyport.testkit.servlet.FakeRequest;
import java.util.Optional;
import java.util.Set;

/**
 * A user who signed in at an application with name and password.
 *
 * @param application where
 * @param tokens what the user got
 */
record SignedInUser(GuardedApplication application, IssuedTokens tokens) {
    static final Password PASSWORD = new Password("a-password-of-the-suite");

    /** Few rounds, so that a suite can sign in often. */
    private static final PasswordHash HASH = new PasswordHash(
            "$pbkdf2-sha256$i=1000$c2FsdC1mb3ItdGVzdHMhIQ$7xqr014BoQygXOWvhfTm22U65iYTGu1wtP9PIX+QPfs");

    private static final Client CLIENT = new Client("192.0.2.7", "Browser/1.0");

    /** An account with the password of all users here. */
    static UserAccount account(String subject, String name, boolean enabled) {
        return new UserAccount(new Subject(subject), name, HASH, enabled, Set.of(new Role("clerk")));
    }

    /** Makes the account known and signs in. */
    static SignedInUser at(GuardedApplication application, UserAccount account) {
        application.users().put(account);
        SessionOutcome outcome = application
                .sallyport()
                .signIn()
                .signIn(
                        account.username(),
                        PASSWORD,
                        CLIENT,
                        application.sallyport().newRequestId());
        return new SignedInUser(application, outcome.fold(issued -> issued, refused -> {
            throw new AssertionError("sign-in was refused: " + refused);
        }));
    }

    /** Whose account it is in the store. */
    Subject subject() {
        return tokens.session().subject();
    }

    /** A request with the user's own token and cookie. */
    FakeRequest request() {
        return bearing(tokens.accessToken().compact());
    }

    /** A request with the user's own cookie and that for a token. */
    FakeRequest bearing(String token) {
        return new FakeRequest("GET", "/x")
                .header("Authorization", "Bearer " + token)
                .header("Cookie", "__Host-sallyport-fgp=" + tokens.fingerprint().value());
    }

    /** Signs out with the user's own cookie and these tokens, whose they may be. */
    Optional<RefusalCode> signOut(Optional<String> refreshToken, Optional<String> accessToken) {
        return application
                .sallyport()
                .signOut()
                .signOut(new SignOut.Presented(
                        refreshToken.map(RefreshToken::new),
                        accessToken,
                        Optional.empty(),
                        new CookieLookup.Found(tokens.fingerprint().value())));
    }

    /** Asks for new tokens with that for a refresh token. */
    SessionOutcome refresh(String refreshToken) {
        RequestId id = application.sallyport().newRequestId();
        return application
                .sallyport()
                .refresher()
                .refresh(new RefreshRequest(
                        new RefreshToken(refreshToken),
                        Optional.empty(),
                        new CookieLookup.Found(tokens.fingerprint().value()),
                        CLIENT,
                        id));
    }
}
