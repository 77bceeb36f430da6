package io.sallyport.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;

/** A value for one question mark of a statement. */
@FunctionalInterface
interface Parameter {
    void bind(PreparedStatement statement, int position) throws SQLException;

    static Parameter text(String value) {
        return (statement, position) -> statement.setString(position, value);
    }

    static Parameter text(Optional<String> value) {
        return value.map(Parameter::text).orElse(nothing(Types.VARCHAR));
    }

    static Parameter number(long value) {
        return (statement, position) -> statement.setLong(position, value);
    }

    static Parameter flag(boolean value) {
        return (statement, position) -> statement.setBoolean(position, value);
    }

    static Parameter instant(Instant value) {
        return number(value.toEpochMilli());
    }

    static Parameter instant(Optional<Instant> value) {
        return value.map(Parameter::instant).orElse(nothing(Types.BIGINT));
    }

    static Parameter nothing(int type) {
        return (statement, position) -> statement.setNull(position, type);
    }
}
