package io.sallyport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.login.Pbkdf2PasswordHasher;
import io.sallyport.model.Password;
import io.sallyport.model.PasswordHash;
import io.sallyport.model.Role;
import io.sallyport.model.Subject;
import io.sallyport.model.UserAccount;
import io.sallyport.session.IssuedTokens;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How often the database is asked. */
abstract class CostTests {
    private static final String PASSWORD = "depot-demo-2009";

    @RegisterExtension
    final TestDatabase database = database();

    abstract TestDatabase database();

    /** The reading finds revocation, expiry and fingerprint, which refuse before anything is written. */
    @Test
    void aRefreshReadsTheSessionAndTheUserAndWritesOnce() {
        DataSource source = database.empty();
        PasswordHash hash = new Pbkdf2PasswordHasher(new SecureRandom()).hash(new Password(PASSWORD));
        TestUsers.store(source, List.of(new UserAccount(new Subject("7"), "alice", hash, true, Set.<Role>of())));
        WatchedDataSource watched = new WatchedDataSource(source, connection -> {});
        try (Node node = new Node(watched.watched())) {
            IssuedTokens tokens = node.signIn("alice", PASSWORD);
            int before = asked(watched).size();

            IssuedTokens renewed = Node.issued(node.refresh(tokens));

            List<String> statements = asked(watched);
            assertThat(renewed.session().generation().number()).isEqualTo(1);
            assertThat(statements.subList(before, statements.size()))
                    .satisfiesExactly(
                            reading -> assertThat(reading)
                                    .startsWith("select id, subject, ")
                                    .contains(" where id = ?"),
                            user -> assertThat(user).contains(" from people where name = ?"),
                            writing -> assertThat(writing).startsWith("update sallyport_session set generation"));
        }
    }

    @Test
    void aRequestAsksNothing() {
        DataSource source = database.empty();
        PasswordHash hash = new Pbkdf2PasswordHasher(new SecureRandom()).hash(new Password(PASSWORD));
        TestUsers.store(source, List.of(new UserAccount(new Subject("7"), "alice", hash, true, Set.<Role>of())));
        WatchedDataSource watched = new WatchedDataSource(source, connection -> {});
        try (Node node = new Node(watched.watched())) {
            IssuedTokens tokens = node.signIn("alice", PASSWORD);
            node.awaitRefusal(tokens, Optional.empty());
            int before = asked(watched).size();

            for (int request = 0; request < 100; request++) {
                assertThat(node.refusal(tokens)).isEmpty();
            }

            assertThat(asked(watched)).hasSize(before);
        }
    }

    /** Without what the node's own threads read from time to time: the deny-list, and the keys. */
    private static List<String> asked(WatchedDataSource watched) {
        return watched.statements().stream()
                .filter(sql -> sql.contains("sallyport_session") || sql.contains("people"))
                .filter(sql -> !sql.startsWith("delete"))
                .toList();
    }
}
