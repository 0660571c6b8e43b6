package org.quietline.application.port;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.Arrival.OptOutChange;
import org.quietline.application.port.MessageLog.Addition;
import org.quietline.application.port.MessageLog.Intake;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierReport;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.IncomingMessage.Handling;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.message.Silence;
import org.quietline.domain.phone.PhoneNumber;

/** Messages and people for tests. */
public final class Samples {
    /** The time at which everything begins. */
    public static final Instant NOON = MutableClock.NOON;

    /** How long a claim lasts. */
    public static final Duration LEASE = Duration.ofSeconds(60);

    /** A number of ours. */
    public static final PhoneNumber DESK = PhoneNumber.parse("+15550009999");

    /** Somebody. */
    public static final PhoneNumber ADA = person(1);

    /** Somebody else. */
    public static final PhoneNumber BOB = person(2);

    private Samples() {}

    /** The n-th person, below 10,000. */
    public static PhoneNumber person(int n) {
        return PhoneNumber.parse("+1555777%04d".formatted(n));
    }

    /** The time so many milliseconds after noon. */
    public static Instant at(long millis) {
        return NOON.plusMillis(millis);
    }

    /** The id of the n-th incoming message. */
    public static MessageId sm(int n) {
        return new MessageId("SM%032d".formatted(n));
    }

    /** The id of the n-th outgoing message. */
    public static MessageId out(int n) {
        return new MessageId("11111111-0000-4000-8000-%012d".formatted(n));
    }

    /** The carrier's name for the n-th message that it accepted. */
    public static CarrierReference ref(int n) {
        return new CarrierReference("SMaccepted%022d".formatted(n));
    }

    /** A text. */
    public static MessageText text(String value) {
        return MessageText.of(value);
    }

    /** A report of the carrier. */
    public static CarrierReport report(CarrierReference reference, CarrierStatus status, Instant at) {
        return CarrierReport.of(reference, status, at);
    }

    /** A message from a stranger. */
    public static IncomingMessage incoming(int n, PhoneNumber from, String text, Instant at) {
        return IncomingMessage.received(sm(n), from, DESK, text(text), at, 1)
                .handled(new Handling(false, false, null, Silence.UNKNOWN_SENDER, null));
    }

    /** A message from a registered user, whose acknowledgement has the same number. */
    public static IncomingMessage acknowledged(int n, PhoneNumber from, String text, Instant at) {
        return incoming(n, from, text, at).handled(new Handling(true, false, out(n), null, null));
    }

    /** The acknowledgement of the n-th incoming message, queued. */
    public static OutgoingMessage acknowledgement(int n, PhoneNumber to, Instant at) {
        return OutgoingMessage.queued(out(n), to, text("We have it."), new Origin.Acknowledgement(sm(n)), at)
                .from(DESK);
    }

    /** An operator's message, queued. */
    public static OutgoingMessage outgoing(int n, PhoneNumber to, String text, Instant at) {
        return OutgoingMessage.queued(out(n), to, text(text), new Origin.Operator("olga", null), at);
    }

    /** An operator's message to Ada, queued at noon. */
    public static OutgoingMessage outgoing(int n) {
        return outgoing(n, ADA, "Hello", NOON);
    }

    /** The same message, claimed. */
    public static OutgoingMessage sending(OutgoingMessage queued, Instant at) {
        return queued.claimed(at, LEASE);
    }

    /** The same message, accepted under the n-th name. */
    public static OutgoingMessage sent(OutgoingMessage queued, int n, Instant at) {
        return sending(queued, at).accepted(ref(n), at);
    }

    /** The same message, its fate unknown. */
    public static OutgoingMessage unconfirmed(OutgoingMessage queued, Instant at) {
        return sending(queued, at).unconfirmed(at);
    }

    /** The same message, refused. */
    public static OutgoingMessage refused(OutgoingMessage queued, Instant at) {
        return sending(queued, at).refused(FailureReason.of(21211, "not a number"), at);
    }

    /** One message in each state that there is, with everything that a state may lack or have, numbered from 1 on. */
    public static List<OutgoingMessage> everyState() {
        int states = everyState(1).size();
        return IntStream.range(0, states)
                .mapToObj(i -> everyState(i + 1).get(i))
                .toList();
    }

    private static List<OutgoingMessage> everyState(int n) {
        OutgoingMessage sending = sending(outgoing(n), at(10));
        OutgoingMessage sent = sending.accepted(ref(n), at(20));
        FailureReason full = FailureReason.of(30003, "the handset is off");
        return List.of(
                outgoing(n),
                outgoing(n).from(DESK),
                OutgoingMessage.queued(out(n), ADA, text("again"), new Origin.Operator("token:robot", out(700)), NOON),
                acknowledgement(n, ADA, NOON),
                sending,
                sending.notTaken(at(15), at(4_000)),
                sending.notTaken(at(15), at(4_000)).claimed(at(4_100), LEASE),
                sending.unconfirmed(at(60_010)),
                sending.unconfirmed(at(60_010)).withoutTrace(FailureReason.inWords("no trace"), at(200_000)),
                sending.refused(full, at(20)),
                sending.refused(FailureReason.ofCode(21610), at(20)),
                sending.refused(FailureReason.of(null, null), at(20)),
                outgoing(n).givenUp(FailureReason.inWords("it waited too long"), at(20)),
                sent,
                sending.unconfirmed(at(60_010)).after(report(ref(n), CarrierStatus.DELIVERED, at(70_000))),
                sent.after(report(ref(n), CarrierStatus.DELIVERED, at(30))),
                sent.after(report(ref(n), CarrierStatus.READ, at(40))),
                sent.after(report(ref(n), CarrierStatus.DELIVERED, at(30)))
                        .after(report(ref(n), CarrierStatus.READ, at(40))),
                sent.after(report(ref(n), CarrierStatus.UNDELIVERED, at(30)).because(full)),
                sent.after(report(ref(n), CarrierStatus.FAILED, at(30)).because(full)),
                sent.after(report(ref(n), CarrierStatus.CANCELED, at(30))));
    }

    /** Stores a message without an acknowledgement. */
    public static Intake record(Store store, IncomingMessage message) {
        return store.messageLog().record(new Arrival(message, null, OptOutChange.NONE, null));
    }

    /** Stores a message with its acknowledgement, and returns the latter. */
    public static Stored<OutgoingMessage> record(
            Store store, IncomingMessage message, OutgoingMessage acknowledgement) {
        Intake intake = store.messageLog().record(new Arrival(message, acknowledgement, OptOutChange.NONE, null));
        if (intake instanceof Intake.Recorded recorded) {
            return recorded.acknowledgement().orElseThrow();
        }
        throw new AssertionError("a new message was taken for a duplicate");
    }

    /** Stores a new outgoing message. */
    public static Stored<OutgoingMessage> add(Store store, OutgoingMessage message) {
        return add(store, message, null);
    }

    /** Stores a new outgoing message with its recipient's name. */
    public static Stored<OutgoingMessage> add(Store store, OutgoingMessage message, @Nullable String name) {
        if (store.messageLog().add(message, name) instanceof Addition.Added added) {
            return added.message();
        }
        throw new AssertionError("a new message was there already");
    }

    /** Replaces the message by its next version, which must succeed. */
    public static Stored<OutgoingMessage> replace(Store store, Stored<OutgoingMessage> expected, OutgoingMessage next) {
        return store.messageLog().replace(expected, next).orElseThrow();
    }
}
