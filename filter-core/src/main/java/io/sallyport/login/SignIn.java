package io.sallyport.login;

import io.sallyport.audit.AuditEvent;
import io.sallyport.audit.AuditListener;
import io.sallyport.model.Client;
import io.sallyport.model.Password;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.RequestId;
import io.sallyport.model.SubjectCut;
import io.sallyport.model.UserAccount;
import io.sallyport.session.IssuedTokens;
import io.sallyport.session.SessionOpener;
import io.sallyport.session.SessionOutcome;
import io.sallyport.spi.SessionDirectory;
import io.sallyport.spi.UserStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Signs a user in with a password. Safe for use by many threads. */
public final class SignIn {
    private static final List<String> BY_PASSWORD = List.of("pwd");

    private final PasswordCheck passwords;
    private final UserStore users;
    private final SessionDirectory directory;
    private final SessionOpener opener;
    private final AuditListener audit;
    private final Clock clock;

    /** Takes who checks passwords and who opens sessions. */
    public SignIn(
            PasswordCheck passwords,
            UserStore users,
            SessionDirectory directory,
            SessionOpener opener,
            AuditListener audit,
            Clock clock) {
        this.passwords = passwords;
        this.users = users;
        this.directory = directory;
        this.opener = opener;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Signs in.
     *
     * @param username 1 to 255 characters without control characters, as received
     * @throws io.sallyport.spi.StoreUnavailableException if a store cannot answer
     */
    public SessionOutcome signIn(String username, Password password, Client client, RequestId requestId) {
        Optional<IssuedTokens> issued = passwords.check(username, password).flatMap(account -> open(account, client));
        if (issued.isPresent()) {
            return new SessionOutcome.Issued(issued.get());
        }
        audit.onEvent(new AuditEvent.SignInRefused(
                clock.instant(), requestId, RefusalCode.INVALID_CREDENTIALS, username, client));
        return new SessionOutcome.Refused(RefusalCode.INVALID_CREDENTIALS);
    }

    /**
     * The account is read again after the cut: a password change or a disabling between the check and the cut shows
     * there, one after the cut keeps the session from being inserted.
     */
    private Optional<IssuedTokens> open(UserAccount checked, Client client) {
        SubjectCut cut = directory.cutOf(checked.subject());
        return users.findByUsername(checked.username())
                .filter(UserAccount::enabled)
                .filter(now -> now.subject().equals(checked.subject()))
                .filter(now -> now.passwordHash().equals(checked.passwordHash()))
                .flatMap(now -> opener.open(now, cut, BY_PASSWORD, client));
    }
}
