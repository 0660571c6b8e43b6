package org.quietline.application.port;

import java.time.Instant;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;

/** A message of either direction, as one conversation holds both. */
public sealed interface LoggedMessage {

    /** The message's id. */
    MessageId id();

    /** When it came or was queued. */
    Instant at();

    /** The person at the other end. */
    PhoneNumber contact();

    /** A message from the contact. */
    record In(IncomingMessage message) implements LoggedMessage {
        @Override
        public MessageId id() {
            return message.id();
        }

        @Override
        public Instant at() {
            return message.timestamp();
        }

        @Override
        public PhoneNumber contact() {
            return message.from();
        }
    }

    /** A message to the contact. */
    record Out(OutgoingMessage message) implements LoggedMessage {
        @Override
        public MessageId id() {
            return message.id();
        }

        @Override
        public Instant at() {
            return message.queuedAt();
        }

        @Override
        public PhoneNumber contact() {
            return message.to();
        }
    }
}
