package org.quietline.application.send;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.quietline.application.port.Stored;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;

/**
 * The queued messages that this instance stored itself and had no slot for, in their order: it need not ask the store
 * for them. A bounded number; the store has them all.
 */
final class Backlog {
    /** About two megabytes of texts. */
    static final int MOST = 2_000;

    private final SequencedMap<MessageId, Stored<OutgoingMessage>> messages = new LinkedHashMap<>();
    private boolean overflowed;

    /** Adds it if there is room. */
    synchronized void add(Stored<OutgoingMessage> message) {
        if (messages.size() < MOST) {
            messages.put(message.value().id(), message);
        } else {
            overflowed = true;
        }
    }

    /** Whether all are gone, and there were more once than it had room for. Says so once. */
    synchronized boolean isSpent() {
        boolean spent = overflowed && messages.isEmpty();
        if (spent) {
            overflowed = false;
        }
        return spent;
    }

    /** Removes the one that has waited longest. */
    synchronized Optional<Stored<OutgoingMessage>> next() {
        return messages.isEmpty()
                ? Optional.empty()
                : Optional.of(messages.pollFirstEntry().getValue());
    }

    /** Removes this one, which has been found in the store. */
    synchronized void remove(MessageId id) {
        messages.remove(id);
    }

    /** Whether this message is among them. */
    synchronized boolean contains(MessageId id) {
        return messages.containsKey(id);
    }

    synchronized int size() {
        return messages.size();
    }
}
