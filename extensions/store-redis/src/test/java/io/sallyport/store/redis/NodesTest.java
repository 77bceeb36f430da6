package io.sallyport.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.model.Generation;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.RefusalReason;
import io.sallyport.model.RevocationReason;
import io.sallyport.session.IssuedTokens;
import io.sallyport.session.SessionOutcome;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.testkit.Race;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What users feel of a shared server: a restart, a second node, a refresh that reaches both, a loss. */
class NodesTest {
    private final RedisProcess server = RedisProcess.durable();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRestartOfTheNodeKeepsSessionsDenialsAndKeys() {
        IssuedTokens living;
        IssuedTokens ended;
        String keySet;
        try (Node node = new Node(server.url())) {
            living = node.signIn();
            ended = node.signIn();
            node.sallyport().sessions().revoke(ended.session().id(), RevocationReason.LOGOUT);
            keySet = node.sallyport().keySet();
        }

        try (Node node = new Node(server.url())) {
            node.awaitRefusal(living, Optional.empty());

            assertThat(node.sallyport().keySet()).isEqualTo(keySet);
            assertThat(node.refusal(ended)).contains(RefusalCode.SESSION_REVOKED);
            assertThat(Node.issued(node.refresh(living)).session().generation()).isEqualTo(new Generation(1));
        }
    }

    @Test
    void anotherNodeObeysALogout() {
        try (Node one = new Node(server.url());
                Node other = new Node(server.url())) {
            IssuedTokens tokens = one.signIn();
            other.awaitRefusal(tokens, Optional.empty());

            one.sallyport().sessions().revokeAll(Node.ALICE, Optional.empty(), RevocationReason.LOGOUT_ALL);

            assertThat(one.refusal(tokens)).contains(RefusalCode.SESSION_REVOKED);
            other.awaitRefusal(tokens, Optional.of(RefusalCode.SESSION_REVOKED));
            assertThat(other.refresh(tokens)).isEqualTo(new SessionOutcome.Refused(RefusalReason.LOGOUT_ALL));
        }
    }

    @Test
    void twentyRefreshesOnTwoNodesRotateOnceAndGetTheSameSuccessor() {
        try (Node one = new Node(server.url());
                Node other = new Node(server.url())) {
            IssuedTokens tokens = one.signIn();

            List<String> successors = Race.of(
                    20,
                    thread -> Node.issued((thread % 2 == 0 ? one : other).refresh(tokens))
                            .refreshToken()
                            .secret());

            assertThat(successors)
                    .containsOnly(successors.get(0))
                    .doesNotContain(tokens.refreshToken().secret());
            assertThat(one.sallyport().sessions().sessionsOf(Node.ALICE))
                    .singleElement()
                    .satisfies(row -> assertThat(row.generation()).isEqualTo(new Generation(1)));
        }
    }

    /** Nobody knows any more who was signed out; whoever is still signed in gets a newer token by a refresh. */
    @Test
    void aServerThatMayHaveForgottenCostsEachUserARefresh() {
        try (RedisProcess forgetful = RedisProcess.start("--appendonly yes --appendfsync everysec");
                Node node = new Node(forgetful.url())) {
            IssuedTokens tokens = node.signIn();
            assertThat(node.refusal(tokens)).isEmpty();
            forgetful.awaitEverythingWritten();

            forgetful.kill();
            assertThatThrownBy(() -> node.refresh(tokens)).isInstanceOf(StoreUnavailableException.class);
            awaitALaterSecond(tokens);
            forgetful.startAgain();

            node.awaitRefusal(tokens, Optional.of(RefusalCode.SESSION_REVOKED));
            IssuedTokens refreshed = Node.issued(node.refresh(tokens));
            awaitALaterSecond(refreshed);
            node.awaitRefusal(Node.issued(node.refresh(refreshed)), Optional.empty());
        }
    }

    @Test
    void aServerThatKeepsWhatItConfirmsCostsNobodyAnything() {
        try (Node node = new Node(server.url())) {
            IssuedTokens tokens = node.signIn();
            IssuedTokens ended = node.signIn();
            node.sallyport().sessions().revoke(ended.session().id(), RevocationReason.LOGOUT);

            server.kill();
            server.startAgain();

            try (Node late = new Node(server.url())) {
                late.awaitRefusal(tokens, Optional.empty());
                assertThat(late.refusal(ended)).contains(RefusalCode.SESSION_REVOKED);
            }
            node.awaitRefusal(tokens, Optional.empty());
            assertThat(node.refusal(ended)).contains(RefusalCode.SESSION_REVOKED);
        }
    }

    @Test
    void noTokenFromBeforeALossIsAccepted() {
        try (Node one = new Node(server.url());
                Node other = new Node(server.url())) {
            IssuedTokens ended = one.signIn();
            IssuedTokens living = one.signIn();
            one.sallyport().sessions().revoke(ended.session().id(), RevocationReason.LOGOUT);
            other.awaitRefusal(ended, Optional.of(RefusalCode.SESSION_REVOKED));
            awaitALaterSecond(living);

            flush();

            other.awaitRefusal(living, Optional.of(RefusalCode.SESSION_REVOKED));
            assertThat(other.refusal(ended)).contains(RefusalCode.SESSION_REVOKED);
            assertThat(other.refresh(living)).isInstanceOf(SessionOutcome.Refused.class);
            try (Node late = new Node(server.url())) {
                assertThat(late.refusal(living)).isNotEmpty();
                IssuedTokens anew = late.signIn();
                late.awaitRefusal(anew, Optional.empty());
            }
        }
    }

    @Test
    void nothingLiesThereThatCouldBePresented() {
        try (Node node = new Node(server.url())) {
            IssuedTokens tokens = node.signIn();
            IssuedTokens refreshed = Node.issued(node.refresh(tokens));
            node.sallyport().sessions().revoke(tokens.session().id(), RevocationReason.LOGOUT);

            String everything = everything();

            assertThat(everything)
                    .contains(tokens.session().id().value())
                    .doesNotContain(
                            tokens.refreshToken().secret(),
                            refreshed.refreshToken().secret(),
                            tokens.fingerprint().value(),
                            tokens.accessToken().compact(),
                            " plain ");
        }
    }

    private void flush() {
        try (Redis operator = new Redis(server.url(), StoreTime.ofTheServer())) {
            operator.call("forget everything", List.of("FLUSHALL"), Reply::text);
        }
    }

    private String everything() {
        try (Redis operator = new Redis(server.url(), StoreTime.ofTheServer())) {
            return operator.call(
                    "show everything",
                    List.of(
                            "EVAL",
                            "local all = {} for _, key in ipairs(redis.call('KEYS', '*')) do all[key] ="
                                    + " redis.call('TYPE', key).ok == 'hash' and redis.call('HGETALL', key) or"
                                    + " redis.call('TYPE', key).ok == 'zset' and redis.call('ZRANGE', key, 0, -1) or"
                                    + " redis.call('GET', key) end return cjson.encode(all)",
                            "0"),
                    Reply::text);
        }
    }

    /** Times of issue are whole seconds: only a later one tells before from after. */
    private static void awaitALaterSecond(IssuedTokens tokens) {
        long issued = tokens.session().rotatedAt().getEpochSecond();
        Await.until("the next second", () -> Clock.systemUTC().instant().getEpochSecond() > issued);
    }
}
