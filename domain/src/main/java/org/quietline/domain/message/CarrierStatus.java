package org.quietline.domain.message;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a carrier says of a message that it accepted, ranked by how far the message has come. Reports arrive in any
 * order, so they are merged by rank.
 *
 * <p>Source: Twilio, "Message resource", message status values. Its {@code receiving} and {@code received} belong to
 * incoming messages and are none of these.
 */
public enum CarrierStatus {
    /** Accepted by a messaging service, no sender chosen yet. */
    ACCEPTED("accepted", 0),
    /** Accepted, to be sent at a later time. */
    SCHEDULED("scheduled", 0),
    /** Accepted and waiting at the carrier. */
    QUEUED("queued", 1),
    /** On its way to the next carrier. */
    SENDING("sending", 2),
    /** Taken by the next carrier. */
    SENT("sent", 3),
    /** The handset, or the last carrier, confirmed it. */
    DELIVERED("delivered", 4),
    /** Some of several recipients have it; deprecated by Twilio. */
    PARTIALLY_DELIVERED("partially_delivered", 4),
    /** Lost after it was sent. */
    UNDELIVERED("undelivered", 4),
    /** Not sent at all. */
    FAILED("failed", 4),
    /** Taken back before it was sent. */
    CANCELED("canceled", 4),
    /** The recipient opened it; only some channels tell. */
    READ("read", 5);

    private final String code;
    private final int rank;

    CarrierStatus(String code, int rank) {
        this.code = code;
        this.rank = rank;
    }

    /** The status with this name, as Twilio spells it; empty for one that is not known. */
    public static Optional<CarrierStatus> ofCode(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code.equals(code))
                .findFirst();
    }

    /** The carrier's name for it, in lower case. */
    public String code() {
        return code;
    }

    /** How far the message has come, 0 to 5; what ends a message has 4 or more. */
    public int rank() {
        return rank;
    }
}
