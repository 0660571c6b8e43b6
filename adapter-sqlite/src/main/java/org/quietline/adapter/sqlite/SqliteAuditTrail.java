package org.quietline.adapter.sqlite;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.sqlite.file.Row;
import org.quietline.adapter.sqlite.file.SqliteFile;
import org.quietline.adapter.sqlite.row.Change;
import org.quietline.adapter.sqlite.row.Times;
import org.quietline.application.port.AuditEvent;
import org.quietline.application.port.AuditTrail;
import org.quietline.application.port.Page;
import org.quietline.application.port.Position;

/** The audit in one table. */
final class SqliteAuditTrail implements AuditTrail {
    private static final String COLUMNS = "id, at, actor, action, subject, detail, run, number, seal";
    private static final String APPEND =
            "INSERT INTO audit_events (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING";
    private static final String PAGE = "SELECT " + COLUMNS + " FROM audit_events INDEXED BY audit_by_time"
            + " WHERE (at, id) < (?, ?) ORDER BY at DESC, id DESC LIMIT ?";
    private static final String EACH = "SELECT " + COLUMNS + " FROM audit_events INDEXED BY audit_by_run"
            + " WHERE (run, number, id) > (?, ?, ?) ORDER BY run, number, id LIMIT ?";

    private static final int READ_AT_ONCE = 500;

    /** Above every id. */
    private static final String TOP = "\uDBFF\uDFFF";

    private final SqliteFile<Change> file;

    SqliteAuditTrail(SqliteFile<Change> file) {
        this.file = file;
    }

    @Override
    public void append(AuditEvent event) {
        file.write(
                "write the audit",
                (session, changes) -> session.query(APPEND)
                        .text(event.id())
                        .number(Times.toNanos(event.at()))
                        .text(event.actor())
                        .text(event.action())
                        .text(event.subject())
                        .text(event.detail())
                        .text(event.run())
                        .number(event.number())
                        .text(event.seal())
                        .update());
    }

    @Override
    public Page<AuditEvent> page(@Nullable Position after, int limit) {
        List<AuditEvent> events = file.read(
                "read the audit",
                session -> session.query(PAGE)
                        .number(after == null ? Long.MAX_VALUE : Times.toNanos(after.at()))
                        .text(after == null ? TOP : after.id())
                        .number(limit + 1L)
                        .all(SqliteAuditTrail::event));
        if (events.size() <= limit) {
            return new Page<>(events, null);
        }
        AuditEvent last = events.get(limit - 1);
        return new Page<>(events.subList(0, limit), new Position("", last.at(), last.id()));
    }

    @Override
    public void each(Consumer<AuditEvent> consumer) {
        @Nullable AuditEvent last = null;
        List<AuditEvent> some = some(null);
        while (!some.isEmpty()) {
            for (AuditEvent event : some) {
                consumer.accept(event);
                last = event;
            }
            some = some(last);
        }
    }

    private List<AuditEvent> some(@Nullable AuditEvent after) {
        return file.read(
                "read the audit",
                session -> session.query(EACH)
                        .text(after == null ? "" : after.run())
                        .number(after == null ? Long.MIN_VALUE : after.number())
                        .text(after == null ? "" : after.id())
                        .number(READ_AT_ONCE)
                        .all(SqliteAuditTrail::event));
    }

    private static AuditEvent event(Row row) throws SQLException {
        return new AuditEvent(
                row.text(),
                Times.ofNanos(row.number()),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.number(),
                row.text());
    }
}
