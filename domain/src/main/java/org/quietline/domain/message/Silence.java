package org.quietline.domain.message;

import java.util.Arrays;
import java.util.Optional;

/** Why an incoming message was not acknowledged. */
public enum Silence {
    /** The sender is not registered. */
    UNKNOWN_SENDER("unknown"),
    /** The sender is registered, but not active. */
    INACTIVE_USER("inactive"),
    /** The sender opted out of messages. */
    OPTED_OUT("opted_out"),
    /** The message is an opt-out, opt-in or help word, which the carrier answers by itself. */
    KEYWORD("keyword"),
    /** The message came from one of our own numbers. */
    OWN_NUMBER("own_number"),
    /** The message reached us too late: an acknowledgement would confuse. */
    TOO_LATE("too_late"),
    /** The sender was acknowledged too often in the last hour; two robots may be talking. */
    TOO_MANY("too_many");

    private final String code;

    Silence(String code) {
        this.code = code;
    }

    /** The reason with this name; empty for another text. */
    public static Optional<Silence> ofCode(String code) {
        return Arrays.stream(values())
                .filter(silence -> silence.code.equals(code))
                .findFirst();
    }

    /** The name in lower case, as stored and shown to programs. */
    public String code() {
        return code;
    }
}
