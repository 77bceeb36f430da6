package io.sallyport.container.attack;

import static io.sallyport.container.attack.AttackedApplication.GUARDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.container.http.KeptConnection;
import io.sallyport.container.http.RawRequest;
import io.sallyport.container.http.RawResponse;
import io.sallyport.container.token.TestToken;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * One user's requests on kept connections, in an order that differs from round to round, each followed by the same
 * browser's requests without credentials: nobody may be there then, and it is always this user otherwise.
 */
final class Soak {
    private static final int ROUNDS = 25;

    private final AttackedApplication application;
    private final String user;
    private final TestToken token;
    private final Random order;
    private final List<RawResponse> refusals = new ArrayList<>();
    private KeptConnection connection;

    Soak(AttackedApplication application, int number) {
        this.application = application;
        this.user = "user-" + number;
        this.token = application.token().with("preferred_username", user).with("sub", "id-of-" + user);
        this.order = new Random(number);
        this.connection = KeptConnection.to(application.here());
    }

    /** The answers to guarded requests without credentials. */
    List<RawResponse> run() {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                List<RawRequest> requests = new ArrayList<>(signedIn());
                Collections.shuffle(requests, order);
                requests.forEach(this::sendAndLeave);
            }
            assertThat(send(signedIn("/dispatch?how=stalled")).status()).isEqualTo(500);
            assertThatNobodyIsLeft();
            return refusals;
        } finally {
            connection.close();
        }
    }

    private List<RawRequest> signedIn() {
        return List.of(
                signedIn("/guarded"),
                signedIn("/open/any"),
                signedIn("/dispatch?how=forward&to=/guarded"),
                signedIn("/dispatch?how=async&to=/guarded"),
                signedIn("/dispatch?how=failure"),
                signedIn("/dispatch?how=error"));
    }

    private RawRequest signedIn(String target) {
        return application.withFingerprint(RawRequest.get(target)).bearer(token.compact());
    }

    private void sendAndLeave(RawRequest request) {
        assertThat(send(request).body()).as(request.target()).contains("user=" + user, "principal=" + user);
        assertThatNobodyIsLeft();
    }

    private void assertThatNobodyIsLeft() {
        assertNobodyIn(send(RawRequest.get("/open/any")));
        assertNobodyIn(send(RawRequest.get("/open/dispatch?how=failure")));
        RawResponse refusal = send(GUARDED);
        assertThat(refusal.code()).contains("token_missing");
        refusals.add(refusal);
    }

    private static void assertNobodyIn(RawResponse answer) {
        assertThat(answer.body()).contains("user=null", "principal=none", "clerk=false", "auth-type=null");
    }

    /** Containers close a connection after some failures, or when it was used often enough. */
    private RawResponse send(RawRequest request) {
        connection.send(request);
        Optional<RawResponse> answer = connection.receive();
        if (answer.isPresent() && answer.get().keepsConnection()) {
            return answer.get();
        }
        connection.close();
        connection = KeptConnection.to(application.here());
        return answer.orElseGet(() -> send(request));
    }
}
