package io.sallyport.container.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A refusal as the contract has it.
 *
 * @param status the status code
 * @param challenges what follows the realm in {@code WWW-Authenticate}; none where there is no such field
 * @param code the body's {@code code}
 * @param reason the body's {@code reason}, where it says more than the code
 */
public record Refusal(int status, List<String> challenges, String code, Optional<String> reason) {
    public Refusal {
        challenges = List.copyOf(challenges);
    }

    private Refusal(int status, List<String> challenges, String code) {
        this(status, challenges, code, Optional.empty());
    }

    /** The same refusal with a reason. */
    public Refusal because(String why) {
        return new Refusal(status, challenges, code, Optional.of(why));
    }

    /** A refusal with a bare challenge. */
    public static Refusal challenged(int status, String code) {
        return new Refusal(status, List.of(""), code);
    }

    /** A refusal whose challenge names an error of RFC 6750. */
    public static Refusal challenged(int status, String error, String code) {
        return new Refusal(status, List.of(", error=\"" + error + "\""), code);
    }

    /** A refusal that asks for no credentials. */
    public static Refusal plain(int status, String code) {
        return new Refusal(status, List.of(), code);
    }

    /** Demands that an answer is this refusal in every header and member. */
    public void check(RawResponse answer, String realm) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers("WWW-Authenticate"))
                .isEqualTo(challenges.stream()
                        .map(error -> "Bearer realm=\"" + realm + "\"" + error)
                        .toList());
        assertThat(answer.headers("Content-Type")).containsExactly("application/problem+json");
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
        checkBody(answer.json());
    }

    private void checkBody(JsonObject body) {
        Set<String> members = new HashSet<>(Set.of("type", "title", "status", "detail", "code", "request_id"));
        reason.ifPresent(why -> members.add("reason"));
        assertThat(body.keySet()).isEqualTo(members);
        reason.ifPresent(why -> assertThat(body.get("reason").getAsString()).isEqualTo(why));
        assertThat(body.get("type").getAsString()).isEqualTo("urn:sallyport:problem:" + code);
        assertThat(body.get("status").getAsInt()).isEqualTo(status);
        assertThat(body.get("code").getAsString()).isEqualTo(code);
        assertThat(body.get("request_id").getAsString()).isNotEmpty();
    }
}
