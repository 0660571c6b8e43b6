package org.quietline.adapter.sqlite;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.Arrival;
import org.quietline.application.port.Arrival.OptOutChange;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.IncomingMessage.Handling;
import org.quietline.domain.message.Media;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.message.Silence;
import org.quietline.domain.phone.PhoneNumber;

/** Messages to store. */
final class Samples {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456Z");
    static final PhoneNumber OURS = PhoneNumber.parse("+15550001111");
    static final PhoneNumber ANN = PhoneNumber.parse("+15551234567");

    private Samples() {}

    static MessageId in(int number) {
        return new MessageId("SM%032x".formatted(number));
    }

    static MessageId out(int number) {
        return new MessageId("00000000-0000-4000-8000-%012d".formatted(number));
    }

    static CarrierReference reference(int number) {
        return new CarrierReference("SM%032d".formatted(number));
    }

    static PhoneNumber number(int number) {
        return PhoneNumber.parse("+1555%07d".formatted(number));
    }

    static IncomingMessage incoming(int number, Instant at, String text) {
        return IncomingMessage.received(in(number), number(number), OURS, MessageText.of(text), at, 1)
                .handled(new Handling(false, false, null, Silence.UNKNOWN_SENDER, null));
    }

    static IncomingMessage withMedia(IncomingMessage message) {
        return message.withMedia(List.of(new Media("https://example.org/\"a\"?x=1&y=2", "image/jpeg")));
    }

    static Arrival arrival(IncomingMessage message) {
        return new Arrival(message, null, OptOutChange.NONE, null);
    }

    static Arrival acknowledged(IncomingMessage message, OutgoingMessage acknowledgement, @Nullable String name) {
        IncomingMessage handled = message.handled(new Handling(true, false, acknowledgement.id(), null, null));
        return new Arrival(handled, acknowledgement, OptOutChange.NONE, name);
    }

    static OutgoingMessage outgoing(int number, Instant at, String text) {
        return OutgoingMessage.queued(
                out(number), number(number), MessageText.of(text), new Origin.Operator("ann", null), at);
    }

    static OutgoingMessage acknowledgement(int number, Instant at) {
        return OutgoingMessage.queued(
                        out(number),
                        number(number),
                        MessageText.of("Thanks"),
                        new Origin.Acknowledgement(in(number)),
                        at)
                .from(OURS);
    }

    static Instant later(long seconds) {
        return NOON.plus(Duration.ofSeconds(seconds));
    }
}
