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

    /** What keeps a carrier from taking a message that it may take later. */
    enum Hindrance {
        /** It does not accept our account or credentials. */
        ACCOUNT,
        /** It had too much to do, or we asked too often. */
        BUSY,
        /** It could not be reached. */
        UNREACHABLE,
        /** Something else. */
        OTHER
    }

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
         * @param hindrance what kept it from being taken, as far as that matters to whoever waits
         */
        record NotTaken(String detail, Optional<Duration> retryAfter, Hindrance hindrance) implements Answer {
            /** Not taken for a reason that has no name of its own. */
            public NotTaken(String detail, Optional<Duration> retryAfter) {
                this(detail, retryAfter, Hindrance.OTHER);
            }
        }

        /**
         * Nobody knows: it may or may not have been taken.
         *
         * @param detail what happened, without personal data
         */
        record Unconfirmed(String detail) implements Answer {}
    }
}
