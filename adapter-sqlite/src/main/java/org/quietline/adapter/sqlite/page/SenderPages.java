package org.quietline.adapter.sqlite.page;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.sqlite.file.Row;
import org.quietline.adapter.sqlite.file.Session;
import org.quietline.adapter.sqlite.row.Entry;
import org.quietline.adapter.sqlite.row.IncomingRows;
import org.quietline.adapter.sqlite.row.OutgoingRows;
import org.quietline.adapter.sqlite.row.SortColumn;
import org.quietline.adapter.sqlite.row.Times;
import org.quietline.adapter.sqlite.row.UserRows;
import org.quietline.application.port.Conversations.Filter;
import org.quietline.application.port.Conversations.Sender;
import org.quietline.application.port.Conversations.Stranger;
import org.quietline.application.port.Page;
import org.quietline.application.port.Position;
import org.quietline.application.port.Stored;
import org.quietline.domain.message.Conversation;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.registration.User;

/** Pages of those who wrote, read along an index of the table that holds each of them once. */
public final class SenderPages {
    private static final String LIST = "SELECT phone_number, received, first_at, last_at, last_id FROM senders"
            + " INDEXED BY senders_by_time WHERE is_handled = ? AND is_user = ? AND (last_at, last_id) < (?, ?)"
            + " ORDER BY last_at DESC, last_id DESC LIMIT ?";
    private static final String MESSAGE = "SELECT " + IncomingRows.COLUMNS + " FROM incoming_messages WHERE id = ?";
    private static final String STATE =
            "SELECT handled_by, handled_at FROM conversations WHERE phone_number = ? AND state = 'handled'";
    private static final String USER = "SELECT " + UserRows.COLUMNS + " FROM users WHERE phone_number = ?";
    private static final String WRITTEN = "SELECT " + OutgoingRows.COLUMNS + " FROM outgoing_messages"
            + " INDEXED BY outgoing_written WHERE phone_number = ? AND kind = 'operator'"
            + " ORDER BY queued_at DESC, id DESC LIMIT 1";
    private static final String UNANSWERED = "SELECT count(*) FROM (SELECT 1 FROM incoming_messages"
            + " INDEXED BY incoming_by_contact WHERE phone_number = ? AND timestamp > ? LIMIT "
            + Sender.MOST_COUNTED + ")";
    private static final Position NEWEST = new Position("", Times.ofNanos(Long.MAX_VALUE), "~");
    private static final List<Boolean> BOTH = List.of(false, true);

    private SenderPages() {}

    /** One row of the table. */
    private record Line(String number, long received, long firstAt, long lastAt, String lastId) {
        static Line read(Row row) throws SQLException {
            return new Line(row.text(), row.number(), row.number(), row.number(), row.text());
        }

        Position position() {
            return new Position("", Times.ofNanos(lastAt), lastId);
        }

        /** Not the number. */
        @Override
        public String toString() {
            return "a sender";
        }
    }

    /** Makes a row of a page; null when what is stored cannot be read. */
    @FunctionalInterface
    private interface Maker<T> {
        @Nullable T make(Line line, IncomingMessage latest) throws SQLException;
    }

    /** A page of conversations. */
    public static Page<Sender> conversations(Session session, Filter filter, @Nullable Position after, int limit)
            throws SQLException {
        Boolean registered = filter.registered();
        return page(
                session,
                List.of(filter.handled()),
                registered == null ? BOTH : List.of(registered),
                after,
                limit,
                (line, latest) -> sender(session, line, latest));
    }

    /** A page of those who are not registered. */
    public static Page<Stranger> strangers(Session session, @Nullable Position after, int limit) throws SQLException {
        return page(
                session,
                BOTH,
                List.of(false),
                after,
                limit,
                (line, latest) -> new Stranger(latest, line.received(), Times.ofNanos(line.firstAt())));
    }

    private static <T> Page<T> page(
            Session session,
            List<Boolean> handled,
            List<Boolean> registered,
            @Nullable Position after,
            int limit,
            Maker<T> maker)
            throws SQLException {
        Position place = after == null ? NEWEST : after;
        List<Line> lines = new ArrayList<>();
        for (boolean isHandled : handled) {
            for (boolean isUser : registered) {
                lines.addAll(session.query(LIST)
                        .flag(isHandled)
                        .flag(isUser)
                        .number(Times.toNanos(place.at()))
                        .text(place.id())
                        .number(limit + 1)
                        .all(Line::read));
            }
        }
        lines.sort(Comparator.comparingLong(Line::lastAt)
                .thenComparing(Line::lastId)
                .reversed());
        List<T> rows = new ArrayList<>();
        for (Line line : lines.subList(0, Math.min(limit, lines.size()))) {
            @Nullable IncomingMessage latest = first(session, MESSAGE, line.lastId(), IncomingRows.entries(SortColumn.TIME));
            @Nullable T row = latest == null ? null : maker.make(line, latest);
            if (row != null) {
                rows.add(row);
            }
        }
        return new Page<>(rows, lines.size() > limit ? lines.get(limit - 1).position() : null);
    }

    private static Sender sender(Session session, Line line, IncomingMessage latest) throws SQLException {
        Optional<Conversation> handled = session.query(STATE)
                .text(line.number())
                .first(row -> new Conversation.Handled(row.text(), Times.ofNanos(row.number())));
        @Nullable User user = first(session, USER, line.number(), UserRows::entry);
        @Nullable Stored<OutgoingMessage> written = first(session, WRITTEN, line.number(), OutgoingRows.entries(SortColumn.TIME));
        int unanswered = handled.isPresent()
                ? 0
                : session.query(UNANSWERED)
                        .text(line.number())
                        .number(
                                written == null
                                        ? Long.MIN_VALUE
                                        : Times.toNanos(written.value().queuedAt()))
                        .first(row -> (int) row.number())
                        .orElse(0);
        return new Sender(
                latest,
                handled.orElseGet(Conversation.Open::new),
                user,
                written == null ? null : written.value(),
                unanswered);
    }

    private static <T> @Nullable T first(Session session, String sql, String key, Row.Reader<Entry<T>> reader)
            throws SQLException {
        Function<Entry<T>, Optional<T>> value = entry -> Optional.ofNullable(entry.value());
        return session.query(sql).text(key).first(reader).flatMap(value).orElse(null);
    }
}
