package io.sallyport.depot.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The depot's tables. Safe for many threads: each call takes a connection of its own. Where the database refuses,
 * every method throws {@link DatabaseException}.
 */
public final class Database {
    private final DataSource source;

    public Database(DataSource source) {
        this.source = source;
    }

    public <T> List<T> list(String sql, RowReader<T> reader, Object... values) {
        return transaction(work -> work.list(sql, reader, values));
    }

    public <T> Optional<T> first(String sql, RowReader<T> reader, Object... values) {
        return transaction(work -> work.first(sql, reader, values));
    }

    /** The one number that a {@code count} or {@code sum} gives. */
    public long number(String sql, Object... values) {
        return first(sql, row -> row.getLong(1), values).orElse(0L);
    }

    /** Runs the work, then commits; where the work throws, nothing of it remains. */
    public <T> T transaction(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(new Transaction(connection));
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException problem) {
                connection.rollback();
                throw problem;
            }
        } catch (SQLException problem) {
            throw new DatabaseException(problem);
        }
    }
}
