package io.sallyport.admission;

import io.sallyport.config.Access;
import io.sallyport.config.SallyportConfig;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.Role;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.token.VerifiedToken;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/** Decides whether a request may go on. Knows no servlet type: the same decision serves every transport. */
public final class RequestGate {
    private static final Logger LOG = System.getLogger(RequestGate.class.getName());

    private final PathRules rules;
    private final Identifier identifier;

    /** Takes the rules and who identifies. */
    public RequestGate(SallyportConfig config, Identifier identifier) {
        this.rules = PathRules.of(config);
        this.identifier = identifier;
    }

    /**
     * Decides: path, rule, token, fingerprint, deny-list, role. On a public path bad credentials mean anonymous; anywhere
     * else they are refused, and where a store cannot answer nobody passes.
     */
    public Decision decide(Credentials credentials) {
        if (credentials.path().isEmpty()) {
            return new Decision.Refused(RefusalCode.PATH_AMBIGUOUS);
        }
        Access access = rules.accessTo(credentials.method(), credentials.path().get());
        if (access instanceof Access.Denied) {
            return new Decision.Refused(RefusalCode.PATH_DENIED);
        }
        Identification who = identify(credentials);
        return access instanceof Access.Public
                ? new Decision.Admitted(who.fold(Optional::of, refused -> Optional.empty()))
                : who.fold(token -> byRole(access, token), Decision.Refused::new);
    }

    /** Decides about another path within a request that was admitted: a forward gains nobody access. */
    public Decision decideAgain(String method, String path, Optional<VerifiedToken> identity) {
        Access access = rules.accessTo(method, path);
        if (access instanceof Access.Public) {
            return new Decision.Admitted(identity);
        }
        if (access instanceof Access.Denied) {
            return new Decision.Refused(RefusalCode.PATH_DENIED);
        }
        return identity.map(token -> byRole(access, token)).orElse(new Decision.Refused(RefusalCode.TOKEN_MISSING));
    }

    private Identification identify(Credentials credentials) {
        try {
            return identifier.identify(credentials.authorization(), credentials.cookies());
        } catch (StoreUnavailableException e) {
            LOG.log(Level.DEBUG, "a request could not be checked: {0}", e.getMessage());
            return new Identification.Refused(RefusalCode.UNAVAILABLE);
        }
    }

    private static Decision byRole(Access access, VerifiedToken token) {
        Set<Role> anyOf = access instanceof Access.AnyRole some ? some.roles() : Set.of();
        boolean allowed = access instanceof Access.Authenticated || !Collections.disjoint(anyOf, token.roles());
        return allowed ? new Decision.Admitted(Optional.of(token)) : new Decision.Refused(RefusalCode.ROLE_MISSING);
    }
}
