package io.sallyport.depot.database;

import java.sql.SQLException;

/** The database did not do what was asked; the error page tells the user so. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseException(SQLException cause) {
        super("the depot's database refused a statement: " + cause.getMessage(), cause);
    }
}
