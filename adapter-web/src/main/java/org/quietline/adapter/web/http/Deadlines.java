package org.quietline.adapter.web.http;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends waits whose time is over, up to a twentieth of a second late. A timer for each wait costs more than most of the
 * work that is waited for: here one thread looks at all of them now and then, and sleeps while there are none.
 */
final class Deadlines {
    private static final long BETWEEN_LOOKS = Duration.ofMillis(50).toNanos();

    private final Queue<Wait> waits = new ConcurrentLinkedQueue<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("web-deadlines").unstarted(this::look);
    private volatile boolean sleeps;

    private record Wait(CompletableFuture<?> of, long end, Problem late) {
        boolean isOver(long now) {
            if (end - now <= 0) {
                of.completeExceptionally(late);
            }
            return of.isDone();
        }
    }

    Deadlines() {
        thread.start();
    }

    /** Fails this wait with the problem when it has not ended by then. */
    void end(CompletableFuture<?> wait, Duration deadline, Problem late) {
        waits.add(new Wait(wait, System.nanoTime() + deadline.toNanos(), late));
        if (sleeps) {
            LockSupport.unpark(thread);
        }
    }

    private void look() {
        while (true) {
            sleeps = true;
            if (waits.isEmpty()) {
                LockSupport.park(this);
            }
            sleeps = false;
            LockSupport.parkNanos(this, BETWEEN_LOOKS);
            long now = System.nanoTime();
            waits.removeIf(wait -> wait.isOver(now));
        }
    }
}
