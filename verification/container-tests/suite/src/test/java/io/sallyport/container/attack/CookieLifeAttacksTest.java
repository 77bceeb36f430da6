package io.sallyport.container.attack;

import static io.sallyport.container.attack.AttackedApplication.GUARDED;
import static io.sallyport.container.http.Refusal.challenged;
import static io.sallyport.container.http.Refusal.plain;
import static io.sallyport.container.token.TestToken.FINGERPRINT;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.container.http.RawRequest;
import io.sallyport.container.http.RawResponse;
import io.sallyport.container.http.Refusal;
import io.sallyport.container.token.SetCookies;
import io.sallyport.container.token.SignedIn;
import io.sallyport.container.war.RunLog;
import io.sallyport.container.war.TestWar;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The fingerprint cookie from sign-in to sign-out. */
@ExtendWith(ArquillianExtension.class)
class CookieLifeAttacksTest {
    private static final String APP = "sallyport-cookies";
    private static final String COOKIE = "__Host-" + APP + "-fgp";
    private static final int SIGN_INS = 50;
    private static final Refusal MISMATCH = challenged(401, "invalid_token", "fingerprint_mismatch");
    private static final RawRequest REFRESH = RawRequest.postJson("/auth/refresh", "{}");
    private static final RawRequest LOGOUT = RawRequest.postJson("/auth/logout", "{}");

    @RegisterExtension
    static final AttackRecorder RECORDER = new AttackRecorder();

    @ArquillianResource
    @OperateOnDeployment("cookies")
    private URL address;

    @ArquillianResource
    private Deployer deployer;

    private URI here;
    private AttackedApplication application;

    @Deployment(name = "cookies", testable = false)
    static WebArchive cookies() {
        return TestWar.guarded("cookies", "endpoints.xml");
    }

    @Deployment(name = "insecure", managed = false, testable = false)
    static WebArchive insecure() {
        return TestWar.withSettings(TestWar.guarded("insecure", "endpoints.xml"), "sallyport.insecure.cookies=true");
    }

    @BeforeEach
    void findApplication() throws URISyntaxException {
        here = address.toURI();
        application = new AttackedApplication(here, APP, RECORDER);
    }

    @Test
    void g21SignsInWithAFreshValueWhateverIsThere() {
        SignedIn mallory = SignedIn.as("bob", here);
        RawRequest planted = mallory.withCookies(SignedIn.request("alice"));

        SignedIn alice = signIn(planted.cookie(COOKIE, FINGERPRINT));

        assertThat(alice.fingerprint()).isNotIn(mallory.fingerprint(), FINGERPRINT);
        assertThat(alice.session()).isNotEqualTo(mallory.session());
        application.refuses(GUARDED.bearer(alice.accessToken()).cookie(COOKIE, FINGERPRINT), MISMATCH);
        application.refuses(mallory.withCookies(GUARDED).bearer(alice.accessToken()), MISMATCH);
        application.stillAdmits(alice.on(GUARDED));
    }

    @Test
    void g22SetsCookiesThatTheirPrefixProtects() {
        RawResponse login = RECORDER.saw(SignedIn.request("alice").sendTo(here));
        RawResponse refresh =
                RECORDER.saw(SignedIn.of(login, here).withCookies(REFRESH).sendTo(here));

        for (RawResponse answer : new RawResponse[] {login, refresh}) {
            assertThat(answer.headers("Set-Cookie"))
                    .allSatisfy(field -> assertThat(field).hasSizeLessThan(4096));
            SetCookies cookies = SetCookies.of(answer);
            assertThat(cookies.attributes()).hasSize(3).containsKey(COOKIE);
            cookies.attributes().forEach((name, attributes) -> {
                assertThat(name).startsWith("__Host-" + APP + "-");
                assertThat(attributes)
                        .contains("Path=/", "Secure", "SameSite=Strict")
                        .allMatch(attribute -> !isLasting(attribute));
                assertThat(attributes.contains("HttpOnly")).isEqualTo(!name.endsWith("-session"));
            });
        }
    }

    /** A browser drops a {@code Set-Cookie} that breaks the rules of its prefix, also where it is to delete. */
    @Test
    void g23DeletesEachCookieAsItWasSet() {
        RawResponse login = SignedIn.request("alice").sendTo(here);

        RawResponse logout =
                RECORDER.saw(SignedIn.of(login, here).withCookies(LOGOUT).sendTo(here));

        assertThat(logout.status()).isEqualTo(204);
        SetCookies set = SetCookies.of(login);
        SetCookies deleted = SetCookies.of(logout);
        assertThat(deleted.values()).containsOnlyKeys(set.values().keySet());
        assertThat(deleted.values().values()).containsOnly("");
        set.attributes().forEach((name, attributes) -> {
            Set<String> expected = new HashSet<>(attributes);
            expected.add("Max-Age=0");
            assertThat(deleted.attributes()).containsEntry(name, expected);
        });
    }

    @Test
    void g24GivesEachSignInAValueOfItsOwn() {
        Set<String> values = new HashSet<>();
        for (int count = 0; count < SIGN_INS; count++) {
            String value = signIn(SignedIn.request("alice")).fingerprint();
            assertThat(Base64.getUrlDecoder().decode(value)).hasSize(32);
            values.add(value);
        }

        assertThat(values).hasSize(SIGN_INS);
    }

    @Test
    void g25IssuesNothingOverAnInsecureOrigin() {
        SignedIn alice = SignedIn.as("alice", here);
        RawRequest elsewhere = SignedIn.request("alice").header("Host", "depot.example");

        application.refuses(elsewhere, plain(400, "insecure_origin"));
        application.refuses(elsewhere.header("X-Forwarded-Proto", "https"), plain(400, "insecure_origin"));
        application.stillAdmits(alice.on(GUARDED));
    }

    @Test
    void g25SaysLoudlyThatInsecureCookiesAreForDevelopment() {
        try (RunLog log = RunLog.open()) {
            deployer.deploy("insecure");
            URI insecure = here.resolve("/insecure");

            RawResponse login = RECORDER.saw(SignedIn.request("alice").sendTo(insecure));
            RawResponse elsewhere = RECORDER.saw(
                    SignedIn.request("alice").header("Host", "depot.example").sendTo(insecure));

            assertThat(SetCookies.of(login).attributes()).containsKey("sallyport-insecure-fgp");
            plain(400, "insecure_origin").check(elsewhere, "sallyport-insecure");
            assertThat(log.text().lines())
                    .anyMatch(line -> line.startsWith("WARNING") && line.contains("sallyport.insecure.cookies"));
        } finally {
            deployer.undeploy("insecure");
        }
    }

    @Test
    void g27RefusesTheOldTokenWithTheCookieOfASecondSignIn() {
        SignedIn first = SignedIn.as("alice", here);
        SignedIn second = signIn(first.withCookies(SignedIn.request("alice")));

        application.refuses(second.withCookies(GUARDED).bearer(first.accessToken()), MISMATCH);
        application.refuses(first.withCookies(GUARDED).bearer(second.accessToken()), MISMATCH);

        SignedIn repaired = signIn(second.withCookies(REFRESH));
        application.admits(repaired.on(GUARDED));
    }

    private SignedIn signIn(RawRequest request) {
        return SignedIn.of(RECORDER.saw(request.sendTo(here)), here);
    }

    private static boolean isLasting(String attribute) {
        return attribute.startsWith("Domain") || attribute.startsWith("Expires") || attribute.startsWith("Max-Age");
    }
}
