package org.quietline.adapter.sqlite;

import java.time.Instant;
import java.util.Optional;
import org.quietline.adapter.sqlite.file.Row;
import org.quietline.adapter.sqlite.file.SqliteFile;
import org.quietline.adapter.sqlite.row.Change;
import org.quietline.adapter.sqlite.row.Times;
import org.quietline.application.port.Watermarks;

/** The watermarks in one table. */
final class SqliteWatermarks implements Watermarks {
    private static final String FIND = "SELECT at FROM watermarks WHERE name = ?";
    private static final String ADVANCE = "INSERT INTO watermarks (name, at) VALUES (?, ?)"
            + " ON CONFLICT (name) DO UPDATE SET at = excluded.at WHERE excluded.at > at";

    private final SqliteFile<Change> file;

    SqliteWatermarks(SqliteFile<Change> file) {
        this.file = file;
    }

    @Override
    public Optional<Instant> find(String name) {
        return file.read(
                        "find a watermark",
                        session -> session.query(FIND).text(name).first(Row::number))
                .map(Times::ofNanos);
    }

    @Override
    public void advance(String name, Instant to) {
        file.write(
                "advance a watermark",
                (session, changes) -> session.query(ADVANCE)
                        .text(name)
                        .number(Times.toNanos(to))
                        .update());
    }
}
