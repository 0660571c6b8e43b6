package org.quietline.adapter.firestore.log;

import com.google.api.core.ApiFuture;
import com.google.api.core.ApiFutures;
import com.google.cloud.firestore.AggregateQuery;
import com.google.cloud.firestore.AggregateQuerySnapshot;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Query;
import com.google.cloud.firestore.QueryDocumentSnapshot;
import com.google.cloud.firestore.QuerySnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.firestore.client.BadDocumentException;
import org.quietline.adapter.firestore.client.Call;
import org.quietline.adapter.firestore.client.Database;
import org.quietline.adapter.firestore.client.DocumentIds;
import org.quietline.adapter.firestore.client.Times;
import org.quietline.application.port.Conversations.Filter;
import org.quietline.application.port.Conversations.Sender;
import org.quietline.application.port.Conversations.Stranger;
import org.quietline.application.port.MessagePages.Order;
import org.quietline.application.port.Page;
import org.quietline.application.port.Position;
import org.quietline.domain.message.Conversation;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;

/**
 * Pages of those who wrote. Firestore keeps no list of them, for each message would cost a write more: a page goes
 * through the messages, the newest first, takes each contact at the latest message, and asks only for those contacts
 * how things stand. It reads at most four messages for each row that was asked for.
 */
final class SenderPages {
    private static final int MOST_READS_A_ROW = 4;

    private final Database database;
    private final Call call;
    private final Function<Set<PhoneNumber>, Map<PhoneNumber, User>> users;
    private final Function<Set<PhoneNumber>, Map<PhoneNumber, Conversation>> states;

    /**
     * @param users the entries of these numbers in the directory
     * @param states the states of these contacts' conversations
     */
    SenderPages(
            Database database,
            Call call,
            Function<Set<PhoneNumber>, Map<PhoneNumber, User>> users,
            Function<Set<PhoneNumber>, Map<PhoneNumber, Conversation>> states) {
        this.database = database;
        this.call = call;
        this.users = users;
        this.states = states;
    }

    /** A contact at the latest message, and what is known of it so far. */
    private record Found(
            IncomingMessage latest,
            Conversation state,
            @Nullable User user) {
        PhoneNumber contact() {
            return latest.from();
        }
    }

    Page<Sender> conversations(Filter filter, @Nullable Position after, int limit) {
        Query query =
                LogQueries.incoming(false, false, false, Order.NEWEST_FIRST).query(database);
        Page<Found> page = walk(query, true, found -> admits(filter, found), after, limit);
        return new Page<>(senders(page.rows()), page.next());
    }

    /** Who is not in the directory now was not registered then, so only such messages are gone through. */
    Page<Stranger> strangers(@Nullable Position after, int limit) {
        Query query =
                LogQueries.incoming(false, false, true, Order.NEWEST_FIRST).query(database, false);
        Page<Found> page = walk(query, false, found -> found.user() == null, after, limit);
        List<AggregateQuerySnapshot> counts =
                together(page.rows(), found -> from(found).count().get());
        List<QuerySnapshot> firsts = together(
                page.rows(),
                found -> LogQueries.FIRST_FROM_CONTACT
                        .query(database, found.contact().unmasked())
                        .limit(1)
                        .get());
        List<Stranger> strangers = new ArrayList<>();
        for (int i = 0; i < page.rows().size(); i++) {
            IncomingMessage latest = page.rows().get(i).latest();
            IncomingMessage first = firsts.get(i).getDocuments().stream()
                    .flatMap(document -> incoming(document).stream())
                    .findFirst()
                    .orElse(latest);
            strangers.add(new Stranger(latest, counts.get(i).getCount(), first.timestamp()));
        }
        return new Page<>(strangers, page.next());
    }

    private static boolean admits(Filter filter, Found found) {
        return filter.handled() == found.state() instanceof Conversation.Handled
                && (filter.registered() == null || filter.registered() == (found.user() != null));
    }

    private Page<Found> walk(
            Query query, boolean withStates, Predicate<Found> wanted, @Nullable Position after, int limit) {
        List<Found> rows = new ArrayList<>();
        Set<PhoneNumber> seen = new HashSet<>();
        Query rest = after == null ? query : query.startAfter(Times.of(after.at()), DocumentIds.of(after.id()));
        @Nullable Position last = after;
        int left = MOST_READS_A_ROW * limit;
        while (left > 0) {
            int chunk = Math.min(left, limit - rows.size() + 1);
            List<QueryDocumentSnapshot> documents = call.rows(rest.limit(chunk));
            Map<String, Found> found = found(documents, seen, after != null, withStates);
            for (QueryDocumentSnapshot document : documents) {
                @Nullable Found next = found.get(document.getId());
                if (next != null && wanted.test(next)) {
                    if (rows.size() == limit) {
                        return new Page<>(rows, last);
                    }
                    rows.add(next);
                }
                last = place(document).orElse(last);
            }
            if (documents.size() < chunk) {
                return new Page<>(rows, null);
            }
            left -= chunk;
            rest = query.startAfter(documents.getLast());
        }
        return new Page<>(rows, last);
    }

