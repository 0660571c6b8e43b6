package org.quietline.application.port;

import java.time.Duration;
import java.util.Optional;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.OutgoingMessage;

/**
 * Hands messages to the carrier. An implementation throws nothing for what a carrier or a network does; it answers. It
 * asks the carrier at most once per call, and answers within 20 seconds.
 */
public interface SmsCarrier {
    /** Offers one claimed message to the carrier, once. {@link OutgoingMessage#attempts} tells which attempt it is. */
    Answer send(OutgoingMessage message);

    /** What is known after one attempt. */
    sealed interface Answer {
        /** The carrier took it. */
        record Accepted(CarrierReference reference) implements Answer {}

        /**
         * The carrier will not take this message, now or later.
         *
         * @param optedOut whether it says that the recipient opted out of messages
         */
        record Refused(FailureReason reason, boolean optedOut) implements Answer {}

        /**
         * The carrier certainly did not take it, but may if asked again.
         *
         * @param detail what happened, without personal data
         * @param retryAfter how long the carrier asks to wait, if it does
         */
        record NotTaken(String detail, Optional<Duration> retryAfter) implements Answer {}

        /**
         * Nobody knows: it may or may not have been taken.
         *
         * @param detail what happened, without personal data
         */
        record Unconfirmed(String detail) implements Answer {}
    }
}
