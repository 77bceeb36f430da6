package io.sallyport.container.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.container.http.RawRequest;
import io.sallyport.container.http.RawResponse;
import io.sallyport.container.http.Refusal;
import io.sallyport.container.token.TestToken;
import java.net.URI;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A guarded application, and what must hold of its answers to attacks: a refusal reaches no servlet, sets no cookie and
 * tells nothing of what was sent.
 *
 * @param here its address
 * @param name names its cookies and its realm
 * @param recorder takes down each answer
 */
public record AttackedApplication(URI here, String name, AttackRecorder recorder) {
    public static final RawRequest GUARDED = RawRequest.get("/guarded");

    /** Whether the container's name and version begin so, where containers are known to differ. */
    static boolean isOn(String container) {
        return System.getProperty("container.version").startsWith(container);
    }

    /** A token of alice that is good until now. */
    TestToken token() {
        return TestToken.of(name);
    }

    String fingerprintCookie() {
        return "__Host-" + name + "-fgp";
    }

    /** The request with the cookie that belongs to {@link #token()}. */
    RawRequest withFingerprint(RawRequest request) {
        return request.cookie(fingerprintCookie(), TestToken.FINGERPRINT);
    }

    /** The guarded resource with an {@code Authorization} field and the right cookie. */
    RawRequest authorization(String value) {
        return withFingerprint(GUARDED).header("Authorization", value);
    }

    /** Demands that the filter refuses as the contract says. */
    void refuses(RawRequest request, Refusal refusal) {
        int before = calls();

        RawResponse answer = recorder.saw(request.sendTo(here));

        refusal.check(answer, name);
        assertThat(calls()).isEqualTo(before);
        assertTellsNothing(answer);
    }

    /** Demands that the container refuses before the filter sees anything; the words are its own. */
    void isKeptByTheContainerFrom(RawRequest request, Integer... statuses) {
        int before = calls();

        RawResponse answer = recorder.saw(request.sendTo(here));

        assertThat(answer.status()).isIn(Arrays.asList(statuses));
        assertThat(answer.headers("Set-Cookie")).isEmpty();
        assertThat(calls()).isEqualTo(before);
    }

    /** Demands that the request reaches the resource once, as alice, and that this is the answer to the attack. */
    void admits(RawRequest request) {
        recorder.saw(admitted(request));
    }

    /** Demands that the request, which is no attack, reaches the resource all the same. */
    void stillAdmits(RawRequest request) {
        admitted(request);
    }

    private RawResponse admitted(RawRequest request) {
        int before = calls();

        RawResponse answer = request.sendTo(here);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("user=alice", "principal=alice", "clerk=true", "storekeeper=false");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
        assertThat(calls()).isEqualTo(before + 1);
        assertTellsNothing(answer);
        return answer;
    }

    /** How often the guarded resource was reached until now. */
    int calls() {
        return Integer.parseInt(RawRequest.get("/calls").sendTo(here).body());
    }

    /** No answer repeats a token or a cookie's value. */
    private static void assertTellsNothing(RawResponse answer) {
        assertThat(Stream.concat(answer.fields().stream(), Stream.of(answer.body())))
                .noneMatch(text -> text.contains("eyJ")
                        || text.contains(TestToken.FINGERPRINT)
                        || text.contains(TestToken.OTHER_FINGERPRINT));
    }
}
