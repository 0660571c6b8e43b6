package org.quietline.simulator.network;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does things a while later, without a thread that waits. */
public final class Pace implements AutoCloseable {
    private final Duration step;
    private final Executor threads;
    private final ScheduledThreadPoolExecutor timer;

    /** Returns a pace at which a message takes this long from one status to the next; zero is at once. */
    public Pace(Duration step, Executor threads) {
        this.step = step;
        this.threads = threads;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("simulator-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    boolean isInstant() {
        return step.isZero();
    }

    void afterStep(Runnable action) {
        after(step, action);
    }

    void after(Duration delay, Runnable action) {
        if (!timer.isShutdown()) {
            var unused = timer.schedule(() -> threads.execute(action), delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void now(Runnable action) {
        threads.execute(action);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
