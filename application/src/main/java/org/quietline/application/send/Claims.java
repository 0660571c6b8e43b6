package org.quietline.application.send;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.Stored;
import org.quietline.domain.message.OutgoingMessage;

/**
 * Claims queued messages by compare-and-set, each for itself but all at once: a store takes many writes that wait
 * together in the time of one.
 */
final class Claims {
    private final MessageLog log;
    private final AttemptRecorder recorder;
    private final Executor executor;
    private final InstantSource clock;
    private final BiConsumer<Stored<OutgoingMessage>, Slot> claimed;
    private final Listener givenUp;

    /** A queued message, and the slot that it is sent in. */
    record Candidate(Stored<OutgoingMessage> message, Slot slot) {}

    /** Hears of messages that waited too long to be sent. */
    interface Listener {
        void givenUp(OutgoingMessage message);
    }

    /** @param claimed gets each message that is ours, and its slot; the slots of the others come back */
    Claims(
            MessageLog log,
            AttemptRecorder recorder,
            Executor executor,
            InstantSource clock,
            BiConsumer<Stored<OutgoingMessage>, Slot> claimed,
            Listener givenUp) {
        this.log = log;
        this.recorder = recorder;
        this.executor = executor;
        this.clock = clock;
        this.claimed = claimed;
        this.givenUp = givenUp;
    }

    /** Comes back when all are decided. Throws what one of them threw, once all are. */
    void claim(List<Candidate> candidates) {
        CompletableFuture<?>[] all = candidates.stream()
                .map(candidate -> CompletableFuture.runAsync(() -> claim(candidate), executor))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(all).join();
        } catch (CompletionException e) {
            throw asThrown(e);
        }
    }

    private static RuntimeException asThrown(CompletionException wrapped) {
        if (wrapped.getCause() instanceof Error error) {
            throw error;
        }
        return wrapped.getCause() instanceof RuntimeException thrown ? thrown : wrapped;
    }

    private void claim(Candidate candidate) {
        boolean handedOver = false;
        try {
            Stored<OutgoingMessage> queued = candidate.message();
            Instant now = clock.instant();
            Optional<OutgoingMessage> tooLate = recorder.givenUpAsTooLate(queued.value(), now);
            if (tooLate.isPresent()) {
                log.replace(queued, tooLate.get()).ifPresent(stored -> givenUp.givenUp(stored.value()));
                return;
            }
            Optional<Stored<OutgoingMessage>> ours =
                    log.replace(queued, queued.value().claimed(now, DispatchQueued.LEASE));
            if (ours.isPresent()) {
                claimed.accept(ours.get(), candidate.slot());
                handedOver = true;
            }
        } finally {
            if (!handedOver) {
                candidate.slot().release();
            }
        }
    }
}
