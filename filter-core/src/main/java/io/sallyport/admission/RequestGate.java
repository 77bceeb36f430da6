package io.sallyport.admission;

import io.sallyport.config.Access;
import io.sallyport.config.AccessRule;
import io.sallyport.config.LagLimit;
import io.sallyport.config.SallyportConfig;
import io.sallyport.fingerprint.CookieHeader;
import io.sallyport.fingerprint.CookieLookup;
import io.sallyport.fingerprint.Fingerprint;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.Role;
import io.sallyport.session.Acknowledgements;
import io.sallyport.spi.DenyList;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.token.VerifiedToken;
import io.sallyport.token.VerifiedTokenCache;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides whether a request may go on. Knows no servlet type: the same decision serves every transport. */
public final class RequestGate {
    private static final Logger LOG = System.getLogger(RequestGate.class.getName());

    private final PathRules rules;
    private final VerifiedTokenCache tokens;
    private final String fingerprintCookie;
    private final DenyList denyList;
    private final Acknowledgements acknowledgements;
    private final Clock clock;

    /**
     * Takes the rules, and what is asked about a request that has to show who it comes from, in this order.
     *
     * @param fingerprintCookie the cookie's name
     */
    public RequestGate(
            SallyportConfig config,
            VerifiedTokenCache tokens,
            String fingerprintCookie,
            DenyList denyList,
            Acknowledgements acknowledgements,
            Clock clock) {
        this.rules = PathRules.of(config);
        this.tokens = tokens;
        this.fingerprintCookie = fingerprintCookie;
        this.denyList = denyList;
        this.acknowledgements = acknowledgements;
        this.clock = clock;
    }

    /**
     * Decides: path, rule, who it comes from ({@link #identify}), role. On a public path bad credentials mean anonymous; anywhere
     * else they are refused, and where a store cannot answer nobody passes.
     */
    public Decision decide(Credentials credentials) {
        if (credentials.path().isEmpty()) {
            return new Decision.Refused(RefusalCode.PATH_AMBIGUOUS);
        }
        AccessRule rule = rules.ruleFor(credentials.method(), credentials.path().get());
        return rule.access() instanceof Access.Denied
                ? new Decision.Refused(RefusalCode.PATH_DENIED)
                : byRule(rule, identifyOrRefuse(credentials, rule.lagLimit()));
    }

    /**
     * Decides about another path within a request that was admitted: a forward gains nobody access. Where the rule for
     * that path says how old the deny-list may be, that holds, too.
     */
    public Decision decideAgain(String method, String path, Optional<VerifiedToken> identity) {
        AccessRule rule = rules.ruleFor(method, path);
        return byRule(
                rule, rule.lagLimit().isPresent() ? stillIdentified(identity, rule.lagLimit()) : asBefore(identity));
    }

    /**
     * Decides about a request that was admitted a while ago and goes on now, as an asynchronous one does: what was denied
     * meanwhile goes no further.
     */
    public Decision decideLater(String method, String path, Optional<VerifiedToken> identity) {
        AccessRule rule = rules.ruleFor(method, path);
        return byRule(rule, stillIdentified(identity, rule.lagLimit()));
    }

    /** The same about a path that no rule is about. */
    public Decision decideLater(Optional<VerifiedToken> identity) {
        return identity.isEmpty()
                ? new Decision.Admitted(identity)
                : stillIdentified(identity, Optional.empty())
                        .<Decision>fold(token -> new Decision.Admitted(identity), Decision.Refused::new);
    }

    private static Decision byRule(AccessRule rule, Identification who) {
        if (rule.access() instanceof Access.Public) {
            return new Decision.Admitted(who.fold(Optional::of, refused -> Optional.empty()));
        }
        if (rule.access() instanceof Access.Denied) {
            return new Decision.Refused(RefusalCode.PATH_DENIED);
        }
        return who.fold(token -> byRole(rule.access(), token), Decision.Refused::new);
    }

