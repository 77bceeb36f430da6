package io.sallyport.container.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.sallyport.container.application.TestUsers;
import io.sallyport.container.http.RawRequest;
import io.sallyport.container.http.RawResponse;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/**
 * What a browser holds after a sign-in. Immutable: a refresh gives another.
 *
 * @param session the session's id
 * @param accessToken the access token
 * @param cookies the cookies that were set, by name
 * @param appName names the cookies
 */
public record SignedIn(String session, String accessToken, Map<String, String> cookies, String appName) {
    /** The sign-in of a user of the suite. */
    public static RawRequest request(String user) {
        return request("/auth", user, TestUsers.PASSWORD);
    }

    /** The sign-in of any user at any place. */
    public static RawRequest request(String authPath, String user, String password) {
        return RawRequest.postJson(
                authPath + "/login", "{\"username\":\"" + user + "\",\"password\":\"" + password + "\"}");
    }

    /** Signs a user of the suite in; the application's name comes from its context path. */
    public static SignedIn as(String user, URI application) {
        return of(request(user).sendTo(application), application);
    }

    /** What an answer with tokens leaves in the browser. */
    public static SignedIn of(RawResponse answer, URI application) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonObject body = answer.json();
        return new SignedIn(
                body.get("session_id").getAsString(),
                body.get("access_token").getAsString(),
                SetCookies.of(answer).values(),
                "sallyport-" + application.getPath().replace("/", ""));
    }

    /** Adds all that the browser holds to a request. */
    public RawRequest on(RawRequest request) {
        return withCookies(request).bearer(accessToken);
    }

    /** Adds the cookies alone. */
    public RawRequest withCookies(RawRequest request) {
        RawRequest sent = request;
        for (Map.Entry<String, String> cookie : cookies.entrySet()) {
            sent = sent.cookie(cookie.getKey(), cookie.getValue());
        }
        return sent;
    }

    /** What the access token says. */
    public JsonObject claims() {
        byte[] payload = Base64.getUrlDecoder()
                .decode(Arrays.asList(accessToken.split("\\.")).get(1));
        return JsonParser.parseString(new String(payload, UTF_8)).getAsJsonObject();
    }

    public String fingerprint() {
        return cookies.get("__Host-" + appName + "-fgp");
    }

    public String refreshToken() {
        return cookies.get("__Host-" + appName + "-rt");
    }
}
