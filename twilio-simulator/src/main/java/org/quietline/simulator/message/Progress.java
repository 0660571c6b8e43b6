package org.quietline.simulator.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a message has come, and when. {@code sent} is absent until it has left. */
public record Progress(
        Status status,
        @Nullable Integer errorCode,
        Instant created,
        Instant updated,
        @Nullable Instant sent) {

    /** Returns the progress of a message that starts like this. */
    public static Progress starting(Status status, Instant at) {
        return new Progress(status, null, at, at, status == Status.RECEIVED ? at : null);
    }

    Progress to(Status next, @Nullable Integer code, Instant at) {
        return new Progress(next, code, created, at, next == Status.SENT ? at : sent);
    }
}
