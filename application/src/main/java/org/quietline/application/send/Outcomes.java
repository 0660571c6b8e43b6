package org.quietline.application.send;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.quietline.domain.message.Delivery;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;

/** Lets those who sent a message wait until this process knows what became of it. */
public final class Outcomes {
    /** Each wait stands for itself, so that one that ends leaves the others waiting. */
    private final ConcurrentHashMap<MessageId, List<Waiting>> waiting = new ConcurrentHashMap<>();

    /** Nobody waits yet. */
    public Outcomes() {}

    /** Something to wait on; to be asked for before the message is stored, and closed afterwards. */
    Waiting expect(MessageId id) {
        Waiting one = new Waiting(id);
        waiting.merge(
                id,
                List.of(one),
                (before, added) ->
                        Stream.concat(before.stream(), added.stream()).toList());
        return one;
    }

    /** Tells of a message; those who wait go on when it is neither queued nor being sent. */
    void tell(OutgoingMessage message) {
        if (message.delivery() instanceof Delivery.Queued || message.delivery() instanceof Delivery.Sending) {
            return;
        }
        waiting.getOrDefault(message.id(), List.of()).forEach(one -> one.future.complete(message));
    }

    /** Somebody's wait for one message. */
    final class Waiting implements AutoCloseable {
        private final MessageId id;
        private final CompletableFuture<OutgoingMessage> future = new CompletableFuture<>();

        private Waiting(MessageId id) {
            this.id = id;
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
            waiting.computeIfPresent(id, (unused, all) -> {
                List<Waiting> others =
                        all.stream().filter(other -> other != this).toList();
                return others.isEmpty() ? null : others;
            });
        }
    }
}
