package io.sallyport.container.attack;

import static io.sallyport.container.attack.AttackedApplication.GUARDED;
import static io.sallyport.container.http.Refusal.challenged;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.container.http.RawRequest;
import io.sallyport.container.http.Refusal;
import io.sallyport.container.war.RunLog;
import io.sallyport.container.war.TestWar;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.List;
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
import org.junit.jupiter.params.provider.ValueSource;

/** How a token may come, and every other way. {@code %T} stands for a good token. */
@ExtendWith(ArquillianExtension.class)
class BearerTransportAttacksTest {
    private static final String APP = "sallyport-transport";
    private static final Refusal MISSING = challenged(401, "token_missing");
    private static final Refusal MALFORMED = challenged(400, "invalid_request", "request_malformed");

    @RegisterExtension
    static final AttackRecorder RECORDER = new AttackRecorder();

    @ArquillianResource
    private URL address;

    private AttackedApplication application;

    @Deployment(testable = false)
    static WebArchive transport() {
        return TestWar.guarded("transport", "guarded.xml");
    }

    @BeforeEach
    void findApplication() throws URISyntaxException {
        application = new AttackedApplication(address.toURI(), APP, RECORDER);
    }

    @Test
    void f01AsksForCredentials() {
        application.refuses(GUARDED, MISSING);
        application.refuses(application.withFingerprint(GUARDED), MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer %T", "bearer %T", "BEARER %T", "bEaReR %T"})
    void f02TakesTheSchemeInAnyCase(String value) {
        application.admits(authorization(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic YWxpY2U6cHc=",
                "Digest username=\"alice\", realm=\"sallyport-transport\", response=\"0\"",
                "Token %T",
                "DPoP %T",
                "JWT %T",
                "Negotiate %T",
                "%T"
            })
    void f03KnowsNoOtherScheme(String value) {
        application.refuses(authorization(value), MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer  %T", "Bearer\t%T", "Bearer \t%T", "Bearer\u00a0%T", "Bearer%T", "Bearer %T %T"})
    void f04TakesOneSpaceOnly(String value) {
        application.refuses(authorization(value), MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer %T ", "Bearer %T\t", " Bearer %T"})
    void f04LeavesSpaceAroundTheFieldToTheContainer(String value) {
        application.admits(authorization(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer %T", "Bearer bad", "Basic YWxpY2U6cHc=", "", "Bearer"})
    void f05RefusesTwoAuthorizationHeaders(String other) {
        String value = withToken(other);

        application.refuses(authorization("Bearer %T").header("Authorization", value), MALFORMED);
        application.refuses(authorization(value).bearer(token()), MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer %T, Bearer %T", "Bearer %T,Bearer bad", "Bearer bad, Bearer %T", "Bearer %T,Basic x"})
    void f06RefusesJoinedHeaders(String value) {
        application.refuses(authorization(value), MALFORMED);
    }

    @Test
    void f07IgnoresATokenOutsideTheHeader() {
        String token = token();

        try (RunLog log = RunLog.open()) {
            inQueryAndBody(token)
                    .forEach(request -> application.refuses(application.withFingerprint(request), MISSING));

            assertThat(log.text()).doesNotContain(token);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/guarded?access_token=%T", "/guarded?a=b&access_token=%T", "/guarded?access_token="})
    void f07RefusesATokenInHeaderAndQuery(String target) {
        RawRequest request = application.withFingerprint(RawRequest.get(withToken(target)));

        application.refuses(request.bearer(token()), MALFORMED);
    }

    /** The filter reads no body, so that the application can. */
    @Test
    void f07LeavesTheBodyToTheApplication() {
        inBody("bad")
                .forEach(request ->
                        application.admits(application.withFingerprint(request).bearer(token())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "access_token", "Authorization", "Bearer", "__Host-" + APP + "-at", "jwt"})
    void f08IgnoresATokenInACookie(String cookie) {
        application.refuses(application.withFingerprint(GUARDED).cookie(cookie, token()), MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer \"%T\"", "Bearer '%T' x", "Bearer %T; x=1", "Bearer token=\"%T\"", "Bearer <%T>, x"})
    void f09RefusesQuotesAndParameters(String value) {
        application.refuses(authorization(value), MALFORMED);
    }

    @Test
    void f10AsksForCredentialsWhereTheHeaderIsEmpty() {
        application.refuses(authorization(""), MISSING);
        application.refuses(authorization(" "), MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "bearer", "Bearer  "})
    void f10RefusesASchemeWithoutToken(String value) {
        application.refuses(authorization(value), MALFORMED);
    }

    @Test
    void f11TakesAFoldedHeaderAsTheContainerReadsIt() {
        RawRequest folded = authorization("Bearer\r\n %T");

        if (AttackedApplication.isOn("jetty")) {
            application.isKeptByTheContainerFrom(folded, 400);
        } else {
            application.admits(folded);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer %T\0", "Bearer \0%T", "Bearer %T\u007f", "Bearer %T\u0001", "Bea\0rer %T"})
    void f12LetsTheContainerRefuseControlBytes(String value) {
        application.isKeptByTheContainerFrom(authorization(value), 400);
    }

    /** The letter as one byte of ISO 8859-1 and as the two of UTF-8. */
    @ParameterizedTest
    @ValueSource(strings = {"Bearer %T\u00e9", "Bearer %T\u00c3\u00a9", "Bearer \u00ff%T", "Bearer \u00c0\u00af%T"})
    void f13RefusesBytesAboveAscii(String value) {
        application.refuses(authorization(value), MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-User",
                "X-Remote-User",
                "Remote-User",
                "X-User-ID",
                "X-Forwarded-Access-Token",
                "Forwarded",
                "Proxy-Authorization"
            })
    void f14BelievesNoIdentityFromAProxy(String field) {
        for (String value : List.of("root", "for=127.0.0.1;by=root", "Bearer " + token())) {
            application.refuses(application.withFingerprint(GUARDED).header(field, value), MISSING);
            application.stillAdmits(authorization("Bearer %T").header(field, value));
        }
    }

    /** A page that puts its own values in place of all that the request carries, ours among them, and passes it on. */
    @Test
    void f17BelievesNoAttributeThatItDidNotWrite() {
        RawRequest anonymous = RawRequest.get("/open/dispatch?how=forged&to=/guarded");
        RawRequest clerk = RawRequest.get("/dispatch?how=forged&to=/store");

        application.refuses(anonymous, MISSING);
        application.refuses(
                application.withFingerprint(clerk).bearer(token()),
                challenged(403, "insufficient_scope", "role_missing"));
    }

    private static Stream<RawRequest> inQueryAndBody(String token) {
        Stream<RawRequest> query = Stream.of("access_token", "token", "id_token", "jwt", "Authorization")
                .map(name -> RawRequest.get("/guarded?" + name + "=" + token));
        return Stream.concat(query, inBody(token));
    }

    private static Stream<RawRequest> inBody(String token) {
        String part = "--b\r\nContent-Disposition: form-data; name=\"access_token\"\r\n\r\n" + token + "\r\n--b--\r\n";
        return Stream.of(
                posted("application/x-www-form-urlencoded", "access_token=" + token),
                posted("multipart/form-data; boundary=b", part),
                posted("application/json", "{\"access_token\":\"" + token + "\"}"));
    }

    private static RawRequest posted(String type, String body) {
        return new RawRequest("POST", "/guarded", List.of("Content-Type: " + type), body);
    }

    private RawRequest authorization(String value) {
        return application.authorization(withToken(value));
    }

    private String withToken(String value) {
        return value.replace("%T", token());
    }

    private String token() {
        return application.token().compact();
    }
}