    private static Optional<Position> place(DocumentSnapshot document) {
        return document.get(IncomingDocument.TIMESTAMP) instanceof com.google.cloud.Timestamp at
                ? Optional.of(new Position("", Times.from(at), DocumentIds.name(document.getId())))
                : Optional.empty();
    }

    /** Those of these messages that are their sender's latest, by document. */
    private Map<String, Found> found(
            List<QueryDocumentSnapshot> documents, Set<PhoneNumber> seen, boolean hasNewer, boolean withStates) {
        Map<String, IncomingMessage> candidates = new HashMap<>();
        for (QueryDocumentSnapshot document : documents) {
            incoming(document)
                    .filter(message -> seen.add(message.from()))
                    .ifPresent(message -> candidates.put(document.getId(), message));
        }
        if (hasNewer) {
            keepLatest(candidates);
        }
        Set<PhoneNumber> contacts = new HashSet<>();
        candidates.values().forEach(message -> contacts.add(message.from()));
        Map<PhoneNumber, User> known = users.apply(contacts);
        Map<PhoneNumber, Conversation> standing = withStates ? states.apply(contacts) : Map.of();
        Map<String, Found> found = new HashMap<>();
        candidates.forEach((id, message) -> found.put(
                id,
                new Found(
                        message,
                        standing.getOrDefault(message.from(), new Conversation.Open()),
                        known.get(message.from()))));
        return found;
    }

    /** Behind the first page, whoever wrote again since was shown before. */
    private void keepLatest(Map<String, IncomingMessage> candidates) {
        List<Map.Entry<String, IncomingMessage>> all = List.copyOf(candidates.entrySet());
        List<QuerySnapshot> latest = together(
                all,
                candidate -> LogQueries.FROM_CONTACT
                        .query(database, candidate.getValue().from().unmasked())
                        .limit(1)
                        .get());
        for (int i = 0; i < all.size(); i++) {
            String id = all.get(i).getKey();
            if (latest.get(i).getDocuments().stream()
                    .noneMatch(document -> document.getId().equals(id))) {
                candidates.remove(id);
            }
        }
    }

    private List<Sender> senders(List<Found> rows) {
        List<QuerySnapshot> latest = together(
                rows,
                found -> LogQueries.WRITTEN_TO_CONTACT
                        .query(database, found.contact().unmasked(), Origin.Operator.KIND)
                        .limit(1)
                        .get());
        List<@Nullable OutgoingMessage> written = new ArrayList<>();
        for (QuerySnapshot snapshot : latest) {
            written.add(snapshot.getDocuments().stream()
                    .flatMap(document -> outgoing(document).stream())
                    .findFirst()
                    .orElse(null));
        }
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).state() instanceof Conversation.Open) {
                open.add(i);
            }
        }
        List<AggregateQuerySnapshot> counts =
                together(open, i -> unanswered(rows.get(i), written.get(i)).get());
        List<Sender> senders = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int counted = open.indexOf(i);
            senders.add(new Sender(
                    rows.get(i).latest(),
                    rows.get(i).state(),
                    rows.get(i).user(),
                    written.get(i),
                    counted < 0 ? 0 : (int) Math.min(counts.get(counted).getCount(), Sender.MOST_COUNTED)));
        }
        return senders;
    }

    private AggregateQuery unanswered(Found found, @Nullable OutgoingMessage written) {
        Query all = from(found);
        Query since =
                written == null ? all : all.whereGreaterThan(IncomingDocument.TIMESTAMP, Times.of(written.queuedAt()));
        return since.limit(Sender.MOST_COUNTED).count();
    }

    private Query from(Found found) {
        return LogQueries.FROM_CONTACT.query(database, found.contact().unmasked());
    }

    /** Asks for all at once, and waits for the last. */
    private <T, R> List<R> together(List<T> each, Function<T, ApiFuture<R>> request) {
        return each.isEmpty()
                ? List.of()
                : call.answer(
                        () -> ApiFutures.allAsList(each.stream().map(request).toList()));
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
