package io.sallyport.admission;

import io.sallyport.config.Access;
import io.sallyport.config.AccessRule;
import io.sallyport.config.PathPattern;
import io.sallyport.config.SallyportConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who may open which path: our endpoints and the sign-in page first, then the operator's rules, the first match wins. */
final class PathRules {
    private static final AccessRule LAST =
            new AccessRule(Optional.empty(), new PathPattern("/*"), new Access.Authenticated());

    /** An array: to go through a list costs more than to hold a path against a rule. */
    private final AccessRule[] rules;

    private PathRules(List<AccessRule> rules) {
        this.rules = rules.toArray(AccessRule[]::new);
    }

    static PathRules of(SallyportConfig config) {
        List<AccessRule> rules = new ArrayList<>();
        rules.add(anybody(config.authPath() + "/*"));
        config.loginPage().map(PathRules::anybody).ifPresent(rules::add);
        rules.addAll(config.rules());
        return new PathRules(rules);
    }

    AccessRule ruleFor(String method, String path) {
        for (AccessRule rule : rules) {
            if (rule.covers(method, path)) {
                return rule;
            }
        }
        return LAST;
    }

    private static AccessRule anybody(String pattern) {
        return new AccessRule(Optional.empty(), new PathPattern(pattern), new Access.Public());
    }
}
