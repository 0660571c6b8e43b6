package org.quietline.domain.offender;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.quietline.application.offender.SloppyUseCase;

/** Knows the application, asks for the time by itself, changes, logs past the masks and throws what says nothing. */
public class Offender {
    /** Not immutable. */
    public int count;

    /** Points outwards. */
    public final Class<?> outer = SloppyUseCase.class;

    /** Asks for the time by reference. */
    public final Supplier<Instant> now = Instant::now;

    /** Makes an id. */
    public UUID id() {
        return UUID.randomUUID();
    }

    /** Logs and throws. */
    public void fail() {
        Logger.getLogger("offender").warning("failing");
        throw new RuntimeException("no kind of failure");
    }
}
