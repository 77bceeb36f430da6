package io.sallyport.node;

import io.sallyport.node.child.TestUser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends requests to one node, as a browser does. Safe for many threads.
 *
 * @param node the node's address
 * @param step the step of a scenario, by which fault points are named
 */
record Client(URI node, Optional<String> step) {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** The same at a step of a scenario. */
    Client at(String name) {
        return new Client(node, Optional.of(name));
    }

    Answer signIn(String user) {
        return signIn(user, TestUser.PASSWORD);
    }

    Answer signIn(String user, String password) {
        return send(post("/auth/login", "{\"username\":\"" + user + "\",\"password\":\"" + password + "\"}"));
    }

    Answer refresh(Held held) {
        return refresh(held, "{\"session_id\":\"" + held.session() + "\"}");
    }

    /** Refreshes with another body. */
    Answer refresh(Held held, String json) {
        return send(post("/auth/refresh", json).header("Cookie", held.cookies()));
    }

    /** Asks for an address as a stranger. */
    Answer get(String target) {
        return send(request(target));
    }

    /** Opens the guarded resource. */
    Answer open(Held held) {
        return send(bearing(request("/hello"), held));
    }

    Answer signOut(Held held) {
        return send(post("/auth/logout", "{}").header("Cookie", held.cookies()));
    }

    Answer signOutEverywhere(Held held) {
        return send(bearing(post("/auth/logout-all", "{}"), held));
    }

    Answer rotateKeys(Held held) {
        return send(bearing(post("/auth/keys/rotate", "{}"), held));
    }

    Answer keys(Held held) {
        return send(bearing(request("/auth/keys"), held));
    }

    Answer removeKey(Held held, String key) {
        return send(bearing(request("/auth/keys/" + key).DELETE(), held));
    }

    Answer changePassword(Held held, String current, String next) {
        return send(bearing(
                post("/auth/password", "{\"current_password\":\"" + current + "\",\"new_password\":\"" + next + "\"}"),
                held));
    }

    /** How many calls of stores the node has made to answer requests. */
    long storeCalls() {
        return Long.parseLong(get("/probe/store-calls").body());
    }

    /** How many audit events of a kind the node has seen. */
    long events(String kind) {
        return Long.parseLong(get("/probe/events/" + kind).body());
    }

    private HttpRequest.Builder post(String path, String json) {
        return request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
    }

    private static HttpRequest.Builder bearing(HttpRequest.Builder request, Held held) {
        return request.header("Authorization", "Bearer " + held.accessToken()).header("Cookie", held.cookies());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(node.resolve(path)).timeout(PATIENCE);
        step.ifPresent(name -> request.header("Scenario-Step", name));
        return request;
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException lost) {
            return Answer.LOST;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
