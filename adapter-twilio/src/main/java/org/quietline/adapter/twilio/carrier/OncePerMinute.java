package org.quietline.adapter.twilio.carrier;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps one log line from being written more than once a minute. */
final class OncePerMinute {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);

    OncePerMinute(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether the line may be written now. */
    boolean admits() {
        Instant now = clock.instant();
        Instant due = next.get();
        return !now.isBefore(due) && next.compareAndSet(due, now.plus(MINUTE));
    }
}
