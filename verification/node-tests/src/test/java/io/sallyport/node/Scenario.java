package io.sallyport.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A user's life on one node, step by step, until the node dies; then on another one, where everything that was
 * confirmed must still be so. The client knows of each step only what it was told.
 */
final class Scenario {
    private final Client dying;
    private final String user;
    private final Runnable awaitAcknowledgement;
    private final List<Owned> sessions = new ArrayList<>();
    private final Map<String, String> leading = new LinkedHashMap<>();
    private boolean lost;

    /** Takes what waits until the node has written that a generation arrived, or has died of it. */
    Scenario(Client dying, String user, Runnable awaitAcknowledgement) {
        this.dying = dying;
        this.user = user;
        this.awaitAcknowledgement = awaitAcknowledgement;
    }

    /** What the client knows of the end of a session. */
    enum End {
        NOT_ASKED,
        NOT_CONFIRMED,
        CONFIRMED
    }

    /** A session as its owner's browser knows it. */
    private static final class Owned {
        private Held held;
        private End end = End.NOT_ASKED;

        Owned(Held held) {
            this.held = held;
        }
    }

    /** Does everything once; after the first lost answer nothing more. */
    void run() {
        signIn(dying.at("sign in")).ifPresent(this::refreshUseAndReplay);
        signIn(dying)
                .ifPresent(session -> end(
                        "sign out", List.of(session), () -> dying.at("sign out").signOut(session.held)));
        Optional<Owned> one = signIn(dying);
        Optional<Owned> other = signIn(dying);
        if (one.isPresent() && other.isPresent()) {
            end(
                    "sign out everywhere",
                    List.of(one.get(), other.get()),
                    () -> dying.at("sign out everywhere").signOutEverywhere(one.get().held));
        }
        signIn(dying).ifPresent(session -> rotateKeys(dying, session.held, "rotate keys", "remove key"));
    }

    private void refreshUseAndReplay(Owned session) {
        Held stolen = session.held;
        Optional<Answer> refreshed = ask(() -> dying.at("refresh").refresh(session.held));
        refreshed.map(Answer::held).map(this::leads).ifPresent(held -> session.held = held);
        refreshed
                .flatMap(answer -> ask(() -> dying.at("use").open(session.held)))
                .ifPresent(used -> {
                    requireAccepted(used);
                    awaitAcknowledgement.run();
                    end("replay", List.of(session), () -> dying.at("replay").refresh(stolen));
                });
    }

    private Optional<Owned> signIn(Client client) {
        Optional<Owned> session = ask(() -> client.signIn(user))
                .map(Answer::held)
                .map(this::leads)
                .map(Owned::new);
        session.ifPresent(sessions::add);
        return session;
    }

    private void end(String what, List<Owned> ended, Supplier<Answer> request) {
        if (lost) {
            return;
        }
        ended.forEach(session -> session.end = End.NOT_CONFIRMED);
        ask(request).ifPresent(answer -> {
            String expected = what.equals("replay") ? "401 refresh_reused" : "204";
            requireEqual(what, answer.brief(), expected);
            ended.forEach(session -> session.end = End.CONFIRMED);
        });
    }

    /** Adds the next key and takes it away again, so that there is one to add the next time. */
    private void rotateKeys(Client node, Held operator, String rotation, String removal) {
        Optional<Answer> added = ask(() -> node.at(rotation).rotateKeys(operator));
        added.map(answer -> answer.member("kid"))
                .ifPresent(key -> ask(() -> node.at(removal).removeKey(operator, key))
                        .ifPresent(removed -> requireEqual(removal, removed.brief(), "204")));
    }

    private Optional<Answer> ask(Supplier<Answer> request) {
        Answer answer = lost ? Answer.LOST : request.get();
        lost = answer.isLost();
        return Optional.of(answer).filter(told -> !told.isLost());
    }

    /** Whether some answer was lost. */
    boolean wasCutShort() {
        return lost;
    }

    /** Goes on with everything on another node. */
    void goOnAt(Client other) {
        sessions.stream()
                .filter(session -> session.end == End.NOT_ASKED)
                .forEach(session -> ownerGoesOn(session, other));
        sessions.stream()
                .filter(session -> session.end == End.CONFIRMED)
                .forEach(session -> staysEnded(session, other));
        Owned again = new Owned(other.signIn(user).held());
        requireAccepted(other.open(again.held));
        requireEqual("repeated", other.signOutEverywhere(again.held).brief(), "204");
        sessions.forEach(session -> staysEnded(session, other));
        Held operator = other.signIn(user).held();
        lost = false;
        rotateKeys(other, operator, "rotate keys again", "remove key again");
        requireAccepted(other.open(operator));
        requireEqual("keys that wait", Long.toString(waitingKeys(other.keys(operator))), "0");
    }

    /** The access token still serves; the refresh token gives one successor, however often it is sent. */
    private void ownerGoesOn(Owned session, Client other) {
        requireAccepted(other.open(session.held));
        Held next = leads(other.refresh(session.held).held());
        requireEqual(
                "the successor's generation",
                Long.toString(next.generation()),
                Long.toString(session.held.generation() + 1));
        leads(other.refresh(session.held).held());
        session.held = next;
        requireAccepted(other.open(next));
    }

    private void staysEnded(Owned session, Client other) {
        Await.until(
                "the other node refuses the access token of an ended session, which " + session.end,
                () -> other.open(session.held).brief().equals("401 session_revoked"));
        requireEqual("refresh after the end", other.refresh(session.held).brief(), "401 session_revoked");
    }

    /** Of each generation of a session there is one refresh token, whoever hands it out. */
    private Held leads(Held held) {
        String before = leading.putIfAbsent(held.session() + " " + held.generation(), held.refreshToken());
        if (before != null) {
            requireEqual("the refresh token of one generation", held.refreshToken(), before);
        }
        return held;
    }

    private static long waitingKeys(Answer keys) {
        return ((List<?>) keys.json().get("keys"))
                .stream()
                        .filter(key -> String.valueOf(key).contains("state=next"))
                        .count();
    }

    private static void requireAccepted(Answer answer) {
        if (!answer.isAccepted()) {
            throw new AssertionError("not accepted: " + answer.brief());
        }
    }

    private static void requireEqual(String what, String actual, String expected) {
        if (!actual.equals(expected)) {
            throw new AssertionError(what + " is " + actual + ", expected is " + expected);
        }
    }
}
