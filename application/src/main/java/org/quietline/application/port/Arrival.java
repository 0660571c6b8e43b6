package org.quietline.application.port;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.OutgoingMessage;

/**
 * All that one incoming message brings with it, to be stored in one commit or not at all.
 *
 * @param message the message
 * @param acknowledgement its acknowledgement, queued or already claimed, or null for silence
 * @param optOut what the message does to its sender's opt-out
 * @param contactName the sender's name as the directory has it now, to sort by; null when there is none
 */
public record Arrival(
        IncomingMessage message,
        @Nullable OutgoingMessage acknowledgement,
        OptOutChange optOut,
        @Nullable String contactName) {

    /**
     * Whether an opt-in lifts an opt-out that is marked at this time. One that comes now does; one that was recovered
     * from the carrier's log may be older than the opt-out, which then stays.
     */
    public boolean lifts(Instant optedOutAt) {
        return message.recoveredAt().isEmpty() || !optedOutAt.isAfter(message.timestamp());
    }

    /** What a message does to its sender's opt-out. A sender who is not in the directory has none to change. */
    public enum OptOutChange {
        /** Nothing. */
        NONE,
        /** Marks the opt-out with the message's time, unless it is marked with a later one. */
        OPT_OUT,
        /** Lifts it, if {@link Arrival#lifts} says so. */
        OPT_IN
    }
}
