package org.quietline.adapter.sqlite.file;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row of an answer, its columns read from left to right. */
public final class Row {
    private final ResultSet answer;
    private int column;

    Row(ResultSet answer) {
        this.answer = answer;
    }

    /** Goes to the next row; false after the last. */
    boolean next() throws SQLException {
        column = 0;
        return answer.next();
    }

    /** The next column's text; "" for NULL. */
    public String text() throws SQLException {
        return Objects.requireNonNullElse(textOrNull(), "");
    }

    /** The next column's text, or null. */
    public @Nullable String textOrNull() throws SQLException {
        return answer.getString(++column);
    }

    /** The next column's number; 0 for NULL. */
    public long number() throws SQLException {
        return answer.getLong(++column);
    }

    /** The next column's number, or null. */
    public @Nullable Long numberOrNull() throws SQLException {
        long number = answer.getLong(++column);
        return answer.wasNull() ? null : number;
    }

    /** Whether the next column's number is another one than 0. */
    public boolean flag() throws SQLException {
        return number() != 0;
    }

    /** Makes a value of one row. */
    @FunctionalInterface
    public interface Reader<T> {
        /** Reads the columns in their order. */
        T read(Row row) throws SQLException;
    }
}
