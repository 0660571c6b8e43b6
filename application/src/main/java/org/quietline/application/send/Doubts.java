package org.quietline.application.send;

import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.Stored;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;

/**
 * The messages of which the store did not say whether it has stored them as claimed. Each keeps its slot, so there are
 * never many.
 */
final class Doubts {
    private final Queue<Doubt> doubts = new ConcurrentLinkedQueue<>();

    private record Doubt(MessageId id, Instant lookAt, Slot slot) {}

    void add(MessageId id, Slot slot, Instant lookAt) {
        doubts.add(new Doubt(id, lookAt, slot));
    }

    /**
     * Hands on each that turns out to be stored, with its slot, and gives back the slots of the others. Throws
     * {@code StoreUnavailableException} when the store does not say now either; the doubts stay.
     */
    void clearUp(Instant now, MessageLog log, BiConsumer<Stored<OutgoingMessage>, Slot> isStored) {
        for (int left = doubts.size(); left > 0; left--) {
            Doubt next = doubts.poll();
            if (next == null) {
                return;
            }
            if (now.isBefore(next.lookAt())) {
                doubts.add(next);
                continue;
            }
            find(next, log).ifPresentOrElse(stored -> isStored.accept(stored, next.slot()), next.slot()::release);
        }
    }

    private Optional<Stored<OutgoingMessage>> find(Doubt doubt, MessageLog log) {
        try {
            return log.findOutgoing(doubt.id());
        } catch (RuntimeException e) {
            doubts.add(doubt);
            throw e;
        }
    }
}
