package io.sallyport.container.attack;

import static io.sallyport.container.attack.AttackedApplication.GUARDED;
import static io.sallyport.container.http.Refusal.challenged;
import static io.sallyport.container.token.TestToken.FINGERPRINT;
import static io.sallyport.container.token.TestToken.OTHER_FINGERPRINT;

import io.sallyport.container.http.RawRequest;
import io.sallyport.container.http.Refusal;
import io.sallyport.container.war.TestWar;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Arrays;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cookie headers that containers read in different ways and we in one. {@code %N} stands for our cookie's name,
 * {@code %G} for the value that belongs to the token, {@code %E} for another, and a line break parts two fields.
 */
@ExtendWith(ArquillianExtension.class)
class CookieSyntaxAttacksTest {
    private static final String APP = "sallyport-syntax";
    private static final Refusal ABSENT = challenged(401, "invalid_token", "fingerprint_missing");
    private static final Refusal MISMATCH = challenged(401, "invalid_token", "fingerprint_mismatch");
    private static final Refusal MALFORMED = challenged(400, "invalid_request", "request_malformed");

    @RegisterExtension
    static final AttackRecorder RECORDER = new AttackRecorder();

    @ArquillianResource
    private URL address;

    private AttackedApplication application;

    @Deployment(testable = false)
    static WebArchive syntax() {
        return TestWar.guarded("syntax", "guarded.xml");
    }

