package org.quietline.domain.message;

import java.util.Arrays;
import java.util.Optional;

/** The name of a {@link Delivery} state, for stores, filters and histories. */
public enum DeliveryStatus {
    /** Waits to be sent. */
    QUEUED("queued"),
    /** Claimed by an instance that is handing it to the carrier. */
    SENDING("sending"),
    /** Accepted by the carrier. */
    SENT("sent"),
    /** Arrived. */
    DELIVERED("delivered"),
    /** Arrived and opened. */
    READ("read"),
    /** Accepted, but it did not arrive. */
    UNDELIVERED("undelivered"),
    /** Not accepted, or given up by the carrier. */
    FAILED("failed"),
    /** Nobody knows whether the carrier accepted it. */
    UNCONFIRMED("unconfirmed");

    private final String code;

    DeliveryStatus(String code) {
        this.code = code;
    }

    /** The status with this name, in lower case; empty for another text. */
    public static Optional<DeliveryStatus> ofCode(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code.equals(code))
                .findFirst();
    }

    /** The name in lower case, as stored and shown to programs. */
    public String code() {
        return code;
    }
}
