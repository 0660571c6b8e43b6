package org.quietline.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.quietline.application.port.StoreCheck;
import org.quietline.application.port.StoreUnavailableException;

/**
 * Tells whether the program is able to work: whether the store answers. Asks the store now and then on a thread of its
 * own, so that a store that hangs does not hang those who ask.
 */
public final class CheckReadiness {
    /** When an answer is old enough to ask for another one. */
    public static final Duration FRESH = Duration.ofSeconds(5);

    /** An answer as old as this tells nothing any more: whoever asks then waits for the next one. */
    public static final Duration OLDEST = Duration.ofSeconds(10);

    /** A store that has not answered for this long counts as unreachable. */
    public static final Duration PATIENCE = Duration.ofSeconds(8);

    private final StoreCheck store;
    private final Executor executor;
    private final InstantSource clock;
    private final AtomicReference<State> state = new AtomicReference<>(new State(false, false, Instant.MIN));

    /** The latest answer, and whether another one is awaited. */
    private record State(boolean answered, boolean asking, Instant askedAt) {}

    /** Wires the use case. */
    public CheckReadiness(StoreCheck store, Executor executor, InstantSource clock) {
        this.store = store;
        this.executor = executor;
        this.clock = clock;
    }

    /** Asks the store once, in the caller's thread, at the start. */
    public boolean askNow() {
        ask();
        return isReady();
    }

    /** Whether the store answered lately. */
    public boolean isReady() {
        Instant now = clock.instant();
        State known = state.get();
        if (known.asking()) {
            return known.answered() && now.isBefore(known.askedAt().plus(PATIENCE));
        }
        if (!now.isBefore(known.askedAt().plus(FRESH))
                && state.compareAndSet(known, new State(known.answered(), true, now))) {
            if (known.answered() && !now.isBefore(known.askedAt().plus(OLDEST))) {
                ask();
                return state.get().answered();
            }
            executor.execute(this::ask);
        }
        return known.answered();
    }

    private void ask() {
        boolean works = false;
        try {
            store.check();
            works = true;
        } catch (StoreUnavailableException e) {
            System.getLogger(CheckReadiness.class.getName())
                    .log(System.Logger.Level.WARNING, "the store is unavailable");
        } finally {
            state.set(new State(works, false, clock.instant()));
        }
    }
}
