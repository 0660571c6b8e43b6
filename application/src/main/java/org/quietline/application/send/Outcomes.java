package org.quietline.application.send;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.quietline.domain.message.Delivery;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;

/** Lets those who sent a message wait until this process knows what became of it. */
public final class Outcomes {
    private final ConcurrentHashMap<MessageId, CompletableFuture<OutgoingMessage>> waiting = new ConcurrentHashMap<>();

    /** Nobody waits yet. */
    public Outcomes() {}

    /** Something to wait on; to be asked for before the message is stored, and closed afterwards. */
    Waiting expect(MessageId id) {
        return new Waiting(id, waiting.computeIfAbsent(id, unused -> new CompletableFuture<>()));
    }

    /** Tells of a message; those who wait go on when it is neither queued nor being sent. */
    void tell(OutgoingMessage message) {
        if (message.delivery() instanceof Delivery.Queued || message.delivery() instanceof Delivery.Sending) {
            return;
        }
        CompletableFuture<OutgoingMessage> future = waiting.get(message.id());
        if (future != null) {
            future.complete(message);
        }
    }

    /** Somebody's wait for one message. */
    final class Waiting implements AutoCloseable {
        private final MessageId id;
        private final CompletableFuture<OutgoingMessage> future;

        private Waiting(MessageId id, CompletableFuture<OutgoingMessage> future) {
            this.id = id;
            this.future = future;
        }

        /** What became of the message; empty when that is not known in time. */
        Optional<OutgoingMessage> await(Duration patience) {
            try {
                return Optional.of(future.get(patience.toNanos(), TimeUnit.NANOSECONDS));
            } catch (TimeoutException e) {
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } catch (ExecutionException e) {
                throw new IllegalStateException("nothing completes a wait with a failure", e);
            }
        }

        @Override
        public void close() {
            waiting.remove(id, future);
        }
    }
}
