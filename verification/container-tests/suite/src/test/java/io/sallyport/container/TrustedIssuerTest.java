package io.sallyport.container;

import static io.sallyport.container.http.Refusal.challenged;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.container.http.RawRequest;
import io.sallyport.container.http.RawResponse;
import io.sallyport.container.token.SigningKeys;
import io.sallyport.container.token.TestToken;
import io.sallyport.container.war.TestWar;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens of another issuer where an application trusts it. */
@ExtendWith(ArquillianExtension.class)
class TrustedIssuerTest {
    private static final String APP = "sallyport-trusting";
    private static final String ISSUER = "https://idp.example.com/realms/depot";

    @ArquillianResource
    private URL application;

    private URI here;

    @Deployment(testable = false)
    static WebArchive trusting() throws IOException {
        Path keys = Files.createDirectories(TestWar.built("issuers")).resolve("idp.json");
        Files.writeString(keys, SigningKeys.setOfTheTrustedIssuer());
        return TestWar.withSettings(
                TestWar.guarded("trusting", "guarded.xml"),
                "sallyport.trusted-issuers.idp.issuer=" + ISSUER,
                "sallyport.trusted-issuers.idp.audience=depot",
                "sallyport.trusted-issuers.idp.algorithms=RS256",
                "sallyport.trusted-issuers.idp.jwks-file=" + keys.toAbsolutePath(),
                "sallyport.trusted-issuers.idp.fingerprint=none",
                "sallyport.trusted-issuers.idp.roles-claim=realm_access.roles");
    }

    @BeforeEach
    void findApplication() throws URISyntaxException {
        here = application.toURI();
    }

    @Test
    void areAdmittedWithTheRolesThatTheyBring() {
        RawResponse answer = send("/guarded", foreign());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("user=alice", "principal=alice", "clerk=false", "storekeeper=true", "auth-type=Bearer");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
        assertThat(send("/store", foreign()).status()).isEqualTo(200);
    }

    @Test
    void haveNoRoleFromAnotherClaim() {
        challenged(403, "insufficient_scope", "role_missing")
                .check(send("/store", foreign().without("realm_access").with("groups", List.of("storekeeper"))), APP);
    }

    @Test
    void areRefusedWhereKeyIssuerAndAudienceDoNotBelongTogether() {
        TestToken own = TestToken.of(APP);

        invalid(send("/guarded", foreign().with("aud", APP)));
        invalid(send("/guarded", foreign().with("iss", "urn:sallyport:" + APP)));
        invalid(send("/guarded", own.signedBy(SigningKeys.OF_A_TRUSTED_ISSUER)));
        invalid(send("/guarded", foreign().signedBy(SigningKeys.OF_THE_APPLICATION)));
        invalid(send("/guarded", foreign().signedBy(SigningKeys.FOREIGN)));
    }

    @ParameterizedTest
    @CsvSource({"GET, /auth/me", "GET, /auth/sessions", "DELETE, /auth/sessions/x"})
    void serveForNoEndpoint(String method, String endpoint) {
        RawRequest call =
                RawRequest.of(method, endpoint).bearer(foreign().compact()).cookie(cookie(), TestToken.FINGERPRINT);

        invalid(call.sendTo(here));
    }

    @Test
    void endNoSessionOfOurs() {
        RawRequest call = RawRequest.postJson("/auth/logout-all", "{}")
                .bearer(foreign().compact())
                .cookie(cookie(), TestToken.FINGERPRINT);

        invalid(call.sendTo(here));
    }

    private static TestToken foreign() {
        return TestToken.of(APP)
                .with("iss", ISSUER)
                .with("aud", List.of("account", "depot"))
                .with("realm_access", Map.of("roles", List.of("storekeeper")))
                .without("fgp")
                .without("rgn")
                .without("groups")
                .signedBy(SigningKeys.OF_A_TRUSTED_ISSUER);
    }

    private static void invalid(RawResponse answer) {
        challenged(401, "invalid_token", "token_invalid").check(answer, APP);
    }

    private static String cookie() {
        return "__Host-" + APP + "-fgp";
    }

    private RawResponse send(String target, TestToken token) {
        return RawRequest.get(target).bearer(token.compact()).sendTo(here);
    }
}
