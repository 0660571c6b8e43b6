package org.quietline.simulator.network;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does things a while later, without a thread that waits. */
public final class Pace implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Pace.class);

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
        unlessClosed(() -> {
            var unused = timer.schedule(() -> now(action), delay.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    void now(Runnable action) {
        unlessClosed(() -> threads.execute(action));
    }

    /** What is under way when the simulator closes goes no further. */
    private static void unlessClosed(Runnable submission) {
        try {
            submission.run();
        } catch (RejectedExecutionException e) {
            log.debug("closed, so a message goes no further");
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
