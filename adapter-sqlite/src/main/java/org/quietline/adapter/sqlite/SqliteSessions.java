package org.quietline.adapter.sqlite;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.quietline.adapter.sqlite.file.Row;
import org.quietline.adapter.sqlite.file.SqliteFile;
import org.quietline.adapter.sqlite.row.Change;
import org.quietline.adapter.sqlite.row.Times;
import org.quietline.application.port.Sessions;

/** The sessions in one table; those that began long before a new one are removed when it begins. */
final class SqliteSessions implements Sessions {
    /** Much longer than a session lasts. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String BEGIN = "INSERT INTO sessions (token_hash, operator, fingerprint, began_at, used_at,"
            + " ended_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (token_hash) DO NOTHING";
    private static final String FORGET = "DELETE FROM sessions WHERE began_at < ?";
    private static final String FIND =
            "SELECT token_hash, operator, fingerprint, began_at, used_at, ended_at FROM sessions WHERE token_hash = ?";
    private static final String TOUCH = "UPDATE sessions SET used_at = ? WHERE token_hash = ? AND ended_at IS NULL";
    private static final String END = "UPDATE sessions SET ended_at = ? WHERE token_hash = ? AND ended_at IS NULL";

    private final SqliteFile<Change> file;

    SqliteSessions(SqliteFile<Change> file) {
        this.file = file;
    }

    @Override
    public void begin(Session session) {
        file.write("begin a session", (connection, changes) -> {
            connection
                    .query(FORGET)
                    .number(Times.toNanos(session.beganAt().minus(KEPT)))
                    .update();
            return connection
                    .query(BEGIN)
                    .text(session.tokenHash())
                    .text(session.operator())
                    .text(session.fingerprint())
                    .number(Times.toNanos(session.beganAt()))
                    .number(Times.toNanos(session.usedAt()))
                    .numberOrNull(Times.toNanosOrNull(session.endedAt()))
                    .update();
        });
    }

    @Override
    public Optional<Session> find(String tokenHash) {
        return file.read(
                "find a session",
                connection -> connection.query(FIND).text(tokenHash).first(SqliteSessions::session));
    }

    private static Session session(Row row) throws SQLException {
        return new Session(
                row.text(),
                row.text(),
                row.text(),
                Times.ofNanos(row.number()),
                Times.ofNanos(row.number()),
                Times.ofNanosOrNull(row.numberOrNull()));
    }

    @Override
    public void touch(String tokenHash, Instant at) {
        mark("note the use of a session", TOUCH, tokenHash, at);
    }

    @Override
    public void end(String tokenHash, Instant at) {
        mark("end a session", END, tokenHash, at);
    }

    private void mark(String doing, String sql, String tokenHash, Instant at) {
        file.write(
                doing,
                (connection, changes) -> connection
                        .query(sql)
                        .number(Times.toNanos(at))
                        .text(tokenHash)
                        .update());
    }
}
