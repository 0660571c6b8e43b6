package org.quietline.adapter.web.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Bounds how much work is done at once and how long anybody waits for it. What takes longer still counts as work. */
public final class Gate {
    /** Bodies are read before the work begins, since a slow sender is no work. */
    private static final int BODIES_AT_ONCE = 512;

    private static final int BYTES_AT_ONCE = 16 * 1024 * 1024;

    private static final Deadlines DEADLINES = new Deadlines();

    private final Semaphore places;
    private final Semaphore bodies;
    private final Semaphore bytes;

    /** @param places how much is done at once */
    public Gate(int places) {
        this(places, BODIES_AT_ONCE, BYTES_AT_ONCE);
    }

    /**
     * Sets all bounds.
     *
     * @param bodies how many bodies are read at once
     * @param bytes how long these are in all, as far as they have come
     */
    Gate(int places, int bodies, int bytes) {
        this.places = new Semaphore(places);
        this.bodies = new Semaphore(bodies);
        this.bytes = new Semaphore(bytes);
    }

    /** A body that is being read; to be closed when it has come, or never will. */
    final class Reading implements AutoCloseable {
        private int held;

        private Reading() {
            if (!bodies.tryAcquire()) {
                throw tooMuch();
            }
        }

        /** So many more bytes have come; throws a problem when there is no room for them. */
        void grows(int more) {
            if (!bytes.tryAcquire(more)) {
                throw tooMuch();
            }
            held += more;
        }

        @Override
        public void close() {
            bytes.release(held);
            bodies.release();
        }
    }

    /** Begins to read a body; throws a problem when too many are being read. */
    Reading read() {
        return new Reading();
    }

    private static Problem tooMuch() {
        return Problem.of(503, "Too much is going on just now. Nothing was changed.", "Retry-After", "2");
    }

    /**
     * Does the work on a thread of its own.
     *
     * @param late the problem to throw when there is no answer in time
     * @throws Problem also when there is no place; then nothing was done
     */
    Answer pass(Supplier<Answer> work, Duration deadline, Problem late) throws InterruptedException {
        if (!places.tryAcquire()) {
            throw tooMuch();
        }
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        DEADLINES.end(answer, deadline, late);
        Thread.ofVirtual().name("web-work").start(() -> {
            try {
                answer.complete(work.get());
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            } finally {
                places.release();
            }
        });
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e.getCause());
        }
    }
}
