package io.sallyport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.login.Pbkdf2PasswordHasher;
import io.sallyport.model.Generation;
import io.sallyport.model.Password;
import io.sallyport.model.PasswordHash;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.RefusalReason;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.Role;
import io.sallyport.model.Subject;
import io.sallyport.model.UserAccount;
import io.sallyport.session.IssuedTokens;
import io.sallyport.session.SessionOutcome;
import io.sallyport.testkit.Race;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What users feel of a shared store: a restart, a second node, a refresh that reaches both. */
abstract class NodesTests {
    @RegisterExtension
    final TestDatabase database = database();

    private final ConnectionPoolDataSource place = database.emptyPlace();

    abstract TestDatabase database();

    @BeforeEach
    void fillTheApplicationsTables() {
        PasswordHash hash = new Pbkdf2PasswordHasher(new SecureRandom()).hash(new Password("depot-demo-2009"));
        TestUsers.store(
                database.pooled(place),
                List.of(new UserAccount(new Subject("7"), "alice", hash, true, Set.<Role>of())));
    }

    @Test
    void aRestartKeepsSessionsDenialsAndKeys() {
        IssuedTokens living;
        IssuedTokens ended;
        String keySet;
        try (Node node = new Node(database.pooled(place))) {
            living = node.signIn("alice", "depot-demo-2009");
            ended = node.signIn("alice", "depot-demo-2009");
            node.sallyport().sessions().revoke(ended.session().id(), RevocationReason.LOGOUT);
            keySet = node.sallyport().keySet();
        }
        database.close();

        try (Node node = new Node(database.pooled(place))) {
            node.awaitRefusal(living, Optional.empty());

            assertThat(node.sallyport().keySet()).isEqualTo(keySet);
            assertThat(node.refusal(ended)).contains(RefusalCode.SESSION_REVOKED);
            assertThat(Node.issued(node.refresh(living)).session().generation()).isEqualTo(new Generation(1));
        }
    }

    @Test
    void anotherNodeObeysALogout() {
        try (Node one = new Node(database.pooled(place));
                Node other = new Node(database.pooled(place))) {
            IssuedTokens tokens = one.signIn("alice", "depot-demo-2009");
            other.awaitRefusal(tokens, Optional.empty());

            one.sallyport().sessions().revokeAll(new Subject("7"), Optional.empty(), RevocationReason.LOGOUT_ALL);

            assertThat(one.refusal(tokens)).contains(RefusalCode.SESSION_REVOKED);
            other.awaitRefusal(tokens, Optional.of(RefusalCode.SESSION_REVOKED));
            assertThat(other.refresh(tokens)).isEqualTo(new SessionOutcome.Refused(RefusalReason.LOGOUT_ALL));
        }
    }

    @Test
    void twentyRefreshesOnTwoNodesRotateOnceAndGetTheSameSuccessor() {
        try (Node one = new Node(database.pooled(place));
                Node other = new Node(database.pooled(place))) {
            IssuedTokens tokens = one.signIn("alice", "depot-demo-2009");

            List<String> successors = Race.of(
                    20,
                    thread -> Node.issued((thread % 2 == 0 ? one : other).refresh(tokens))
                            .refreshToken()
                            .secret());

            assertThat(successors)
                    .containsOnly(successors.get(0))
                    .doesNotContain(tokens.refreshToken().secret());
            assertThat(one.sallyport().sessions().sessionsOf(new Subject("7")))
                    .singleElement()
                    .satisfies(row -> assertThat(row.generation()).isEqualTo(new Generation(1)));
        }
    }

    @Test
    void noKeyLiesInTheDatabaseInTheClear() {
        DataSource source = database.pooled(place);
        new Node(source).close();

        assertThat(TestDatabase.keys(source, "urn:sallyport:sallyport-depot").keys())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(key -> assertThat(key.wrapped()).isTrue());
    }
}
