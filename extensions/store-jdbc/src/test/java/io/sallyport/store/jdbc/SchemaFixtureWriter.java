package io.sallyport.store.jdbc;

import io.sallyport.login.Pbkdf2PasswordHasher;
import io.sallyport.model.Password;
import io.sallyport.model.PasswordHash;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.Role;
import io.sallyport.model.Subject;
import io.sallyport.model.UserAccount;
import io.sallyport.session.IssuedTokens;
import io.sallyport.testkit.SteppingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Writes the fixture of this version anew: called by its name, and only as long as the version is not released. */
class SchemaFixtureWriter {
    private static final String PASSWORD = "depot-demo-2009";

    @RegisterExtension
    final TestDatabase database = new H2Database();

    private final SteppingClock clock = new SteppingClock(SchemaFixture.AT.minusSeconds(60));

    @Test
    void write() throws IOException {
        DataSource source = database.withTables();
        PasswordHash hash = new Pbkdf2PasswordHasher(new SecureRandom()).hash(new Password(PASSWORD));
        TestUsers.store(source, List.of(new UserAccount(new Subject("7"), "alice", hash, true, Set.<Role>of())));
        Path folder = Files.createDirectories(Path.of("src", "test", "resources", SchemaFixture.FOLDER));
        try (Node node = Node.with(source, clock)) {
            IssuedTokens living = node.signIn("alice", PASSWORD);
            IssuedTokens ended = node.signIn("alice", PASSWORD);
            clock.advance(Duration.ofSeconds(60));
            IssuedTokens renewed = Node.issued(node.refresh(living));
            node.awaitRefusal(renewed, Optional.empty());
            node.sallyport().sessions().revoke(ended.session().id(), RevocationReason.LOGOUT);
            Files.writeString(
                    folder.resolve("clients.properties"),
                    "# What two clients of 2026 hold: test data, of no use anywhere else.\n" + held("living", renewed)
                            + held("ended", ended));
        }
        for (Dialect dialect : Dialect.values()) {
            Files.writeString(folder.resolve(SchemaFixture.file(dialect)), dump(source, dialect));
        }
    }

    private static String held(String client, IssuedTokens tokens) {
        return client + ".session=" + tokens.session().id().value() + "\n" + client + ".access-token="
                + tokens.accessToken().compact() + "\n" + client + ".refresh-token="
                + tokens.refreshToken().secret() + "\n" + client + ".fingerprint="
                + tokens.fingerprint().value() + "\n";
    }

    private static String dump(DataSource source, Dialect dialect) {
        List<String> statements = new ArrayList<>(dialect.script().stream()
                .filter(statement -> statement.startsWith("create"))
                .toList());
        for (Table table : Table.values()) {
            statements.addAll(new Database(source, DriverWords.SHOWN)
                    .run(
                            "dump " + table,
                            connection -> Statements.rows(
                                    connection,
                                    "select " + String.join(", ", table.columns()) + " from " + table.sqlName(),
                                    List.of(),
                                    row -> insert(table, row))));
        }
        return statements.stream().map(statement -> statement + ";\n").collect(Collectors.joining("\n"));
    }

    private static String insert(Table table, ResultSet row) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int column = 1; column <= table.columns().size(); column++) {
            Object value = row.getObject(column);
            values.add(value instanceof String text ? "'" + text.replace("'", "''") + "'" : String.valueOf(value));
        }
        return "insert into " + table.sqlName() + " (" + String.join(", ", table.columns()) + ")\n    values ("
                + String.join(", ", values) + ")";
    }
}
