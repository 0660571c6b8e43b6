package org.quietline.adapter.sqlite.file;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends the waits of callers whose patience is over, up to a tenth of a second late. A timer for each wait costs more
 * than the wait: here one thread looks at all of them now and then, and sleeps while there are none.
 */
final class Patience implements AutoCloseable {
    private static final long BETWEEN_LOOKS = Duration.ofMillis(100).toNanos();

    private final long nanos;
    private final Queue<Wait> waits = new ConcurrentLinkedQueue<>();
    private final Thread thread =
            Thread.ofPlatform().daemon(true).name("quietline-sqlite-patience").unstarted(this::look);
    private volatile boolean sleeps;
    private volatile boolean closed;

    private record Wait(Job<?, ?> of, long since) {}

    /** @param patience how long every caller waits */
    Patience(Duration patience) {
        this.nanos = patience.toNanos();
    }

    void start() {
        thread.start();
    }

    /** Gives the job up when it is not done in time. */
    void watch(Job<?, ?> job) {
        waits.add(new Wait(job, System.nanoTime()));
        if (sleeps) {
            LockSupport.unpark(thread);
        }
    }

    private void look() {
        while (!closed || !waits.isEmpty()) {
            sleeps = true;
            if (waits.isEmpty() && !closed) {
                LockSupport.park(this);
            }
            sleeps = false;
            LockSupport.parkNanos(this, BETWEEN_LOOKS);
            long now = System.nanoTime();
            waits.removeIf(wait -> {
                if (now - wait.since() > nanos) {
                    wait.of().givenUp();
                }
                return wait.of().isDone();
            });
        }
    }

    /** Ends once nobody waits any more. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
