package io.sallyport.store.jdbc;

import io.sallyport.fingerprint.Fingerprint;
import io.sallyport.model.PasswordHash;
import io.sallyport.model.Role;
import io.sallyport.model.Subject;
import io.sallyport.model.UserAccount;
import io.sallyport.session.IssuedTokens;
import io.sallyport.session.RefreshToken;
import io.sallyport.testkit.TestSession;
import io.sallyport.token.AccessToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;

/**
 * A database as this version leaves it behind, with sessions, denials and keys, and what its clients hold. Once a
 * version is released its fixture stays as it is: the next version shows on it that it can take the tables over.
 */
final class SchemaFixture {
    static final String FOLDER = "fixtures/version-1/";
    static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");

    private SchemaFixture() {}

    static String file(Dialect dialect) {
        return dialect.name().toLowerCase(Locale.ROOT) + ".sql";
    }

    static void load(DataSource source, Dialect dialect) {
        TestDatabase.execute(source, Dialect.statements(text(file(dialect))).toArray(String[]::new));
        TestUsers.store(
                source,
                List.of(new UserAccount(new Subject("7"), "alice", new PasswordHash("$none$"), true, Set.<Role>of())));
    }

    /** What one client holds: {@code living} or {@code ended}. */
    static IssuedTokens held(String client) {
        Properties held = new Properties();
        try {
            held.load(new StringReader(text("clients.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new IssuedTokens(
                TestSession.of(held.getProperty(client + ".session"), AT).row(),
                new AccessToken(held.getProperty(client + ".access-token"), AT, AT.plusSeconds(300)),
                new RefreshToken(held.getProperty(client + ".refresh-token")),
                Fingerprint.parse(held.getProperty(client + ".fingerprint")).orElseThrow(),
                AT);
    }

    static String text(String name) {
        try (InputStream resource = SchemaFixture.class.getResourceAsStream("/" + FOLDER + name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
