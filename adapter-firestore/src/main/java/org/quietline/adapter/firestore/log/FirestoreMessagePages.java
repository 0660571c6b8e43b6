package org.quietline.adapter.firestore.log;

import com.google.api.core.ApiFutures;
import com.google.cloud.Timestamp;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.firestore.client.BadDocumentException;
import org.quietline.adapter.firestore.client.Call;
import org.quietline.adapter.firestore.client.Database;
import org.quietline.adapter.firestore.client.DocumentIds;
import org.quietline.adapter.firestore.client.PageScan;
import org.quietline.adapter.firestore.client.Texts;
import org.quietline.adapter.firestore.client.Times;
import org.quietline.application.port.LoggedMessage;
import org.quietline.application.port.MessagePages;
import org.quietline.application.port.Page;
import org.quietline.application.port.Position;
import org.quietline.application.search.SearchQuery;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;

/**
 * Pages of the log in Firestore. Of a search one word goes into the query, since Firestore takes one; its other words
 * and all other filters of a search are looked at in memory, and so are times when a page is not sorted by time.
 */
public final class FirestoreMessagePages implements MessagePages {
    private static final String YES = "1";
    private static final String NO = "0";

    private final Database database;

    /** @param database where the log is kept */
    public FirestoreMessagePages(Database database) {
        this.database = database;
    }

    @Override
    public Page<IncomingMessage> incoming(IncomingFilter filter, Order order, @Nullable Position after, int limit) {
        SearchQuery search = filter.search();
        Boolean answered = search == null ? filter.answered() : null;
        Boolean registered = search == null ? filter.registered() : null;
        List<Object> values = new ArrayList<>();
        if (answered != null) {
            values.add(answered);
        }
        if (registered != null) {
            values.add(registered);
        }
        if (search != null) {
            values.add(mostTelling(search));
        }
        Query query = LogQueries.incoming(search != null, answered != null, registered != null, order)
                .query(database, values.toArray());
        PageScan<IncomingMessage> scan = new PageScan<>(
                Call.of("reading incoming messages"),
                timed(query, order, IncomingDocument.TIMESTAMP, filter.from(), filter.until()),
                document -> position(document, order, IncomingDocument.RESPONSE_SENT, IncomingDocument.TIMESTAMP),
                document -> incoming(document).filter(message -> admits(filter, message, document)));
        if (after != null) {
            scan.startAfter(place(order, answered != null, YES.equals(after.key()), after));
        }
        return scan.page(limit);
    }

    @Override
    public Page<OutgoingMessage> outgoing(OutgoingFilter filter, Order order, @Nullable Position after, int limit) {
        SearchQuery search = filter.search();
        DeliveryStatus status = search == null ? filter.status() : null;
        List<Object> values = new ArrayList<>();
        if (status != null) {
            values.add(status.code());
        }
        if (search != null) {
            values.add(mostTelling(search));
        }
        Query query = LogQueries.outgoing(search != null, status != null, order).query(database, values.toArray());
        PageScan<OutgoingMessage> scan = new PageScan<>(
                Call.of("reading outgoing messages"),
                timed(query, order, OutgoingDocument.QUEUED_AT, filter.from(), filter.until()),
                document -> position(document, order, OutgoingDocument.STATUS, OutgoingDocument.QUEUED_AT),
                document -> outgoing(document).filter(message -> admits(filter, message, document)));
        if (after != null) {
            scan.startAfter(place(order, status != null, Texts.wellFormed(after.key()), after));
        }
        return scan.page(limit);
    }

    @Override
    public Map<PhoneNumber, IncomingMessage> latestFrom(Set<PhoneNumber> contacts) {
        Map<PhoneNumber, IncomingMessage> latest = new HashMap<>();
        Call.of("reading the latest messages")
                .answer(() -> ApiFutures.allAsList(contacts.stream()
                        .map(contact -> LogQueries.FROM_CONTACT
                                .query(database, contact.unmasked())
                                .limit(1)
                                .get())
                        .toList()))
                .forEach(found -> found.getDocuments()
                        .forEach(document ->
                                incoming(document).ifPresent(message -> latest.put(message.from(), message))));
        return latest;
    }

