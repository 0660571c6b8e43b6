package org.quietline.adapter.web.live;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Tells when something has to be done again, however busy one is meanwhile. For one thread. */
final class Every {
    private final long pause;
    private final LongSupplier nanos;
    private long last;

    /**
     * Begins to wait.
     *
     * @param nanos a clock that only goes forwards
     */
    Every(Duration pause, LongSupplier nanos) {
        this.pause = pause.toNanos();
        this.nanos = nanos;
        this.last = nanos.getAsLong();
    }

    /** Whether it is time again; if so, the wait begins anew. */
    boolean isDue() {
        long now = nanos.getAsLong();
        if (now - last < pause) {
            return false;
        }
        last = now;
        return true;
    }
}
