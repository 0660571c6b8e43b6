package org.quietline.adapter.twilio.carrier;

import java.time.Instant;
import java.util.Optional;

/**
 * What came of asking Twilio something, without personal data and secrets in what is printed.
 *
 * @param <T> what was asked for
 */
public sealed interface Probed<T> {
    /**
     * Twilio told it.
     *
     * @param carrierTime when Twilio answered by its own clock, to the second
     */
    record Told<T>(T value, Optional<Instant> carrierTime) implements Probed<T> {}

    /** Twilio does not accept the credentials for this. */
    record Denied<T>(String detail) implements Probed<T> {}

    /** Twilio knows no such thing in this account. */
    record Absent<T>() implements Probed<T> {}

    /** There was no answer that can be used. */
    record Silent<T>(String detail) implements Probed<T> {}
}
