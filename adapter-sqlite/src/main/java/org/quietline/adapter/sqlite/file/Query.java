package org.quietline.adapter.sqlite.file;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A prepared statement; its parameters are given from left to right, all of them, before it is run. */
public final class Query {
    private final PreparedStatement statement;
    private int parameter;

    Query(PreparedStatement statement) {
        this.statement = statement;
    }

    Query rewound() {
        parameter = 0;
        return this;
    }

    /** Gives the next parameter. */
    public Query text(@Nullable String value) throws SQLException {
        statement.setString(++parameter, value);
        return this;
    }

    /** Gives the next parameter. */
    public Query number(long value) throws SQLException {
        statement.setLong(++parameter, value);
        return this;
    }

    /** Gives the next parameter. */
    public Query numberOrNull(@Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setNull(++parameter, Types.INTEGER);
            return this;
        }
        return number(value);
    }

    /** Gives the next parameter, as 1 or 0. */
    public Query flag(boolean value) throws SQLException {
        return number(value ? 1 : 0);
    }

    /** Runs a statement that changes something, and tells how many rows it changed. */
    public int update() throws SQLException {
        return statement.executeUpdate();
    }

    /** Runs a statement that answers, and reads every row. */
    public <T> List<T> all(Row.Reader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet answer = statement.executeQuery()) {
            Row row = new Row(answer);
            while (row.next()) {
                rows.add(reader.read(row));
            }
        }
        return rows;
    }

    /** Runs a statement that answers, and reads its first row. */
    public <T> Optional<T> first(Row.Reader<T> reader) throws SQLException {
        try (ResultSet answer = statement.executeQuery()) {
            Row row = new Row(answer);
            return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
        }
    }

    /** Runs a statement that answers, and tells whether it has any row. */
    public boolean exists() throws SQLException {
        try (ResultSet answer = statement.executeQuery()) {
            return answer.next();
        }
    }
}
