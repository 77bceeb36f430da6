package io.sallyport.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.Generation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One session, to which one move after the other happens. After each, everything that must hold is looked at. */
final class SessionLife {
    private static final Duration MOMENT = Duration.ofSeconds(5);
    private static final int ROUNDS_UNTIL_FOUND = 4;

    private final SessionNodes nodes;
    private final RefreshContract contract;
    private final boolean acknowledgementsAreWritten;
    private final List<String> story = new ArrayList<>();
    private final Map<Long, RefreshToken> leading = new HashMap<>();
    private IssuedTokens browser;
    private Optional<IssuedTokens> onItsWay = Optional.empty();
    private Optional<IssuedTokens> sent = Optional.empty();
    private Duration sentAt = Duration.ZERO;
    private Duration age = Duration.ZERO;
    private Optional<IssuedTokens> thief = Optional.empty();
    private int node;

    SessionLife(SessionNodes nodes, boolean acknowledgementsAreWritten) {
        this.nodes = nodes;
        this.acknowledgementsAreWritten = acknowledgementsAreWritten;
        this.browser = nodes.signIn();
        this.contract = new RefreshContract(
                nodes.grace(), acknowledgementsAreWritten, nodes.clock().instant());
        // The first generation could not be followed by another before.
        nodes.clock().advance(nodes.grace().plusMillis(1));
        story.add("acknowledgements are " + (acknowledgementsAreWritten ? "written" : "lost"));
        leading.put(0L, browser.refreshToken());
    }

    void live(Move move) {
        story.add(move.name());
        switch (move) {
            case OWNER_REFRESHES -> refresh(browser).ifPresent(answer -> browser = answer);
            case ANSWER_IS_LOST -> refresh(browser);
            case ANSWER_IS_SLOW -> onItsWay = refresh(browser);
            case ANSWER_ARRIVES -> arrive();
            case REQUEST_IS_SLOW -> send();
            case REQUEST_ARRIVES -> arriveAtServer();
            case OWNER_USES -> use(browser);
            case THIEF_COPIES -> thief = Optional.of(browser);
            case THIEF_REFRESHES -> refresh(thief.orElseThrow()).ifPresent(answer -> thief = Optional.of(answer));
            case THIEF_USES -> use(thief.orElseThrow());
            case NODE_CRASHES -> node++;
            case MOMENT_PASSES -> pass(MOMENT);
            case GRACE_PASSES -> pass(nodes.grace().plusMillis(1));
            case CLOCK_GOES_BACK -> nodes.clock().advance(Duration.ofSeconds(-30));
        }
        requireWhatAlwaysHolds();
    }

    /** An answer that arrives after another rotation would roll the browser back: a known limit, and so left out. */
    private void arrive() {
        onItsWay.filter(answer -> answer.session().generation().number() == contract.generation())
                .ifPresent(answer -> browser = answer);
        onItsWay = Optional.empty();
    }

    private void pass(Duration time) {
        nodes.clock().advance(time);
        age = age.plus(time);
    }

    private void send() {
        sent = Optional.of(browser);
        sentAt = age;
    }

    /** A request that is slower than the window comes like a thief's: a known limit, and so left out. */
    private void arriveAtServer() {
        sent.filter(held -> age.minus(sentAt).compareTo(nodes.grace()) <= 0)
                .flatMap(this::refresh)
                .filter(answer -> answer.session().generation().number() == contract.generation())
                .ifPresent(answer -> browser = answer);
        sent = Optional.empty();
    }

    private void use(IssuedTokens held) {
        nodes.use(node, held);
        contract.received(node, held.session().generation().number());
        writeAcknowledgement();
    }

    /** What a node writes in the background arrives here at once, or never. */
    private void writeAcknowledgement() {
        if (acknowledgementsAreWritten) {
            nodes.writeAcknowledgement(browser.session().id(), new Generation(contract.written()));
        }
    }

    /** Sends a refresh; the answer must be the contract's. */
    private Optional<IssuedTokens> refresh(IssuedTokens held) {
        long presented = held.session().generation().number();
        String expected = contract.refresh(node, presented, nodes.clock().instant());
        SessionOutcome outcome = nodes.refresh(node, held);
        String actual = outcome.fold(
                tokens -> "generation " + tokens.session().generation().number(), Enum::name);
        require(actual.equals(expected), "refresh with " + presented + " gives " + actual + ", not " + expected);
        writeAcknowledgement();
        Optional<IssuedTokens> issued = outcome.fold(Optional::of, refused -> Optional.empty());
        issued.ifPresent(this::requireOneSuccessor);
        require(issued.isPresent() || thief.isPresent(), "an owner alone was refused");
        return issued;
    }

    private void requireOneSuccessor(IssuedTokens issued) {
        long generation = issued.session().generation().number();
        RefreshToken before = leading.putIfAbsent(generation, issued.refreshToken());
        require(before == null || before.equals(issued.refreshToken()), "two tokens lead on from one generation");
    }

    private void requireWhatAlwaysHolds() {
        require(nodes.row(browser).generation().number() == contract.generation(), "the row stands elsewhere");
        require(nodes.row(browser).revocation().isPresent() == contract.isRevoked(), "the row is revoked, or not");
        require(nodes.isDenied(browser) == contract.isRevoked(), "the access tokens are denied, or not");
        require(!contract.isRevoked() || thief.isPresent(), "an owner alone was signed out");
    }

    /** From here on the owner goes on alone: that must work until the session's end. */
    void ownerGoesOn() {
        for (int round = 0; round < ROUNDS_UNTIL_FOUND; round++) {
            live(Move.GRACE_PASSES);
            live(Move.OWNER_REFRESHES);
            live(Move.OWNER_USES);
        }
    }

    /** From here on both go on, each with what was handed out last: after some rounds that is found out. */
    void bothGoOn() {
        for (int round = 0; round < ROUNDS_UNTIL_FOUND && !contract.isRevoked(); round++) {
            live(Move.GRACE_PASSES);
            live(Move.OWNER_REFRESHES);
            live(Move.OWNER_USES);
            live(Move.GRACE_PASSES);
            live(Move.THIEF_REFRESHES);
            live(Move.THIEF_USES);
        }
        require(contract.isRevoked(), "a thief and an owner both went on, and nobody noticed");
        nothingComesBack();
    }

    private void nothingComesBack() {
        live(Move.OWNER_REFRESHES);
        live(Move.THIEF_REFRESHES);
        live(Move.GRACE_PASSES);
        live(Move.OWNER_REFRESHES);
        require(contract.isRevoked(), "what was revoked came back");
    }

    boolean hasThief() {
        return thief.isPresent();
    }

    private void require(boolean holds, String otherwise) {
        assertThat(holds).as(() -> otherwise + "; " + String.join(", ", story)).isTrue();
    }
}
