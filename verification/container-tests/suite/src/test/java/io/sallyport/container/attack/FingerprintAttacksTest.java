package io.sallyport.container.attack;

import static io.sallyport.container.attack.AttackedApplication.GUARDED;
import static io.sallyport.container.http.Refusal.challenged;
import static io.sallyport.container.token.TestToken.FINGERPRINT;
import static io.sallyport.container.token.TestToken.OTHER_FINGERPRINT;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonNull;
import io.sallyport.container.http.RawRequest;
import io.sallyport.container.http.Refusal;
import io.sallyport.container.token.SignedIn;
import io.sallyport.container.token.TestToken;
import io.sallyport.container.war.TestWar;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What binds a token to its cookie. */
@ExtendWith(ArquillianExtension.class)
class FingerprintAttacksTest {
    private static final String APP = "sallyport-fingerprint";
    private static final Refusal ABSENT = challenged(401, "invalid_token", "fingerprint_missing");
    private static final Refusal MISMATCH = challenged(401, "invalid_token", "fingerprint_mismatch");
    private static final Refusal INVALID = challenged(401, "invalid_token", "token_invalid");

    @RegisterExtension
    static final AttackRecorder RECORDER = new AttackRecorder();

    @ArquillianResource
    private URL address;

    private AttackedApplication application;

    @Deployment(testable = false)
    static WebArchive fingerprint() {
        return TestWar.guarded("fingerprint", "guarded.xml");
    }

    @BeforeEach
    void findApplication() throws URISyntaxException {
        application = new AttackedApplication(address.toURI(), APP, RECORDER);
    }

    @Test
    void g01RefusesATokenWithoutCookie() {
        application.refuses(GUARDED.bearer(application.token().compact()), ABSENT);
    }

    @Test
    void g02RefusesTheCookieOfAnotherSession() {
        SignedIn alice = SignedIn.as("alice", application.here());

        for (String user : List.of("alice", "bob")) {
            SignedIn other = SignedIn.as(user, application.here());
            application.refuses(other.withCookies(GUARDED).bearer(alice.accessToken()), MISMATCH);
            application.stillAdmits(alice.on(GUARDED));
        }
    }

    static Stream<String> otherSpellings() {
        return Stream.of(
                FINGERPRINT.toLowerCase(Locale.ROOT),
                FINGERPRINT + "=",
                FINGERPRINT + "A",
                FINGERPRINT.substring(1),
                FINGERPRINT.substring(0, 42) + "B",
                " " + FINGERPRINT,
                FINGERPRINT + ",",
                FINGERPRINT.replaceFirst("F", "%46"),
                FINGERPRINT.replaceFirst("F", "\u00c6"),
                FINGERPRINT.replaceFirst("F", "+"),
                HexFormat.of().withUpperCase().formatHex(FINGERPRINT.getBytes(StandardCharsets.US_ASCII)),
                TestToken.hash(FINGERPRINT),
                OTHER_FINGERPRINT);
    }

    @ParameterizedTest
    @MethodSource("otherSpellings")
    void g16TakesTheValueToTheLetter(String value) {
        application.refuses(withCookie(application.token(), value), MISMATCH);
    }

    static Stream<Object> claims() {
        return Stream.of(
                JsonNull.INSTANCE,
                "",
                " ",
                "null",
                0,
                true,
                List.of(),
                Map.of(),
                List.of(TestToken.hash(FINGERPRINT)),
                TestToken.hash(FINGERPRINT) + "=");
    }

    @ParameterizedTest
    @MethodSource("claims")
    void g17RefusesATokenWhoseClaimIsNoFingerprint(Object claim) {
        TestToken token = application.token().with("fgp", claim);

        application.refuses(withCookie(token, FINGERPRINT), INVALID);
        application.refuses(withCookie(token, ""), INVALID);
        application.refuses(GUARDED.bearer(token.compact()), INVALID);
    }

    @Test
    void g17RefusesATokenWithoutTheClaim() {
        TestToken none = application.token().without("fgp");

        application.refuses(withCookie(none, FINGERPRINT), INVALID);
        application.refuses(withCookie(none, ""), INVALID);
        application.refuses(GUARDED.bearer(none.compact()), INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"\"", "A", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void g18RefusesAValueThatIsTooShortWhateverTheTokenSays(String value) {
        application.refuses(withCookie(application.token().with("fgp", TestToken.hash(value)), value), MISMATCH);
        application.refuses(withCookie(application.token().with("fgp", TestToken.hash("")), value), MISMATCH);
    }

    @Test
    void g19RefusesATokenThatHoldsTheCookieItself() {
        application.refuses(withCookie(application.token().with("fgp", FINGERPRINT), FINGERPRINT), MISMATCH);
    }

    @Test
    void g19TokensOfOursHoldNoCookie() {
        SignedIn alice = SignedIn.as("alice", application.here());

        assertThat(alice.claims().toString())
                .contains(TestToken.hash(alice.fingerprint()))
                .doesNotContain(alice.fingerprint());
        application.stillAdmits(alice.on(GUARDED));
    }

    /** The first character of the hash is right in one, all but the last in another; how long it takes is judged elsewhere. */
    @Test
    void g20RefusesANearMissAsAnyOther() {
        String hash = TestToken.hash(FINGERPRINT);
        String wrong = hash.chars().mapToObj(c -> c == 'A' ? "B" : "A").collect(Collectors.joining());

        for (int right : List.of(0, 1, 42)) {
            String claim = hash.substring(0, right) + wrong.substring(right);
            application.refuses(withCookie(application.token().with("fgp", claim), FINGERPRINT), MISMATCH);
        }
    }

    private RawRequest withCookie(TestToken token, String value) {
        return GUARDED.bearer(token.compact()).cookie(application.fingerprintCookie(), value);
    }
}
