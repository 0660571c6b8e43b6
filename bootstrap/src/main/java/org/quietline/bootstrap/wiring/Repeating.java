package org.quietline.bootstrap.wiring;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A task that is done again and again on a thread of its own, with a pause between. A failure is logged, not final. */
final class Repeating implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Repeating.class);

    private final String name;
    private final Runnable task;
    private final Supplier<Duration> pause;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private Repeating(String name, Runnable task, Supplier<Duration> pause) {
        this.name = name;
        this.task = task;
        this.pause = pause;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /** Begins at once. */
    static Repeating start(String name, Duration pause, Runnable task) {
        return start(name, () -> pause, task);
    }

    /** Begins at once. How long to pause is asked after each time. */
    static Repeating start(String name, Supplier<Duration> pause, Runnable task) {
        Repeating repeating = new Repeating(name, task, pause);
        repeating.thread.start();
        return repeating;
    }

    private void run() {
        try {
            do {
                once();
            } while (!closed.await(pause.get().toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            LOG.debug("{} was interrupted", name);
        }
    }

    private void once() {
        try {
            task.run();
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            LOG.error("{} broke off, and goes on", name, e);
        }
    }

    /** Breaks off what is being done. */
    void interrupt() {
        close();
        thread.interrupt();
    }

    /** Begins no further time. */
    @Override
    public void close() {
        closed.countDown();
    }
}
