package io.sallyport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.model.Denial;
import io.sallyport.model.Generation;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.SubjectCut;
import io.sallyport.spi.DenyFeed;
import io.sallyport.spi.SessionStore;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestSession;
import java.time.Instant;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** H2 on a disk that fills up: what it cannot write is not confirmed, and what it confirmed is there afterwards. */
class H2FullDiskTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.123Z");
    private static final SubjectCut NO_CUT = new SubjectCut(0, NOON);
    private static final SessionId A = new SessionId("a");

    @RegisterExtension
    final TestDatabase database = new H2FileDatabase();

    private final FillableDisk disk = new FillableDisk();
    private final SteppingClock clock = new SteppingClock(NOON);
    private final JdbcDataSource place = (JdbcDataSource) database.emptyPlace();

    @BeforeEach
    void mount() {
        FilePath.register(disk);
        place.setURL(place.getURL().replace("h2:file:", "h2:" + FillableDisk.SCHEME + ":") + ";WRITE_DELAY=0");
    }

    @AfterEach
    void unmount() {
        FillableDisk.fill(false);
        database.close();
        FilePath.unregister(disk);
    }

    @Test
    void nothingIsConfirmedThatIsNotWrittenAndNothingConfirmedIsLost() {
        DataSource source = database.pooled(place);
        TestDatabase.createTables(source);
        SessionStore store = TestDatabase.sessions(source, StoreTime.of(clock));
        DenyFeed feed = TestDatabase.denials(source, clock);
        store.insert(TestSession.of("a", NOON).row(), NO_CUT);
        assertThat(store.rotate(A, Generation.FIRST, NOON, NOON.plusSeconds(60)))
                .isTrue();
        long confirmed = feed.append(new Denial.OfSession("i", A, NOON.plusSeconds(60)));

        FillableDisk.fill(true);
        assertThatThrownBy(() -> store.rotate(A, new Generation(1), NOON, NOON))
                .isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> store.insert(TestSession.of("b", NOON).row(), NO_CUT))
                .isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> feed.append(new Denial.OfSession("i", A, NOON.plusSeconds(60))))
                .isInstanceOf(StoreUnavailableException.class);

        FillableDisk.fill(false);
        database.close();
        DataSource again = database.pooled(place);
        SessionRow row = TestDatabase.sessions(again, StoreTime.of(clock))
                .find(A)
                .orElseThrow()
                .row();
        assertThat(row.generation()).isEqualTo(new Generation(1));
        assertThat(TestDatabase.denials(again, clock).since(confirmed - 1).denials())
                .hasSize(1);
    }

    /** H2 closes itself; where the pool tests its connections, or makes new ones as here, it is opened again. */
    @Test
    void itGoesOnByItselfWhenThereIsRoomAgain() {
        TestDatabase.createTables(place);
        SessionStore store = TestDatabase.sessions(place, StoreTime.of(clock));
        store.insert(TestSession.of("a", NOON).row(), NO_CUT);

        FillableDisk.fill(true);
        assertThatThrownBy(() -> store.rotate(A, Generation.FIRST, NOON, NOON))
                .isInstanceOf(StoreUnavailableException.class);
        FillableDisk.fill(false);

        assertThat(store.rotate(A, Generation.FIRST, NOON, NOON.plusSeconds(60)))
                .isTrue();
    }
}
