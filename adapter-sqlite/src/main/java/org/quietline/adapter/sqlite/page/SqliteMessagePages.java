package org.quietline.adapter.sqlite.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.sqlite.file.SqliteFile;
import org.quietline.adapter.sqlite.row.Change;
import org.quietline.adapter.sqlite.row.Entry;
import org.quietline.adapter.sqlite.row.SortColumn;
import org.quietline.adapter.sqlite.row.Times;
import org.quietline.application.port.LoggedMessage;
import org.quietline.application.port.MessagePages;
import org.quietline.application.port.Page;
import org.quietline.application.port.Position;
import org.quietline.application.port.Stored;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;

/** Pages of the log, each read along an index. */
public final class SqliteMessagePages implements MessagePages {
    private static final Position NEWEST = new Position("", Times.ofNanos(Long.MAX_VALUE), "~");

    private final SqliteFile<Change> file;

    public SqliteMessagePages(SqliteFile<Change> file) {
        this.file = file;
    }

    @Override
    public Page<IncomingMessage> incoming(IncomingFilter filter, Order order, @Nullable Position after, int limit) {
        PageReader<IncomingMessage> reader =
                new PageReader<>(MessageKind.INCOMING, Criteria.of(filter), order, after, limit);
        return file.read("read incoming messages", reader::read);
    }

    @Override
    public Page<OutgoingMessage> outgoing(OutgoingFilter filter, Order order, @Nullable Position after, int limit) {
        PageReader<Stored<OutgoingMessage>> reader =
                new PageReader<>(MessageKind.OUTGOING, Criteria.of(filter), order, after, limit);
        Page<Stored<OutgoingMessage>> page = file.read("read outgoing messages", reader::read);
        return new Page<>(page.rows().stream().map(Stored::value).toList(), page.next());
    }

    @Override
    public Map<PhoneNumber, IncomingMessage> latestFrom(Set<PhoneNumber> contacts) {
        Map<PhoneNumber, IncomingMessage> latest = new HashMap<>();
        for (PhoneNumber contact : contacts) {
            // A row that cannot be read is passed over for the one before.
            for (Entry<LoggedMessage> entry :
                    ofContact(MessageKind.INCOMING, contact, NEWEST, 2, LoggedMessage.In::new)) {
                if (entry.value() instanceof LoggedMessage.In in) {
                    latest.putIfAbsent(contact, in.message());
                }
            }
        }
        return latest;
    }

    @Override
    public Page<LoggedMessage> conversation(PhoneNumber contact, @Nullable Position after, int limit) {
        Position place = after == null ? NEWEST : after;
        List<Entry<LoggedMessage>> both = new ArrayList<>();
        both.addAll(ofContact(MessageKind.INCOMING, contact, place, limit + 1, LoggedMessage.In::new));
        both.addAll(ofContact(
                MessageKind.OUTGOING, contact, place, limit + 1, stored -> new LoggedMessage.Out(stored.value())));
        both.sort(Comparator.comparing(
                        Entry<LoggedMessage>::position,
                        Comparator.comparing(Position::at).thenComparing(Position::id))
                .reversed());
        List<LoggedMessage> rows = new ArrayList<>();
        for (Entry<LoggedMessage> entry : both.subList(0, Math.min(limit, both.size()))) {
            if (entry.value() != null) {
                rows.add(entry.value());
            }
        }
        return new Page<>(rows, both.size() > limit ? both.get(limit - 1).position() : null);
    }

    private <T> List<Entry<LoggedMessage>> ofContact(
            MessageKind<T> kind, PhoneNumber contact, Position after, int count, Function<T, LoggedMessage> logged) {
        List<Entry<T>> entries = file.read(
                "read a conversation",
                session -> session.query(kind.ofContact())
                        .text(contact.unmasked())
                        .number(Times.toNanos(after.at()))
                        .text(after.id())
                        .number(count)
                        .all(kind.reader().apply(SortColumn.TIME)));
        List<Entry<LoggedMessage>> both = new ArrayList<>();
        for (Entry<T> entry : entries) {
            T value = entry.value();
            both.add(new Entry<>(entry.position(), entry.seq(), value == null ? null : logged.apply(value)));
        }
        return both;
    }
}
