package io.sallyport.store.jdbc;

import io.sallyport.model.KeyState;
import io.sallyport.session.IssuedTokens;
import io.sallyport.testkit.SteppingClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two nodes in use. They poll in turn, each every half minute, so that one of them always learns of a key as late as it
 * can. Two sessions are refreshed by both nodes, every token that lives is presented to both, and somebody keeps both
 * busy with made-up key ids, so that neither looks for a key that it should know.
 */
final class RotationRun {
    private static final Duration STEP = Duration.ofSeconds(15);
    /** Shorter than a token lives by a minute, by which clocks may be ahead. */
    private static final int STEPS_IN_USE = 14;
    /** As long as others may keep a copy of the key set. */
    private static final int STEPS_KEPT = 20;

    private static final Duration LAG = Duration.ofMinutes(5);
    private static final long PAUSE_NANOS = 1_000_000;
    private static final Pattern KEY_ID = Pattern.compile("\"kid\":\"([^\"]+)\"");

    private final List<Node> nodes;
    private final SteppingClock clock;
    private final List<IssuedTokens> sessions = new ArrayList<>();
    private final Deque<IssuedTokens> living = new ArrayDeque<>();
    private final Deque<String> keySets = new ArrayDeque<>();
    private final Set<String> keys = new HashSet<>();
    private final Set<String> refreshKeys = new HashSet<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> unpublished = new ArrayList<>();
    private int requests;
    private int steps;

    RotationRun(Node one, Node other, SteppingClock clock) {
        this.nodes = List.of(one, other);
        this.clock = clock;
    }

    void signIn(String username, String password) {
        nodes.forEach(node -> sessions.add(node.signIn(username, password)));
    }

    void step() {
        clock.advance(STEP);
        steps++;
        nodes.forEach(this::copyKeySet);
        nodes.forEach(this::presentAMadeUpKey);
        nodes.get(steps % 2).sallyport().keys().poll();
        refresh(steps % 2, nodes.get(steps / 2 % 2));
        nodes.forEach(this::presentEverything);
    }

    private void copyKeySet(Node node) {
        keySets.addLast(node.sallyport().keySet());
        while (keySets.size() > STEPS_KEPT * nodes.size()) {
            keySets.removeFirst();
        }
    }

    private void presentAMadeUpKey(Node node) {
        IssuedTokens tokens = sessions.get(0);
        String compact = tokens.accessToken().compact();
        String header = "{\"alg\":\"RS256\",\"kid\":\"made-up" + steps + "\",\"typ\":\"at+jwt\"}";
        String encoded =
                Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.US_ASCII));
        if (node.refusal(encoded + compact.substring(compact.indexOf('.')), tokens)
                .isEmpty()) {
            throw new AssertionError("a made-up key was taken");
        }
    }

    private void refresh(int number, Node node) {
        IssuedTokens renewed = Node.issued(node.refresh(sessions.get(number)));
        sessions.set(number, renewed);
        refreshKeys.add(renewed.refreshToken().secret().split("\\.", -1)[1]);
        String key = keyId(renewed.accessToken().compact());
        keys.add(key);
        keySets.stream().filter(keySet -> !keySet.contains(key)).forEach(keySet -> unpublished.add(key));
        living.addLast(renewed);
        while (living.size() > STEPS_IN_USE) {
            living.removeFirst();
        }
    }

    private void presentEverything(Node node) {
        awaitDenyList(node);
        for (IssuedTokens tokens : living) {
            requests++;
            node.refusal(tokens)
                    .ifPresent(code -> refused.add("step " + steps + ": " + code + ", "
                            + node.sallyport().keys().keys().stream()
                                    .filter(key -> key.state() != KeyState.RETIRED)
                                    .toList()));
        }
    }

    /** The deny-list is followed by a thread of its own, which the steps of the clock must not leave behind. */
    private static void awaitDenyList(Node node) {
        while (node.sallyport().denyList().lag().compareTo(LAG) > 0) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static String keyId(String compact) {
        String header = new String(
                Base64.getUrlDecoder().decode(compact.substring(0, compact.indexOf('.'))), StandardCharsets.UTF_8);
        Matcher keyId = KEY_ID.matcher(header);
        if (!keyId.find()) {
            throw new AssertionError("no key id in " + header);
        }
        return keyId.group(1);
    }

    int requests() {
        return requests;
    }

    int keysInUse() {
        return keys.size();
    }

    int refreshKeysInUse() {
        return refreshKeys.size();
    }

    List<String> refused() {
        return refused;
    }

    /** Keys that made a token while somebody could hold a copy of the key set without them. */
    List<String> unpublished() {
        return unpublished;
    }
}