    @Override
    public Page<LoggedMessage> conversation(PhoneNumber contact, @Nullable Position after, int limit) {
        Call call = Call.of("reading a conversation");
        // Half a page of each direction at first: of a conversation to and fro both are used up.
        int chunk = limit / 2 + 1;
        Strand in = new Strand(
                call,
                LogQueries.FROM_CONTACT.query(database, contact.unmasked()),
                chunk,
                document -> incoming(document).map(LoggedMessage.In::new));
        Strand out = new Strand(
                call,
                LogQueries.TO_CONTACT.query(database, contact.unmasked()),
                chunk,
                document -> outgoing(document).map(LoggedMessage.Out::new));
        if (after != null) {
            in.startAfter(Times.of(after.at()), DocumentIds.of(after.id()));
            out.startAfter(Times.of(after.at()), DocumentIds.of(after.id()));
        }
        return Strand.merged(in, out, limit);
    }

    /** The longest word is likely to be the rarest. */
    private static Object mostTelling(SearchQuery search) {
        Set<String> best = search.allOf().getFirst();
        for (Set<String> anyOf : search.allOf()) {
            if (longest(anyOf) > longest(best)) {
                best = anyOf;
            }
        }
        List<String> tokens = best.stream().sorted().map(Texts::wellFormed).toList();
        return tokens.size() == 1 ? tokens.getFirst() : tokens;
    }

    private static int longest(Set<String> tokens) {
        return tokens.stream().mapToInt(String::length).max().orElse(0);
    }

    private static Query timed(Query query, Order order, String time, @Nullable Instant from, @Nullable Instant until) {
        if (order.by() != SortBy.TIMESTAMP) {
            return query;
        }
        Query bounded = from == null ? query : query.whereGreaterThanOrEqualTo(time, Times.of(from));
        return until == null ? bounded : bounded.whereLessThan(time, Times.of(until));
    }

    /** The values of the sort fields behind which a page starts. */
    private static Object[] place(Order order, boolean isStatusFixed, Object status, Position after) {
        Object time = Times.of(after.at());
        String id = DocumentIds.of(after.id());
        return switch (order.by()) {
            case TIMESTAMP -> new Object[] {time, id};
            case DISPLAY_NAME -> new Object[] {Texts.wellFormed(after.key()), time, id};
            case STATUS -> isStatusFixed ? new Object[] {time, id} : new Object[] {status, time, id};
        };
    }

    private static Optional<Position> position(DocumentSnapshot document, Order order, String status, String time) {
        if (!(document.get(time) instanceof Timestamp at)) {
            return Optional.empty();
        }
        Object key = switch (order.by()) {
            case TIMESTAMP -> "";
            case DISPLAY_NAME -> document.get(IncomingDocument.CONTACT_NAME);
            case STATUS -> document.get(status);
        };
        String text =
                key instanceof Boolean answered ? (answered ? YES : NO) : key instanceof String name ? name : null;
        return Optional.ofNullable(text)
                .map(found -> new Position(found, Times.from(at), DocumentIds.name(document.getId())));
    }

    private boolean admits(IncomingFilter filter, IncomingMessage message, DocumentSnapshot document) {
        return (filter.answered() == null || filter.answered() == message.responseSent())
                && (filter.registered() == null || filter.registered() == message.isRegistered())
                && isWithin(message.timestamp(), filter.from(), filter.until())
                && isFound(filter.search(), document);
    }

    private boolean admits(OutgoingFilter filter, OutgoingMessage message, DocumentSnapshot document) {
        return (filter.status() == null || filter.status() == message.delivery().status())
                && isWithin(message.queuedAt(), filter.from(), filter.until())
                && isFound(filter.search(), document);
    }

    private static boolean isWithin(Instant at, @Nullable Instant from, @Nullable Instant until) {
        return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
    }

    private static boolean isFound(@Nullable SearchQuery search, DocumentSnapshot document) {
        return search == null
                || (document.get(IncomingDocument.SEARCH_TOKENS) instanceof List<?> tokens
                        && search.finds(texts(tokens)));
    }

    private static Set<String> texts(List<?> values) {
        Set<String> texts = new HashSet<>();
        for (Object value : values) {
            if (value instanceof String text) {
                texts.add(text);
            }
        }
        return texts;
    }

    private Optional<IncomingMessage> incoming(DocumentSnapshot document) {
        try {
            return Optional.of(IncomingDocument.read(document));
        } catch (BadDocumentException e) {
            database.badDocuments().report(document.getReference(), e);
            return Optional.empty();
        }
    }

    private Optional<OutgoingMessage> outgoing(DocumentSnapshot document) {
        try {
            return Optional.of(OutgoingDocument.read(document));
        } catch (BadDocumentException e) {
            database.badDocuments().report(document.getReference(), e);
            return Optional.empty();
        }
    }
}
