package org.quietline.application.port;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who did what, for good. Every method may throw {@link StoreUnavailableException}. */
public interface AuditTrail {
    /** Adds an event. Its id is new; the same event twice is stored once. */
    void append(AuditEvent event);

    /** The events, the newest first. */
    Page<AuditEvent> page(@Nullable Position after, int limit);

    /** Hands over every event, run by run and in each run by number. */
    void each(Consumer<AuditEvent> event);
}
