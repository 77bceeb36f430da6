package io.sallyport.container;

import static io.sallyport.container.http.Refusal.challenged;
import static io.sallyport.container.http.Refusal.plain;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.sallyport.container.http.RawRequest;
import io.sallyport.container.http.RawResponse;
import io.sallyport.container.token.SignedIn;
import io.sallyport.container.war.TestWar;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Alice is a clerk, whose role opens the endpoints for keys here; Bob is none. */
@ExtendWith(ArquillianExtension.class)
class KeyAdministrationTest {
    private static final String APP = "sallyport-keys";

    @ArquillianResource
    @OperateOnDeployment("keys")
    private URL url;

    @ArquillianResource
    @OperateOnDeployment("unadministered")
    private URL unadministered;

    private URI here;
    private SignedIn alice;

    @Deployment(name = "keys", testable = false)
    static WebArchive keys() {
        return TestWar.withSettings(TestWar.withDatabase("keys"), "sallyport.keys.admin-role=clerk");
    }

    @Deployment(name = "unadministered", testable = false)
    static WebArchive unadministered() {
        return TestWar.guarded("unadministered", "endpoints.xml");
    }

    @BeforeEach
    void signAliceIn() throws URISyntaxException {
        here = url.toURI();
        alice = SignedIn.as("alice", here);
    }

    @Test
    void theNextKeyIsPublishedAndTheTokensInUseStayGood() {
        String before = RawRequest.get("/auth/jwks.json").sendTo(here).body();

        RawResponse rotated = alice.on(rotate("{}")).sendTo(here);

        assertThat(rotated.status()).as(rotated.body()).isEqualTo(200);
        JsonObject next = rotated.json();
        assertThat(next.keySet()).containsExactly("kid", "alg", "purpose", "state", "created_at", "active_from");
        assertThat(next.get("state").getAsString()).isEqualTo("next");
        assertThat(next.get("active_from").getAsString())
                .isGreaterThan(next.get("created_at").getAsString());
        assertThat(before).doesNotContain(next.get("kid").getAsString());
        assertThat(RawRequest.get("/auth/jwks.json").sendTo(here).body())
                .contains(next.get("kid").getAsString());
        assertThat(alice.on(RawRequest.get("/guarded")).sendTo(here).body()).contains("user=alice");
        assertThat(keysOf("access_token")).contains(next);
    }

    @Test
    void aRemovedKeysTokensAreRefusedAndItsSessionsGoOn() {
        String leaked = keysOf("access_token").stream()
                .filter(key -> key.get("state").getAsString().equals("current"))
                .map(key -> key.get("kid").getAsString())
                .findFirst()
                .orElseThrow();

        RawResponse removed =
                alice.on(RawRequest.of("DELETE", "/auth/keys/" + leaked)).sendTo(here);

        assertThat(removed.status()).as(removed.body()).isEqualTo(204);
        challenged(401, "invalid_token", "token_invalid")
                .check(alice.on(RawRequest.get("/guarded")).sendTo(here), APP);
        SignedIn refreshed = SignedIn.of(
                alice.withCookies(RawRequest.postJson("/auth/refresh", "{}")).sendTo(here), here);
        assertThat(refreshed.on(RawRequest.get("/guarded")).sendTo(here).body()).contains("user=alice");
        plain(404, "not_found")
                .check(
                        refreshed
                                .on(RawRequest.of("DELETE", "/auth/keys/" + leaked))
                                .sendTo(here),
                        APP);
        plain(404, "not_found")
                .check(
                        refreshed
                                .on(RawRequest.of("DELETE", "/auth/keys/no%20key"))
                                .sendTo(here),
                        APP);
    }

    @Test
    void whoLacksTheRoleIsRefusedEverywhere() {
        SignedIn bob = SignedIn.as("bob", here);

        for (RawRequest request :
                List.of(RawRequest.get("/auth/keys"), rotate("{}"), RawRequest.of("DELETE", "/auth/keys/any"))) {
            challenged(403, "insufficient_scope", "role_missing")
                    .check(bob.on(request).sendTo(here), APP);
            challenged(401, "token_missing").check(request.sendTo(here), APP);
        }
    }

    @Test
    void theCommandIsReadAsStrictlyAsAnyOther() {
        for (String body : List.of("", "[]", "{\"purpose\":7}", "{\"purpose\":\"cookies\"}", "{\"key\":\"k\"}")) {
            challenged(400, "invalid_request", "request_malformed")
                    .check(alice.on(rotate(body)).sendTo(here), APP);
        }
        plain(403, "csrf")
                .check(
                        alice.on(rotate("{}").header("Sec-Fetch-Site", "cross-site"))
                                .sendTo(here),
                        APP);
    }

    @Test
    void withoutARoleThereIsNothingHere() throws URISyntaxException {
        URI there = unadministered.toURI();
        SignedIn somebody = SignedIn.as("alice", there);

        for (RawRequest request :
                List.of(RawRequest.get("/auth/keys"), rotate("{}"), RawRequest.of("DELETE", "/auth/keys/any"))) {
            plain(404, "not_found").check(somebody.on(request).sendTo(there), "sallyport-unadministered");
        }
    }

    @Test
    void theKeySetIsNotSentTwice() {
        RawResponse first = RawRequest.get("/auth/jwks.json").sendTo(here);
        String tag = first.header("ETag").orElseThrow();

        RawResponse again = RawRequest.get("/auth/jwks.json")
                .header("If-None-Match", "\"other\", W/" + tag)
                .sendTo(here);
        RawResponse other = RawRequest.get("/auth/jwks.json")
                .header("If-None-Match", "\"other\"")
                .sendTo(here);

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers("Cache-Control")).containsExactly("public, max-age=300");
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.body()).isEqualTo(first.body());
    }

    private List<JsonObject> keysOf(String purpose) {
        RawResponse listed = alice.on(RawRequest.get("/auth/keys")).sendTo(here);
        assertThat(listed.status()).as(listed.body()).isEqualTo(200);
        return StreamSupport.stream(listed.json().getAsJsonArray("keys").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(key -> key.get("purpose").getAsString().equals(purpose))
                .toList();
    }

    private static RawRequest rotate(String body) {
        return RawRequest.postJson("/auth/keys/rotate", body);
    }
}
