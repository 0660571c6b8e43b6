package org.quietline.application.send;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
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

    /** Removes the one that is due longest. */
    synchronized Optional<Stored<OutgoingMessage>> next() {
        return messages.isEmpty()
                ? Optional.empty()
                : Optional.of(messages.pollFirstEntry().getValue());
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
