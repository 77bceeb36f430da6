package io.sallyport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.SigningAlgorithm;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/** Holds our verifier and Nimbus JOSE+JWT against each other, with the specification for a judge. */
class DifferentialPropertyTest {
    private static final OurVerifier OURS = new OurVerifier();
    private static final NimbusVerifier NIMBUS = new NimbusVerifier();

    /** What we ask beyond Nimbus: it takes tokens that fail these, and none that fails any other. */
    private static final Set<Requirement> ASKED_BY_US_ALONE = EnumSet.of(
            Requirement.AT_MOST_4096_CHARACTERS,
            // Its decoder passes over what is no base64url, and over bits behind the last byte.
            Requirement.BASE64URL_IN_ONE_WAY,
            // Its JSON reader takes control characters, leading zeros and halves of pairs, and does not look at
            // encodings.
            Requirement.HEADER_IS_STRICT_JSON,
            Requirement.PAYLOAD_IS_STRICT_JSON,
            Requirement.HEADER_HAS_NO_OTHER_MEMBER,
            // Without a name it tries every key that fits the algorithm.
            Requirement.KEY_IS_NAMED,
            // Seconds that fit no long of milliseconds wrap around into the past.
            Requirement.NOT_BEFORE_LIES_BEHIND,
            Requirement.NOT_BEFORE_IS_A_WHOLE_SECOND,
            // An expiry of null counts as one that is there, and as none that is over.
            Requirement.EXPIRY_IS_THERE,
            Requirement.EXPIRY_IS_A_WHOLE_SECOND,
            Requirement.ISSUE_IS_A_WHOLE_SECOND,
            Requirement.ISSUE_IS_AT_MOST_A_MINUTE_AHEAD,
            Requirement.LIFETIME_IS_AT_MOST_AN_HOUR,
            Requirement.SUBJECT_IS_PRINTABLE,
            Requirement.TOKEN_ID_IS_PRINTABLE,
            Requirement.SESSION_IS_A_NAME,
            Requirement.USERNAME_IS_PRINTABLE,
            Requirement.ROLES_ARE_PRINTABLE,
            Requirement.FINGERPRINT_IS_A_HASH,
            Requirement.GENERATION_IS_A_NUMBER,
            Requirement.SIGN_IN_IS_A_WHOLE_SECOND);

    /** What Nimbus refuses although the specification does not. */
    private static final List<Pattern> REFUSED_BY_NIMBUS_ALONE = List.of(
            // RFC 7515 section 4.1.9: a type without another slash means the same with application/ before it.
            Pattern.compile("(?i)BadJOSEException: JOSE header typ \\(type\\) application/at\\+jwt not allowed"),
            // RFC 7519 section 4.1.5: a token is good at its nbf already.
            Pattern.compile("BadJWTException: JWT before use time"));

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void weTakeWhatTheSpecificationTakesAndNimbusDiffersForKnownReasons(@ForAll("tokens") String token) {
        Set<Requirement> unmet = TokenSpecification.unmetBy(token);
        boolean ours = OURS.accepts(token);
        Optional<String> refusal = NIMBUS.refusalOf(token);

        assertThat(ours).as("whether we take what fails %s", unmet).isEqualTo(unmet.isEmpty());
        if (ours) {
            refusal.ifPresent(reason -> assertThat(REFUSED_BY_NIMBUS_ALONE)
                    .anyMatch(known -> known.matcher(reason).matches()));
        } else if (refusal.isEmpty()) {
            assertThat(ASKED_BY_US_ALONE).containsAll(unmet);
        }
        count(token, ours, refusal.isEmpty(), unmet);
    }

    @Provide
    Arbitrary<String> tokens() {
        return MutatedTokens.all();
    }

    /** Says in the log what was tried, and fails where a kind of token was hardly ever. */
    private static void count(String token, boolean ours, boolean nimbus, Set<Requirement> unmet) {
        Statistics.label("taken by us, by Nimbus").collect(ours, nimbus).coverage(verdicts -> {
            verdicts.check(true, true).percentage(share -> share > 10);
            verdicts.check(false, true).percentage(share -> share > 3);
            verdicts.check(false, false).percentage(share -> share > 30);
        });
        if (ours) {
            Statistics.label("taken").collect(algorithm(token)).coverage(algorithms -> {
                for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
                    algorithms.check(algorithm.wireName()).count(times -> times > 5);
                }
            });
        } else if (nimbus) {
            unmet.forEach(Statistics.label("refused by us alone")::collect);
        }
    }

    private static Object algorithm(String token) {
        String header = token.substring(0, token.indexOf('.'));
        return ReferenceJson.readObject(Base64.getUrlDecoder().decode(header), 2)
                .orElseThrow()
                .get("alg");
    }
}
