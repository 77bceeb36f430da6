package io.sallyport.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.Generation;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.RefusalReason;
import io.sallyport.model.RevocationReason;
import io.sallyport.session.IssuedTokens;
import io.sallyport.session.SessionOutcome;
import io.sallyport.testkit.Race;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What users feel of a shared server: a restart, a second node, a refresh that reaches both. */
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
}
