package org.quietline.application.port;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.InMemoryStore.Incoming;
import org.quietline.application.port.InMemoryStore.Outgoing;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;

/** Pages of a log in memory. */
final class InMemoryMessagePages implements MessagePages {
    private static final Comparator<Position> POSITIONS =
            Comparator.comparing(Position::key).thenComparing(Position::at).thenComparing(Position::id);

    private final InMemoryStore.Tables tables;

    InMemoryMessagePages(InMemoryStore.Tables tables) {
        this.tables = tables;
    }

    @Override
    public Page<IncomingMessage> incoming(IncomingFilter filter, Order order, @Nullable Position after, int limit) {
        synchronized (tables) {
            Stream<Incoming> rows = tables.incoming.values().stream().filter(row -> filter.admits(row.message()));
            Function<Incoming, Position> position = row -> position(
                    order.by(),
                    row.name(),
                    row.message().responseSent() ? "1" : "0",
                    row.message().timestamp(),
                    row.message().id().value());
            return map(page(rows, position, order.descending(), after, limit), Incoming::message);
        }
    }

    @Override
    public Page<OutgoingMessage> outgoing(OutgoingFilter filter, Order order, @Nullable Position after, int limit) {
        synchronized (tables) {
            Stream<Outgoing> rows = tables.outgoing.values().stream().filter(row -> filter.admits(row.message()));
            Function<Outgoing, Position> position = row -> position(
                    order.by(),
                    row.name(),
                    row.message().delivery().status().code(),
                    row.message().queuedAt(),
                    row.message().id().value());
            return map(page(rows, position, order.descending(), after, limit), Outgoing::message);
        }
    }

    @Override
    public Map<PhoneNumber, IncomingMessage> latestFrom(Set<PhoneNumber> contacts) {
        synchronized (tables) {
            Map<PhoneNumber, IncomingMessage> latest = new HashMap<>();
            tables.incoming.values().stream()
                    .map(Incoming::message)
                    .filter(message -> contacts.contains(message.from()))
                    .forEach(message -> latest.merge(
                            message.from(),
                            message,
                            BinaryOperator.maxBy(Comparator.comparing(IncomingMessage::timestamp)
                                    .thenComparing(one -> one.id().value()))));
            return latest;
        }
    }

    @Override
    public Page<LoggedMessage> conversation(PhoneNumber contact, @Nullable Position after, int limit) {
        synchronized (tables) {
            Stream<LoggedMessage> in =
                    tables.incoming.values().stream().map(row -> new LoggedMessage.In(row.message()));
            Stream<LoggedMessage> out =
                    tables.outgoing.values().stream().map(row -> new LoggedMessage.Out(row.message()));
            Stream<LoggedMessage> both =
                    Stream.concat(in, out).filter(row -> row.contact().equals(contact));
            return page(both, row -> new Position("", row.at(), row.id().value()), true, after, limit);
        }
    }

    private static Position position(SortBy by, String name, String status, Instant at, String id) {
        return switch (by) {
            case TIMESTAMP -> new Position("", at, id);
            case DISPLAY_NAME -> new Position(name.toLowerCase(Locale.ROOT), at, id);
            case STATUS -> new Position(status, at, id);
        };
    }

    static <R> Page<R> page(
            Stream<R> rows, Function<R, Position> position, boolean descending, @Nullable Position after, int limit) {
        Comparator<Position> order = descending ? POSITIONS.reversed() : POSITIONS;
        List<R> found =
                new ArrayList<>(rows.filter(row -> after == null || order.compare(position.apply(row), after) > 0)
                        .sorted(Comparator.comparing(position, order))
                        .limit(limit + 1L)
                        .toList());
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        found.removeLast();
        return new Page<>(found, position.apply(found.getLast()));
    }

    private static <A, B> Page<B> map(Page<A> page, Function<A, B> mapping) {
        return new Page<>(page.rows().stream().map(mapping).toList(), page.next());
    }
}
