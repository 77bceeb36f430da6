package io.sallyport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.Generation;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.RefusalReason;
import io.sallyport.session.IssuedTokens;
import io.sallyport.session.SessionOutcome;
import io.sallyport.testkit.SteppingClock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A database that the version of the fixture left behind goes on with this one: nobody notices the upgrade. */
abstract class SchemaFixtureTests {
    @RegisterExtension
    final TestDatabase database = database();

    private final IssuedTokens living = SchemaFixture.held("living");
    private final IssuedTokens ended = SchemaFixture.held("ended");
    private final SteppingClock clock = new SteppingClock(SchemaFixture.AT.plusSeconds(60));
    private DataSource source;

    abstract TestDatabase database();

    abstract Dialect dialect();

    @BeforeEach
    void load() {
        source = database.empty();
        SchemaFixture.load(source, dialect());
        new Schema(TestDatabase.tables(source)).require();
    }

    @Test
    void itsKeysVerifyAndItsDenialsHold() {
        try (Node node = Node.with(source, clock)) {
            node.awaitRefusal(living, Optional.empty());
            assertThat(node.refusal(ended)).contains(RefusalCode.SESSION_REVOKED);
        }
    }

    @Test
    void itsSessionsGoOnAndWhatWasEndedStaysEnded() {
        try (Node node = Node.with(source, clock)) {
            IssuedTokens renewed = Node.issued(node.refresh(living));

            assertThat(renewed.session().generation()).isEqualTo(new Generation(2));
            assertThat(node.refusal(renewed)).isEmpty();
            assertThat(node.refresh(ended)).isEqualTo(new SessionOutcome.Refused(RefusalReason.LOGOUT));
        }
    }

    @Test
    void itsTablesAreThoseOfTheScript() {
        assertThat(tables(SchemaFixture.text(SchemaFixture.file(dialect()))))
                .isEqualTo(dialect().script().stream()
                        .filter(statement -> statement.startsWith("create"))
                        .toList());
    }

    private static List<String> tables(String script) {
        return Dialect.statements(script).stream()
                .filter(statement -> statement.startsWith("create"))
                .toList();
    }
}
