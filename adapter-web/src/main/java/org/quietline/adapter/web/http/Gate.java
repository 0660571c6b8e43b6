package org.quietline.adapter.web.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Bounds how much work is done at once and how long anybody waits for it. What takes longer still counts as work. */
public final class Gate {
    private final Semaphore places;

    /** @param places how much is done at once */
    public Gate(int places) {
        this.places = new Semaphore(places);
    }

    /** Does the work on a thread of its own; throws a problem when there is no place, or no answer in time. */
    Answer pass(Supplier<Answer> work, Duration deadline) throws InterruptedException {
        if (!places.tryAcquire()) {
            throw Problem.of(503, "Too much is going on just now.", "Retry-After", "2");
        }
        CompletableFuture<Answer> answer = new CompletableFuture<>();
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
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw Problem.unavailable();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e.getCause());
        }
    }
}