    /**
     * Finds out who a request comes from: header, then token, then fingerprint, then deny-list, so that the cheapest
     * refusal comes first and no store is asked about a token that is not genuine. A token that was verified before is
     * not verified again; everything behind it is checked each time.
     *
     * @throws io.sallyport.spi.StoreUnavailableException if keys or deny-list cannot answer
     */
    public Identification identify(List<String> authorization, List<String> cookies) {
        return identify(authorization, cookies, Optional.empty());
    }

    private Identification identify(List<String> authorization, List<String> cookies, Optional<LagLimit> limit) {
        if (authorization.size() == 1) {
            long now = clock.millis();
            Optional<VerifiedToken> known = tokens.find(authorization.get(0), now);
            if (known.isPresent()) {
                return withFingerprint(known.get(), cookies, limit, now);
            }
        }
        BearerHeader header = BearerHeader.of(authorization);
        if (header instanceof BearerHeader.Token bearer) {
            return tokens.verify(authorization.get(0), bearer.token())
                    .fold(token -> withFingerprint(token, cookies, limit, clock.millis()), Identification.Refused::new);
        }
        return new Identification.Refused(
                header instanceof BearerHeader.Malformed ? RefusalCode.REQUEST_MALFORMED : RefusalCode.TOKEN_MISSING);
    }

    private Identification withFingerprint(
            VerifiedToken token, List<String> cookies, Optional<LagLimit> limit, long now) {
        if (token.isBound()) {
            Optional<RefusalCode> refusal = refusal(token, CookieHeader.find(cookies, fingerprintCookie));
            if (refusal.isPresent()) {
                return new Identification.Refused(refusal.get());
            }
        }
        token.own().ifPresent(session -> acknowledgements.received(session.id(), session.generation()));
        return unlessDenied(token, limit, now);
    }

    private static Optional<RefusalCode> refusal(VerifiedToken token, CookieLookup cookie) {
        return cookie.fold(
                () -> Optional.of(RefusalCode.FINGERPRINT_MISSING),
                value -> Fingerprint.parse(value).filter(token::isBoundTo).isPresent()
                        ? Optional.empty()
                        : Optional.of(RefusalCode.FINGERPRINT_MISMATCH),
                () -> Optional.of(RefusalCode.REQUEST_MALFORMED));
    }

    private Identification unlessDenied(VerifiedToken token, Optional<LagLimit> limit, long now) {
        boolean denied = limit.isPresent()
                ? denyList.isDenied(
                        token.reference(), now, limit.get().longest().toMillis())
                : denyList.isDenied(token.reference(), now);
        return denied ? new Identification.Refused(RefusalCode.SESSION_REVOKED) : new Identification.Identified(token);
    }

    private Identification identifyOrRefuse(Credentials credentials, Optional<LagLimit> limit) {
        try {
            return identify(credentials.authorization(), credentials.cookies(), limit);
        } catch (StoreUnavailableException e) {
            return unavailable(e);
        }
    }

    private static Identification asBefore(Optional<VerifiedToken> identity) {
        return identity.<Identification>map(Identification.Identified::new)
                .orElseGet(() -> new Identification.Refused(RefusalCode.TOKEN_MISSING));
    }

    private Identification stillIdentified(Optional<VerifiedToken> identity, Optional<LagLimit> limit) {
        try {
            return identity.map(token -> unlessDenied(token, limit, clock.millis()))
                    .orElseGet(() -> asBefore(identity));
        } catch (StoreUnavailableException e) {
            return unavailable(e);
        }
    }

    private static Identification unavailable(StoreUnavailableException why) {
        LOG.log(Level.DEBUG, "a request could not be checked: {0}", why.getMessage());
        return new Identification.Refused(RefusalCode.UNAVAILABLE);
    }

    private static Decision byRole(Access access, VerifiedToken token) {
        Set<Role> anyOf = access instanceof Access.AnyRole some ? some.roles() : Set.of();
        boolean allowed = access instanceof Access.Authenticated || !Collections.disjoint(anyOf, token.roles());
        return allowed ? new Decision.Admitted(Optional.of(token)) : new Decision.Refused(RefusalCode.ROLE_MISSING);
    }
}