    @BeforeEach
    void findApplication() throws URISyntaxException {
        application = new AttackedApplication(address.toURI(), APP, RECORDER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%N=", "%N", "%N=; a=b", "a=b; %N", "%N= "})
    void g03RefusesAnEmptyValue(String cookies) {
        application.refuses(sent(cookies), MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%N=%G; %N=%E",
                "%N=%E; %N=%G",
                "%N=%G; %N=%G",
                "%N=%G;%N=%E",
                "%N=%G; a=b; %N",
                "%N=%G; %N=",
                "%N=%G\n%N=%E",
                "%N=%E\n%N=%G",
                "a=b; %N=%G\nc=d; %N=%E"
            })
    void g04RefusesTheSameNameTwice(String cookies) {
        application.refuses(sent(cookies), MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__Secure-" + APP + "-fgp=%G",
                APP + "-fgp=%G",
                "__host-" + APP + "-fgp=%G",
                "__HOST-" + APP + "-FGP=%G",
                "%5F%5FHost-" + APP + "-fgp=%G",
                "__Host-" + APP + "-%66gp=%G",
                "__Host-" + APP + "=%G",
                "__Host-__Host-" + APP + "-fgp=%G",
                "%N2=%G",
                "%N =%G",
                "%N\t=%G",
                "=%N=%G",
                "$%N=%G"
            })
    void g05KnowsOneNameOnly(String cookies) {
        application.refuses(sent(cookies), ABSENT);
    }

    /** As UTF-8: U+2000, U+00A0, U+0085, U+3000, U+FEFF, U+200B, U+2028. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00e2\u0080\u0080",
                "\u00c2\u00a0",
                "\u00c2\u0085",
                "\u00e3\u0080\u0080",
                "\u00ef\u00bb\u00bf",
                "\u00e2\u0080\u008b",
                "\u00e2\u0080\u00a8"
            })
    void g06TakesNoUnicodeSpaceForSpace(String space) {
        application.refuses(sent(space + "%N=%G"), ABSENT);
        application.refuses(sent("a=b;" + space + "%N=%G"), ABSENT);
        application.refuses(sent("%N=%G" + space), MISMATCH);
        application.admits(sent(space + "%N=%E; %N=%G"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0085", "\u00a0", "\u00ff", "\u0080"})
    void g07TakesNoByteAboveAsciiForSpace(String space) {
        application.refuses(sent(space + "%N=%G"), ABSENT);
        application.refuses(sent("%N=%G" + space), MISMATCH);
        application.admits(sent(space + "%N=%E; %N=%G"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$Version=1; %N=\"%G\"; $Path=\"/\"",
                "$Version=1; %N=\"%G\"",
                "$Version=\"1\"; %N=%E; $Path=/",
                "$Version=1; %N=\"%E\""
            })
    void g08SeesNothingInAVersion(String cookies) {
        application.refuses(sent(cookies), MISMATCH);
    }

    @Test
    void g08TakesTheSameVerdictWithAVersionAsWithout() {
        application.admits(sent("$Version=1; %N=%G; $Path=\"/\"; $Domain=\"x\""));
        application.refuses(sent("$Version=1, %N=%G"), ABSENT);
    }

    /** What stands between quotes in one cookie and ends in another is three cookies, and no answer shows any. */
    @Test
    void g09ShowsNoCookieInASandwich() {
        application.admits(sent("$Version=1; p=\"a; %N=%G; q=b\""));
        application.admits(sent("p=\"a; %N=%G; q=b\""));
        application.refuses(sent("$Version=1; p=\"a; %N=%E; q=b\""), MISMATCH);
        application.refuses(sent("$Version=1; p=\"a; %N=%G\"; q=b"), MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x=\"a; %N=%E\"; %N=%G",
                "$Version=1; x=\"a; %N=%E\"; %N=%G",
                "x=\"a; %N=%G\"; %N=%E",
                "x=\"a; %N=%E; b\"; %N=%G"
            })
    void g10RefusesTwoOfOneNameThoughOneIsInQuotes(String cookies) {
        application.refuses(sent(cookies), MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%N=\"%G", "%N=%G\"", "%N=\"", "%N=\"%E", "%N=\"%G; a=b\""})
    void g11RefusesAQuoteWithoutItsTwin(String cookies) {
        application.refuses(sent(cookies), MISMATCH);
    }

    @Test
    void g12LetsNoBadCookieHideOurs() {
        application.admits(sent("x=\"a; %N=%G"));
        application.admits(sent("b(a)d=1; {\"a\":1}; =; ==; %N=%G; x=\""));
        application.admits(sent("x=\"\n%N=%G"));
        application.refuses(sent("x=\"a; %N=%E"), MISMATCH);
        application.refuses(sent("x=\"a"), ABSENT);
    }

    @Test
    void g13TakesNoCommaForASeparator() {
        application.refuses(sent("a=b, %N=%G"), ABSENT);
        application.refuses(sent("%N=%G, a=b"), MISMATCH);
        application.refuses(sent("%N=%G,%N=%E"), MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%N=\"%G\"", "%N='%G'", "%N=\"\\%G\""})
    void g14NeverUnquotes(String cookies) {
        application.refuses(sent(cookies), MISMATCH);
    }

    @Test
    void g15RefusesAnOversizedValue() {
        application.refuses(sent("%N=" + "F".repeat(5 * 1024)), MISMATCH);
        application.refuses(sent("%N=%G" + "F".repeat(5 * 1024)), MISMATCH);
    }

    @Test
    void g15FindsOursAmongMany() {
        application.admits(sent("a=b; ".repeat(99) + "%N=%G" + "; a=b".repeat(99)));
        application.refuses(sent("a=b; ".repeat(199)), ABSENT);
        application.refuses(sent("a=b; ".repeat(199) + "%N=%E"), MISMATCH);
    }

    /** Tomcat takes 200 cookies at most. */
    @Test
    void g15LeavesTheNumberOfCookiesToTheContainer() {
        RawRequest many = sent("a=b; ".repeat(250) + "%N=%G");

        if (AttackedApplication.isOn("jetty")) {
            application.admits(many);
        } else {
            application.isKeptByTheContainerFrom(many, 400);
        }
    }

    @Test
    void g26LetsNothingThroughWhereCookiesFillTheHeader() {
        String bomb = ("evil=" + "x".repeat(60) + "; ").repeat(180);

        application.isKeptByTheContainerFrom(sent(bomb + "%N=%G"), 400, 431);
        application.isKeptByTheContainerFrom(sent("%N=%G; " + bomb), 400, 431);
        application.isKeptByTheContainerFrom(GUARDED.header("Cookie", bomb), 400, 431);
    }

    private RawRequest sent(String cookies) {
        return Arrays.stream(cookies.split("\n"))
                .map(field -> field.replace("%N", application.fingerprintCookie())
                        .replace("%G", FINGERPRINT)
                        .replace("%E", OTHER_FINGERPRINT))
                .reduce(
                        GUARDED.bearer(application.token().compact()),
                        (request, field) -> request.header("Cookie", field),
                        (first, second) -> second);
    }
}
