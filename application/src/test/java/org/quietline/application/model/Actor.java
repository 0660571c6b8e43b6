package org.quietline.application.model;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.CarrierUnavailableException;
import org.quietline.application.port.StoreUnavailableException;

/** A thread of the program that moves only when it is told to, from one call of a port to the next. */
final class Actor {
    private static final ThreadLocal<@Nullable Actor> CURRENT = new ThreadLocal<>();

    private final String name;
    private final Semaphore go = new Semaphore(0);
    private final Semaphore stopped = new Semaphore(0);
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final AtomicBoolean withCarrier = new AtomicBoolean();

    Actor(String name, Runnable task) {
        this.name = name;
        Thread.ofVirtual().start(() -> {
            go.acquireUninterruptibly();
            CURRENT.set(this);
            try {
                task.run();
            } catch (CrashError | StoreUnavailableException | CarrierUnavailableException e) {
                // What a process may meet; the world goes on.
            } catch (Throwable e) {
                failure.set(e);
            } finally {
                done.set(true);
                stopped.release();
            }
        });
    }

    /** Stops the calling thread, if it is an actor's, until its next step. */
    static void pause() {
        Actor current = CURRENT.get();
        if (current != null) {
            current.stopped.release();
            current.go.acquireUninterruptibly();
        }
    }

    /** Moves on to the next pause or to the end. */
    void step() {
        go.release();
        stopped.acquireUninterruptibly();
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw new AssertionError(name + " failed", thrown);
        }
    }

    /** Notes that the calling thread, if it is an actor's, has something with the carrier, or has it no longer. */
    static void isWithCarrier(boolean now) {
        Actor current = CURRENT.get();
        if (current != null) {
            current.withCarrier.set(now);
        }
    }

    /** Whether it waits for the carrier's answer to a send. */
    boolean isWithCarrier() {
        return !isDone() && withCarrier.get();
    }

    boolean isDone() {
        return done.get();
    }

    @Override
    public String toString() {
        return name;
    }
}
