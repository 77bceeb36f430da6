package io.sallyport;

import io.sallyport.admission.OriginPolicy;
import io.sallyport.admission.RequestGate;
import io.sallyport.audit.AuditListener;
import io.sallyport.config.SallyportConfig;
import io.sallyport.fingerprint.CookieNames;
import io.sallyport.internal.jose.JoseSignatureVerifier;
import io.sallyport.internal.jose.JoseTokenEncryption;
import io.sallyport.keys.KeyRingFollower;
import io.sallyport.keys.KeyRotation;
import io.sallyport.keys.KeyRotationBean;
import io.sallyport.keys.KeySetDocument;
import io.sallyport.keys.LiveKeyRing;
import io.sallyport.login.PasswordChange;
import io.sallyport.login.PasswordCheck;
import io.sallyport.login.Pbkdf2PasswordHasher;
import io.sallyport.login.SignIn;
import io.sallyport.model.RequestId;
import io.sallyport.session.Acknowledgements;
import io.sallyport.session.DenyListBean;
import io.sallyport.session.DenyListFollower;
import io.sallyport.session.LastingUses;
import io.sallyport.session.SessionOpener;
import io.sallyport.session.SessionRefresher;
import io.sallyport.session.SessionRevoker;
import io.sallyport.session.SignOut;
import io.sallyport.spi.PasswordHasher;
import io.sallyport.spi.UserStore;
import io.sallyport.spi.WritableUserStore;
import io.sallyport.token.AccessTokenIssuer;
import io.sallyport.token.ClaimRules;
import io.sallyport.token.DecryptingTokenVerifier;
import io.sallyport.token.OwnIssuer;
import io.sallyport.token.SignatureVerifier;
import io.sallyport.token.StrictTokenVerifier;
import io.sallyport.token.TokenEncryption;
import io.sallyport.token.TrustedIssuer;
import io.sallyport.token.VerifiedTokenCache;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * One application's Sallyport: configuration and stores made into services. The filter makes one at start and puts it
 * into the servlet context; a host can make its own with {@link #builder} and put it there first. All that it hands out
 * is safe for use by many threads. {@link #close} ends its threads.
 */
public final class Sallyport implements AutoCloseable {
    /** The servlet-context attribute that holds the application's Sallyport. */
    public static final String ATTRIBUTE = "io.sallyport.Sallyport";

    private final SallyportConfig config;
    private final Stores stores;
    private final RequestIds requestIds;
    private final Clock clock;
    private final AuditListener audit;
    private final LiveKeyRing keys;
    private final ForeignIssuers foreignIssuers;
    private final KeyRotation rotation;
    private final KeyRingFollower follower;
    private final KeyRotationBean management;
    private final DenyListFollower denyList;
    private final LastingUses lastingUses;
    private final DenyListBean denyListManagement;
    private final Acknowledgements acknowledgements;
    private final CookieNames cookies;
    private final OriginPolicy origins;
    private final RequestGate gate;
    private final SessionRevoker revoker;
    private final SessionRefresher refresher;
    private final SignOut signOut;
    private final SignIn signIn;
    private final Optional<PasswordChange> passwordChange;

    private Sallyport(Builder made) {
        config = made.config;
        SecureRandom random = new SecureRandom();
        requestIds = new RequestIds(random);
        clock = made.resources.clock();
        audit = new AuditListeners(made.listeners);
        PasswordHasher hasher = new Pbkdf2PasswordHasher(random);
        UserStore users = made.users.orElseGet(() -> UserChoice.find(config, made.resources, hasher));
        stores = made.stores.orElseGet(() -> StoreChoice.open(config, made.resources));
        OpenedKeys opened = OpenedKeys.of(config, stores, random, audit, clock);
        keys = opened.ring();
        rotation = opened.rotation();
        foreignIssuers = opened.foreignIssuers();
        follower = new KeyRingFollower(rotation, config);
        management = new KeyRotationBean(rotation, config, made.contextPath);
        denyList = new DenyListFollower(stores.denials(), config.denyList(), clock, config.appName());
        lastingUses = new LastingUses(denyList, config.appName());
        denyListManagement = new DenyListBean(denyList, lastingUses, config, made.contextPath);
        acknowledgements = new Acknowledgements(stores.sessions(), config.appName());
        cookies = CookieNames.of(config.appName(), config.insecure().cookies());
        origins = new OriginPolicy(config.publicUrl(), config.allowedOrigins());

        SignatureVerifier signatures = new JoseSignatureVerifier(config.keys().provider());
        TokenEncryption encryption = new JoseTokenEncryption();
        AccessTokenIssuer issuer = new AccessTokenIssuer(config, keys, opened.signer(), encryption, random, clock);
        gate = new RequestGate(
                config,
                new VerifiedTokenCache(
                        new DecryptingTokenVerifier(
                                new StrictTokenVerifier(issuers(), signatures), keys::encryption, encryption),
                        config.accessToken().cacheSize(),
                        random,
                        clock,
                        () -> keys.version() + foreignIssuers.version()),
                cookies.fingerprint(),
                denyList,
                acknowledgements,
                clock);
        revoker = new SessionRevoker(config, stores.sessions(), denyList, audit, clock);
        refresher = new SessionRefresher(
                config, stores.sessions(), users, issuer, keys, acknowledgements, revoker, audit, clock);
        signOut = new SignOut(
                config,
                stores.sessions(),
                keys,
                new DecryptingTokenVerifier(
                        new StrictTokenVerifier(
                                List.of(new OwnIssuer(keys, ClaimRules.forLogout(config, clock))), signatures),
                        keys::encryption,
                        encryption),
                revoker);
        PasswordCheck passwords =
                new PasswordCheck(users, hasher, Runtime.getRuntime().availableProcessors());
        SessionOpener opener = new SessionOpener(config, stores.sessions(), issuer, keys, audit, random, clock);
        signIn = new SignIn(passwords, users, stores.sessions(), opener, audit, clock);
        passwordChange = users instanceof WritableUserStore writable
                ? Optional.of(new PasswordChange(writable, passwords, revoker, audit, clock))
                : Optional.empty();
    }

    /** Our own first: whose key id it is, is then known without a look at the others. */
    private List<TrustedIssuer> issuers() {
        List<TrustedIssuer> issuers = new ArrayList<>();
        issuers.add(new OwnIssuer(keys, admissionRules()));
        issuers.addAll(foreignIssuers.issuers());
        return issuers;
    }

    /** A store that forgets forgot who was signed out, while the application's own keys may outlive it. */
    private ClaimRules admissionRules() {
        ClaimRules rules = ClaimRules.forAdmission(config, clock);
        return stores.shared() ? rules : rules.issuedFrom(clock.instant());
    }

    /** Starts to make one from configuration; what is not given is found as the configuration says. */
    public static Builder builder(SallyportConfig config, Resources resources) {
        return new Builder(config, resources);
    }

    /** The configuration in force. */
    public SallyportConfig config() {
        return config;
    }

    /** Decides whether requests may go on, and finds out who they come from. */
    public RequestGate gate() {
        return gate;
    }

    /** The names of our cookies. */
    public CookieNames cookies() {
        return cookies;
    }

    /** Tells our own pages from other sites. */
    public OriginPolicy origins() {
        return origins;
    }

    /** Signs users in. */
    public SignIn signIn() {
        return signIn;
    }

    /** Refreshes sessions. */
    public SessionRefresher refresher() {
        return refresher;
    }

    /** Signs users out. */
    public SignOut signOut() {
        return signOut;
    }

    /** Lists and ends sessions. */
    public SessionRevoker sessions() {
        return revoker;
    }

    /** Changes passwords; empty where the user store cannot write. */
    public Optional<PasswordChange> passwordChange() {
        return passwordChange;
    }

    /** What nobody may use any more. */
    public DenyListFollower denyList() {
        return denyList;
    }

    /**
     * What goes on after the request that a token opened, and is to end when that is denied: whoever keeps a connection
     * open for a user begins a use here.
     */
    public LastingUses lastingUses() {
        return lastingUses;
    }

    /** The public keys in JSON (RFC 7517 §5). */
    public String keySet() {
        return KeySetDocument.of(keys.current());
    }

    /** Lists, rotates and removes keys. */
    public KeyRotation keys() {
        return rotation;
    }

    /** Who is told what happened. */
    public AuditListener audit() {
        return audit;
    }

    /** The time. */
    public Clock clock() {
        return clock;
    }

    /** A new name for a refusal. */
    public RequestId newRequestId() {
        return requestIds.next();
    }

    /** Ends all threads and closes what was opened for it; the application's own DataSource stays open. */
    @Override
    public void close() {
        management.close();
        denyListManagement.close();
        follower.close();
        lastingUses.close();
        denyList.close();
        acknowledgements.close();
        foreignIssuers.close();
        stores.closing().run();
    }

    /** Makes a {@link Sallyport}. */
    public static final class Builder {
        private final SallyportConfig config;
        private final Resources resources;
        private final List<AuditListener> listeners = new ArrayList<>();
        private String contextPath = "";
        private Optional<UserStore> users = Optional.empty();
        private Optional<Stores> stores = Optional.empty();

        private Builder(SallyportConfig config, Resources resources) {
            this.config = config;
            this.resources = resources;
            listeners.add(new LoggingAuditListener());
            ServiceLoader.load(AuditListener.class, UserChoice.loader()).forEach(listeners::add);
        }

        /** Says where the application is deployed, which tells it from another of the same name in JMX. */
        public Builder contextPath(String path) {
            contextPath = path;
            return this;
        }

        /** Uses these users, whatever the configuration says. */
        public Builder users(UserStore store) {
            users = Optional.of(store);
            return this;
        }

        /** Uses these stores, whatever the configuration says. */
        public Builder stores(Stores given) {
            stores = Optional.of(given);
            return this;
        }

        /** Tells this listener too. */
        public Builder listener(AuditListener listener) {
            listeners.add(listener);
            return this;
        }

        /**
         * Builds and starts it.
         *
         * @throws io.sallyport.config.ConfigurationException if the settings do not fit what is there
         * @throws io.sallyport.spi.StoreUnavailableException if a store cannot be reached
         */
        public Sallyport start() {
            return new Sallyport(this);
        }
    }
}
