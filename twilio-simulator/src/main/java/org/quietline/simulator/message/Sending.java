package org.quietline.simulator.message;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a sender asked for besides the text: where to report, how long to try, when to start. */
public record Sending(
        @Nullable String statusCallback,
        Duration validity,
        @Nullable Instant sendAt) {
    /** Nothing special: no reports, ten hours, at once. */
    public static final Sending PLAIN = new Sending(null, Duration.ofHours(10), null);
}
