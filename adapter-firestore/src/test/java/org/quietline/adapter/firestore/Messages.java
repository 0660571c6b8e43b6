package org.quietline.adapter.firestore;

import java.time.Duration;
import java.time.Instant;
import org.quietline.application.port.Arrival;
import org.quietline.application.port.Arrival.OptOutChange;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.Stored;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierReport;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.IncomingMessage.Handling;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.message.Silence;
import org.quietline.domain.phone.PhoneNumber;

/** Messages to test with. */
final class Messages {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final PhoneNumber ADA = PhoneNumber.parse("+15557770001");
    static final PhoneNumber DESK = PhoneNumber.parse("+15557779999");

    private Messages() {}

    static IncomingMessage incoming(int n) {
        return IncomingMessage.received(new MessageId("SM" + n), ADA, DESK, MessageText.of("Hello " + n), later(n), 1)
                .handled(new Handling(false, false, null, Silence.UNKNOWN_SENDER, null));
    }

    /** A message from the one of these so many contacts whose turn it is. */
    static Arrival silent(int n, int contacts) {
        PhoneNumber contact = PhoneNumber.parse("+1555777%04d".formatted(n % contacts));
        IncomingMessage message = IncomingMessage.received(
                        new MessageId("SM" + n), contact, DESK, MessageText.of("Hello " + n), later(n), 1)
                .handled(new Handling(false, false, null, Silence.UNKNOWN_SENDER, null));
        return new Arrival(message, null, OptOutChange.NONE, null);
    }

    static Arrival silent(int n) {
        return new Arrival(incoming(n), null, OptOutChange.NONE, null);
    }

    /** A message with its acknowledgement, which was claimed at once. */
    static Arrival acknowledged(int n) {
        IncomingMessage message = incoming(n).handled(new Handling(true, false, new MessageId("ack-" + n), null, null));
        OutgoingMessage acknowledgement = OutgoingMessage.queued(
                        new MessageId("ack-" + n),
                        ADA,
                        MessageText.of("We have it."),
                        new Origin.Acknowledgement(message.id()),
                        later(n))
                .claimed(later(n), Duration.ofMinutes(1));
        return new Arrival(message, acknowledgement, OptOutChange.NONE, "Ada");
    }

    static OutgoingMessage outgoing(int n) {
        return OutgoingMessage.queued(
                new MessageId("out-" + n),
                ADA,
                MessageText.of("Good day " + n),
                new Origin.Operator("olga", null),
                later(n));
    }

    static Stored<OutgoingMessage> recorded(MessageLog.Intake intake) {
        return ((MessageLog.Intake.Recorded) intake).acknowledgement().orElseThrow();
    }

    static Stored<OutgoingMessage> added(MessageLog.Addition addition) {
        return ((MessageLog.Addition.Added) addition).message();
    }

    static CarrierReference reference(OutgoingMessage message) {
        return new CarrierReference("SMref-" + message.id());
    }

    static CarrierReport delivered(OutgoingMessage message) {
        return CarrierReport.of(reference(message), CarrierStatus.DELIVERED, later(1_000));
    }

    static Instant later(int seconds) {
        return NOON.plusSeconds(seconds);
    }
}
