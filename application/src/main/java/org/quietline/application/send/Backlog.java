package org.quietline.application.send;

import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.quietline.application.port.Stored;
import org.quietline.domain.message.Delivery;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;

/**
 * The queued messages that this instance knows of and has no slot for yet, those that are due longest first: what it
 * stored itself, and what it found in the store. A bounded number; the store has them all.
 */
final class Backlog {
    /** About two megabytes of texts. */
    static final int MOST = 2_000;

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::dueAt).thenComparing(place -> place.id().value());

    private final NavigableMap<Place, Stored<OutgoingMessage>> messages = new TreeMap<>(ORDER);
    private boolean incomplete;

    private record Place(Instant dueAt, MessageId id) {}

    /** Adds it if there is room. */
    synchronized void add(Stored<OutgoingMessage> message) {
        if (message.value().delivery() instanceof Delivery.Queued queued) {
            if (messages.size() < MOST) {
                messages.put(new Place(queued.nextAttemptAt(), message.value().id()), message);
            } else {
                incomplete = true;
            }
        }
    }

    /** Adds what was found in the store. */
    synchronized void addAll(List<Stored<OutgoingMessage>> found, boolean moreAreThere) {
        found.forEach(this::add);
        incomplete |= moreAreThere;
    }

    /** Removes the one that is due longest of those that this makes something of; what it makes of it. */
    synchronized <T> Optional<T> next(Function<Stored<OutgoingMessage>, Optional<T>> use) {
        Iterator<Stored<OutgoingMessage>> all = messages.values().iterator();
        while (all.hasNext()) {
            Optional<T> made = use.apply(all.next());
            if (made.isPresent()) {
                all.remove();
                return made;
            }
        }
        return Optional.empty();
    }

    /** Whether one of them is like this. */
    synchronized boolean has(Predicate<Stored<OutgoingMessage>> like) {
        return messages.values().stream().anyMatch(like);
    }

    synchronized int size() {
        return messages.size();
    }

    /** Whether all are gone, and the store has more that are due. Says so once. */
    synchronized boolean isSpent() {
        boolean spent = incomplete && messages.isEmpty();
        if (spent) {
            incomplete = false;
        }
        return spent;
    }
}
