package io.sallyport.config;

import java.time.Duration;
import java.util.List;

/** What several settings must agree on. */
final class CrossChecks {
    private final GivenSettings values;
    private final Findings findings;

    CrossChecks(GivenSettings values, Findings findings) {
        this.values = values;
        this.findings = findings;
    }

    void run() {
        requireAtMost(Settings.REFRESH_TOKEN_IDLE_LIFETIME, Settings.REFRESH_TOKEN_ABSOLUTE_LIFETIME);
        requireAtMost(Settings.DENY_LIST_POLL_INTERVAL, Settings.DENY_LIST_MAX_LAG);
        refuseBoth(Settings.KEYS_ENCRYPTION_KEY, Settings.KEYS_ENCRYPTION_KEY_FILE);
        refuseBoth(Settings.KEYS_PASSWORD, Settings.KEYS_PASSWORD_FILE);
        refuseBoth(Settings.KEYS_FILE, Settings.KEYS_JNDI_NAME);
        requireWith(Settings.KEYS_ALIAS, Settings.KEYS_FILE);
        refuseBoth(Settings.USERS_CLASS, Settings.USERS_JDBC_QUERY);
        requireWith(Settings.USERS_JDBC_ROLES_QUERY, Settings.USERS_JDBC_QUERY);
        requireWith(Settings.USERS_JDBC_UPDATE_PASSWORD, Settings.USERS_JDBC_QUERY);
        requireRedisUrl();
        requireClaimsApart();
        checkLagLimits();
    }

    private void checkLagLimits() {
        if (values.areReadable(Settings.RULES, Settings.DENY_LIST_MAX_LAG, Settings.DENY_LIST_POLL_INTERVAL)) {
            values.get(Settings.RULES).forEach(rule -> rule.lagLimit().ifPresent(limit -> check(rule, limit)));
        }
    }

    private void check(AccessRule rule, LagLimit limit) {
        ConfigKey<Duration> usual = Settings.DENY_LIST_MAX_LAG;
        ConfigKey<Duration> poll = Settings.DENY_LIST_POLL_INTERVAL;
        String place = values.source(Settings.RULES);
        String name = Settings.RULES.name() + " '" + OneLine.excerpt(rule.text()) + "'";
        boolean isLonger = limit.longest().compareTo(values.get(usual)) > 0;
        if (isLonger != limit.isInsecure()) {
            findings.problem(
                    name + " and " + usual.name() + " is " + values.describe(usual) + ": write "
                            + (isLonger ? "insecure-max-lag for a longer time" : "max-lag for a shorter time"),
                    place);
        } else if (limit.longest().compareTo(values.get(poll)) < 0) {
            findings.problem(
                    name + " and " + poll.name() + " is " + values.describe(poll)
                            + ": allow as much, or no request could ever pass",
                    place);
        } else if (limit.isInsecure()) {
            findings.warning(
                    name + ": while the store is out of reach, who was signed out elsewhere goes on for as long",
                    place);
        }
    }

    private void requireAtMost(ConfigKey<Duration> shorter, ConfigKey<Duration> longer) {
        if (values.areReadable(shorter, longer) && values.get(shorter).compareTo(values.get(longer)) > 0) {
            findings.problem(shorter.name() + " is " + values.describe(shorter) + " and " + longer.name() + " is "
                    + values.describe(longer) + ": make the first at most as long as the second");
        }
    }

    private void refuseBoth(ConfigKey<?> one, ConfigKey<?> other) {
        if (values.isGiven(one) && values.isGiven(other)) {
            findings.problem(one.name() + " (" + values.source(one) + ") and " + other.name() + " ("
                    + values.source(other) + ") are both given: remove one of them");
        }
    }

    private void requireWith(ConfigKey<?> part, ConfigKey<?> whole) {
        if (values.isGiven(part) && values.areReadable(whole) && !values.isGiven(whole)) {
            findings.problem(part.name() + " (" + values.source(part) + ") is given without " + whole.name()
                    + ": give that too, or remove it");
        }
    }

    private void requireRedisUrl() {
        if (values.areReadable(Settings.STORE, Settings.REDIS_URL)
                && values.get(Settings.STORE).equals("redis")
                && !values.isGiven(Settings.REDIS_URL)) {
            findings.problem(Settings.STORE.name() + " is " + values.describe(Settings.STORE) + " without "
                    + Settings.REDIS_URL.name() + ": give the server, as in redis://redis.example:6379/0");
        }
    }

    private void requireClaimsApart() {
        ConfigKey<ClaimPath> one = Settings.FINGERPRINT_CLAIM;
        ConfigKey<ClaimPath> other = Settings.ROLES_CLAIM;
        if (values.areReadable(one, other)
                && overlap(values.get(one).names(), values.get(other).names())) {
            findings.problem(one.name() + " is " + values.describe(one) + " and " + other.name() + " is "
                    + values.describe(other) + ": give them places of which neither lies within the other");
        }
    }

    private static boolean overlap(List<String> one, List<String> other) {
        int shared = Math.min(one.size(), other.size());
        return one.subList(0, shared).equals(other.subList(0, shared));
    }
}
