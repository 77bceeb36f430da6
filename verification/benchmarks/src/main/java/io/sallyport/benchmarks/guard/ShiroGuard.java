package io.sallyport.benchmarks.guard;

import io.sallyport.benchmarks.token.TrustedKey;
import jakarta.servlet.Filter;
import java.security.Principal;
import java.util.List;
import org.apache.shiro.authc.AuthenticationException;
import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authc.BearerToken;
import org.apache.shiro.authc.SimpleAuthenticationInfo;
import org.apache.shiro.authc.credential.AllowAllCredentialsMatcher;
import org.apache.shiro.mgt.DefaultSessionStorageEvaluator;
import org.apache.shiro.mgt.DefaultSubjectDAO;
import org.apache.shiro.realm.AuthenticatingRealm;
import org.apache.shiro.web.filter.authc.BearerHttpAuthenticationFilter;
import org.apache.shiro.web.filter.mgt.DefaultFilterChainManager;
import org.apache.shiro.web.filter.mgt.PathMatchingFilterChainResolver;
import org.apache.shiro.web.filter.session.NoSessionCreationFilter;
import org.apache.shiro.web.mgt.DefaultWebSecurityManager;
import org.apache.shiro.web.servlet.AbstractShiroFilter;
import org.jose4j.jwt.consumer.JwtConsumer;

/** Shiro's filter for bearer tokens, without sessions, with a realm that verifies by jose4j. */
final class ShiroGuard implements Guard {
    @Override
    public Filter start(TrustedKey key) {
        return filter(new TokenRealm(Jose4jGuard.consumer(key)));
    }

    // page: SHIRO
    private static Filter filter(TokenRealm realm) {
        DefaultSessionStorageEvaluator storage = new DefaultSessionStorageEvaluator();
        storage.setSessionStorageEnabled(false);
        DefaultSubjectDAO subjects = new DefaultSubjectDAO();
        subjects.setSessionStorageEvaluator(storage);
        DefaultWebSecurityManager security = new DefaultWebSecurityManager(List.of(realm));
        security.setSubjectDAO(subjects);
        security.setRememberMeManager(null);

        DefaultFilterChainManager chains = new DefaultFilterChainManager();
        chains.addFilter("noSessionCreation", new NoSessionCreationFilter());
        chains.addFilter("authcBearer", new BearerHttpAuthenticationFilter());
        chains.createChain("/**", "noSessionCreation, authcBearer");
        PathMatchingFilterChainResolver resolver = new PathMatchingFilterChainResolver();
        resolver.setFilterChainManager(chains);

        AbstractShiroFilter filter = new AbstractShiroFilter() {};
        filter.setSecurityManager(security);
        filter.setFilterChainResolver(resolver);
        return filter;
    }

    private static final class TokenRealm extends AuthenticatingRealm {
        private final JwtConsumer consumer;

        TokenRealm(JwtConsumer consumer) {
            super(new AllowAllCredentialsMatcher());
            this.consumer = consumer;
            setAuthenticationTokenClass(BearerToken.class);
        }

        @Override
        protected AuthenticationInfo doGetAuthenticationInfo(AuthenticationToken token) {
            String compact = ((BearerToken) token).getToken();
            Principal user = Jose4jGuard.userOf(compact, consumer)
                    .orElseThrow(() -> new AuthenticationException("the token is refused"));
            return new SimpleAuthenticationInfo(user, compact, getName());
        }
    }
    // end of page
}
