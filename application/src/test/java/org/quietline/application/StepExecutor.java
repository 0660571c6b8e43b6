package org.quietline.application;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;

/** Keeps tasks until the test runs them, in the test's own thread. */
public final class StepExecutor implements Executor {
    private final Deque<Runnable> tasks = new ConcurrentLinkedDeque<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** How many tasks wait. */
    public int waiting() {
        return tasks.size();
    }

    /** Runs the task that has waited longest. */
    public void runNext() {
        tasks.remove().run();
    }

    /** Runs every task, also those that are added meanwhile. */
    public void runAll() {
        while (!tasks.isEmpty()) {
            runNext();
        }
    }
}
