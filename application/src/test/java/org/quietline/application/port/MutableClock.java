package org.quietline.application.port;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is told to go on. */
public final class MutableClock implements InstantSource {
    /** Where the clock starts when nobody says. */
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicReference<Instant> now;

    /** A clock that shows {@link #NOON}. */
    public MutableClock() {
        this(NOON);
    }

    /** A clock that shows this time. */
    public MutableClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    /** Goes on by this much. */
    public void advance(Duration by) {
        now.updateAndGet(time -> time.plus(by));
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}
