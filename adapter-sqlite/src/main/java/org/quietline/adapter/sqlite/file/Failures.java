package org.quietline.adapter.sqlite.file;

import java.sql.SQLException;
import org.quietline.application.port.StoreUnavailableException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Turns what the driver throws into what a port may throw. SQLite's messages can quote what was searched for, so only
 * its error codes go on.
 */
final class Failures {
    private Failures() {}

    static StoreUnavailableException of(String doing, SQLException failure) {
        SQLException bare = new SQLException(code(failure).name());
        bare.setStackTrace(failure.getStackTrace());
        return new StoreUnavailableException("could not " + doing + ": " + inWords(failure), bare);
    }

    /** Whether another process is writing just now. */
    static boolean isBusy(SQLException failure) {
        int primary = code(failure).code & 0xFF;
        return primary == SQLiteErrorCode.SQLITE_BUSY.code || primary == SQLiteErrorCode.SQLITE_LOCKED.code;
    }

    /** Whether the failure is about one statement and its values, and no sign that others would fail too. */
    static boolean isOfOneStatement(SQLException failure) {
        return switch (code(failure).code & 0xFF) {
            case 1, 18, 19, 20, 25 -> true; // ERROR, TOOBIG, CONSTRAINT, MISMATCH, RANGE
            default -> false;
        };
    }

    private static String inWords(SQLException failure) {
        SQLiteErrorCode code = code(failure);
        return switch (code.code & 0xFF) {
            case 5, 6 -> "another process keeps writing to the database (" + code.name() + ")";
            case 8, 3 -> "the database file may not be written to (" + code.name() + ")";
            case 10 -> "the disk did not do as it was told; it may be full or failing (" + code.name() + ")";
            case 11, 26 -> "the database file is damaged, or is no database (" + code.name() + ")";
            case 13 -> "the disk is full (" + code.name() + ")";
            case 14 -> "the database file cannot be opened (" + code.name() + ")";
            default -> code.name();
        };
    }

    private static SQLiteErrorCode code(SQLException failure) {
        return failure instanceof SQLiteException known ? known.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
    }
}
