package io.sallyport.fuzz;

import static io.sallyport.fuzz.Requirement.*;

import io.sallyport.testkit.TestTokens;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the claims of our own tokens must be at {@link TestTokens#NOON}, by the contract and RFC 9068. */
final class ClaimsSpecification {
    private static final long NOW = TestTokens.NOON.getEpochSecond();
    private static final long YEAR_10000 = 253_402_300_800L;
    private static final Pattern PRINTABLE = Pattern.compile("[^\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern HASH = Pattern.compile("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

    private final Map<String, Object> claims;
    private final Set<Requirement> unmet = EnumSet.noneOf(Requirement.class);

    private ClaimsSpecification(Map<String, Object> claims) {
        this.claims = claims;
    }

    static Set<Requirement> unmetBy(Map<String, Object> claims) {
        ClaimsSpecification judge = new ClaimsSpecification(claims);
        judge.judgeWhom();
        judge.judgeTimes();
        judge.judgeOurs();
        return judge.unmet;
    }

    private void judgeWhom() {
        require(ISSUER_IS_US, "urn:sallyport:sallyport".equals(claims.get("iss")));
        require(AUDIENCE_IS_US, isUs(claims.get("aud")));
        require(SUBJECT_IS_PRINTABLE, isText("sub", text -> isPrintable(text, 255)));
        require(TOKEN_ID_IS_PRINTABLE, isText("jti", text -> isPrintable(text, 128)));
    }

    private void judgeTimes() {
        Optional<Long> expiry = second("exp");
        Optional<Long> issue = second("iat");
        require(EXPIRY_IS_THERE, claims.get("exp") instanceof Number);
        require(EXPIRY_IS_A_WHOLE_SECOND, expiry.isPresent());
        require(EXPIRY_LIES_AHEAD, !(claims.get("exp") instanceof Number exp) || exp.doubleValue() > NOW);
        require(ISSUE_IS_A_WHOLE_SECOND, issue.isPresent());
        require(
                ISSUE_IS_AT_MOST_A_MINUTE_AHEAD,
                issue.filter(second -> second > NOW + 60).isEmpty());
        if (expiry.isPresent() && issue.isPresent()) {
            long lifetime = expiry.get() - issue.get();
            require(LIFETIME_IS_AT_MOST_AN_HOUR, lifetime >= 0 && lifetime <= 3600);
        }
        if (claims.containsKey("nbf")) {
            require(NOT_BEFORE_IS_A_WHOLE_SECOND, second("nbf").isPresent());
            require(NOT_BEFORE_LIES_BEHIND, !(claims.get("nbf") instanceof Number nbf) || nbf.doubleValue() <= NOW);
        }
    }

    private void judgeOurs() {
        require(SESSION_IS_A_NAME, isText("sid", text -> NAME.matcher(text).matches()));
        require(USERNAME_IS_PRINTABLE, isText("preferred_username", text -> isPrintable(text, 255)));
        require(FINGERPRINT_IS_A_HASH, isText("fgp", text -> HASH.matcher(text).matches()));
        require(GENERATION_IS_A_NUMBER, claims.get("rgn") instanceof Long number && number >= 0);
        require(SIGN_IN_IS_A_WHOLE_SECOND, second("auth_time").isPresent());
        require(
                ROLES_ARE_PRINTABLE,
                claims.get("groups") instanceof List<?> roles
                        && roles.stream().allMatch(role -> role instanceof String name && isPrintable(name, 128)));
    }

    private static boolean isUs(Object audience) {
        return "sallyport".equals(audience)
                || (audience instanceof List<?> several
                        && several.contains("sallyport")
                        && several.stream().allMatch(String.class::isInstance));
    }

    private Optional<Long> second(String name) {
        return claims.get(name) instanceof Long second && second >= 0 && second < YEAR_10000
                ? Optional.of(second)
                : Optional.empty();
    }

    private boolean isText(String name, Predicate<String> form) {
        return claims.get(name) instanceof String text && form.test(text);
    }

    private static boolean isPrintable(String text, int longest) {
        return text.length() <= longest
                && !text.isBlank()
                && PRINTABLE.matcher(text).matches();
    }

    private void require(Requirement requirement, boolean met) {
        if (!met) {
            unmet.add(requirement);
        }
    }
}
