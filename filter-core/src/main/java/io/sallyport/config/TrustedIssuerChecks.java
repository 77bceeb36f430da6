package io.sallyport.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the settings of trusted issuers must agree on. */
final class TrustedIssuerChecks {
    private final GivenSettings values;
    private final Findings findings;
    private final List<String> names;

    TrustedIssuerChecks(GivenSettings values, Findings findings) {
        this.values = values;
        this.findings = findings;
        this.names = values.members(TrustedIssuerSettings.FAMILY);
    }

    void run() {
        for (String name : names) {
            TrustedIssuerSettings.FAMILY.named(name).stream()
                    .filter(ConfigKey::isRequired)
                    .forEach(this::requireGiven);
            requireOneKeySet(name);
        }
        requireIssuersApart();
    }

    private void requireGiven(ConfigKey<?> key) {
        if (values.areReadable(key) && !values.isGiven(key)) {
            findings.problem(key.name() + " is not set: give " + key.expectation());
        }
    }

    private void requireOneKeySet(String name) {
        ConfigKey<?> url = TrustedIssuerSettings.JWKS_URL.named(name);
        ConfigKey<?> file = TrustedIssuerSettings.JWKS_FILE.named(name);
        if (values.areReadable(url, file) && values.isGiven(url) == values.isGiven(file)) {
            findings.problem(url.name() + " and " + file.name() + " are " + (values.isGiven(url) ? "both" : "neither")
                    + " given: give one of them");
        }
    }

    /** The key alone says whose a token is; two sets of rules for one issuer would leave it open which are meant. */
    private void requireIssuersApart() {
        Map<String, ConfigKey<String>> known = new HashMap<>();
        known.put(values.get(Settings.ISSUER), Settings.ISSUER);
        for (String name : names) {
            ConfigKey<String> key = TrustedIssuerSettings.ISSUER.named(name);
            values.find(key).ifPresent(issuer -> requireNew(issuer, key, known));
        }
    }

    private void requireNew(String issuer, ConfigKey<String> key, Map<String, ConfigKey<String>> known) {
        ConfigKey<String> other = known.putIfAbsent(issuer, key);
        if (other != null) {
            findings.problem(other.name() + " and " + key.name() + " are both " + key.show(issuer)
                    + ": each issuer has one set of settings, and none is this application itself");
        }
    }
}
