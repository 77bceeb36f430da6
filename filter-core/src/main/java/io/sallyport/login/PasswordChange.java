package io.sallyport.login;

import io.sallyport.audit.AuditEvent;
import io.sallyport.audit.AuditListener;
import io.sallyport.model.Client;
import io.sallyport.model.Password;
import io.sallyport.model.PasswordHash;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.Requester;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import io.sallyport.model.UserAccount;
import io.sallyport.session.SessionRevoker;
import io.sallyport.spi.WritableUserStore;
import io.sallyport.token.OwnSession;
import io.sallyport.token.VerifiedToken;
import java.time.Clock;
import java.util.Optional;

/** Changes a user's password and ends all the user's other sessions. Safe for use by many threads. */
public final class PasswordChange {
    /** The shortest new password, in characters (OWASP ASVS 5.0, 6.2.1). */
    public static final int SHORTEST = 8;

    private final WritableUserStore users;
    private final PasswordCheck passwords;
    private final SessionRevoker revoker;
    private final AuditListener audit;
    private final Clock clock;

    /** Takes where the new hash is written, and who ends sessions. */
    public PasswordChange(
            WritableUserStore users,
            PasswordCheck passwords,
            SessionRevoker revoker,
            AuditListener audit,
            Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.revoker = revoker;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Changes the password of the user whose token this is. Sessions are ended before and after the write: before, so
     * that a failure leaves the old password with fewer sessions and never a new one with a thief's; after, for
     * sign-ins with the old password that were under way.
     *
     * @return why it was refused, if it was; nothing was changed then, but where another change of the same password won
     *     by a moment, sessions may have ended
     * @throws io.sallyport.spi.StoreUnavailableException if it is not known whether all of it was written
     */
    public Optional<RefusalCode> change(VerifiedToken caller, Password current, Password replacement, Client client) {
        Optional<UserAccount> user = passwords
                .check(caller.username(), current)
                .filter(account -> account.subject().equals(caller.subject()));
        if (user.isEmpty()) {
            return Optional.of(RefusalCode.INVALID_CREDENTIALS);
        }
        if (!isAcceptable(replacement) || replacement.equals(current)) {
            return Optional.of(RefusalCode.PASSWORD_UNACCEPTABLE);
        }
        PasswordHash hash = passwords.hash(replacement);
        if (!isStillSo(user.get()) || !replace(caller, user.get(), hash)) {
            return Optional.of(RefusalCode.INVALID_CREDENTIALS);
        }
        audit.onEvent(new AuditEvent.PasswordChanged(clock.instant(), caller.subject(), client));
        return Optional.empty();
    }

    /** Read again after the long hashing: a change that came first shows here, before any session has ended for this one. */
    private boolean isStillSo(UserAccount checked) {
        return users.findByUsername(checked.username())
                .filter(now -> now.passwordHash().equals(checked.passwordHash()))
                .isPresent();
    }

    private boolean replace(VerifiedToken caller, UserAccount user, PasswordHash hash) {
        revokeOthers(caller);
        boolean replaced = users.replacePasswordHash(user, hash);
        if (replaced) {
            revokeOthers(caller);
        }
        return replaced;
    }

    /** A NUL is what no keyboard types, and not every hash can tell it from nothing. */
    private static boolean isAcceptable(Password replacement) {
        String text = replacement.text();
        return text.codePointCount(0, text.length()) >= SHORTEST && text.indexOf('\0') < 0;
    }

    private void revokeOthers(VerifiedToken caller) {
        Optional<SessionId> own = caller.own().map(OwnSession::id);
        revoker.revokeAll(
                caller.subject(),
                own,
                RevocationReason.PASSWORD_CHANGED,
                new Requester("user " + caller.subject().value(), own));
    }
}
