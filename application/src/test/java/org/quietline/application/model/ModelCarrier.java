package org.quietline.application.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.quietline.application.port.CarrierRecords;
import org.quietline.application.port.CarrierUnavailableException;
import org.quietline.application.port.ScriptedCarrier;
import org.quietline.application.port.SmsCarrier;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierReport;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.Media;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;

/** A carrier that really accepts messages, or does not, whatever it then says. Its list is the truth. */
final class ModelCarrier implements SmsCarrier, CarrierRecords {
    /** How long a message is missing from the carrier's own list. */
    private static final Duration LAG = Duration.ofSeconds(30);

    private static final List<CarrierStatus> ENDS =
            List.of(CarrierStatus.DELIVERED, CarrierStatus.UNDELIVERED, CarrierStatus.FAILED, CarrierStatus.SENT);

    private final RandomGenerator random;
    private final InstantSource clock;
    private final List<Taken> taken = new ArrayList<>();
    private final List<Received> received = new ArrayList<>();
    private final List<Mood> moods;
    private final boolean hidesTexts;
    private boolean kind;

    private enum Mood {
        ACCEPTS,
        ACCEPTS_UNHEARD,
        LOSES,
        IS_BUSY,
        REFUSES
    }

    /** A message that was accepted, and how it ends. */
    record Taken(
            MessageId id, PhoneNumber to, CarrierReference reference, Instant at, CarrierStatus end, MessageText text) {
        /** Everything that is ever reported of it, in the true order. */
        List<CarrierStatus> reports() {
            return end == CarrierStatus.SENT
                    ? List.of(CarrierStatus.QUEUED, CarrierStatus.SENT)
                    : List.of(CarrierStatus.QUEUED, CarrierStatus.SENT, end);
        }
    }

    /** A carrier with a character of its own: each has a few moods only, so that the rare ones meet often. */
    ModelCarrier(RandomGenerator random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
        this.moods = random.ints(4, 0, Mood.values().length)
                .mapToObj(mood -> Mood.values()[mood])
                .toList();
        this.hidesTexts = random.nextBoolean();
    }

    /** From now on everything is accepted, and every answer arrives. */
    void becomeKind() {
        kind = true;
    }

    List<Taken> taken() {
        return taken;
    }

    /** The carrier has got a text for us. */
    void receives(Received message) {
        received.add(message);
    }

    List<Received> received() {
        return received;
    }

    @Override
    public Answer send(OutgoingMessage message) {
        Mood mood = kind ? Mood.ACCEPTS : moods.get(random.nextInt(moods.size()));
        return switch (mood) {
            case ACCEPTS -> new Answer.Accepted(accept(message).reference());
            case ACCEPTS_UNHEARD ->
                new Answer.Unconfirmed("no answer, but " + accept(message).reference());
            case LOSES -> new Answer.Unconfirmed("no answer");
            case IS_BUSY -> new Answer.NotTaken("busy", Optional.of(Duration.ofSeconds(random.nextInt(3))));
            case REFUSES -> new Answer.Refused(FailureReason.ofCode(30007), false);
        };
    }

    private Taken accept(OutgoingMessage message) {
        CarrierReference reference = ScriptedCarrier.reference(taken.size() + 1);
        CarrierStatus end = ENDS.get(random.nextInt(ENDS.size()));
        Taken row = new Taken(message.id(), message.to(), reference, clock.instant(), end, shown(message));
        taken.add(row);
        return row;
    }

    /** As an account on trial shows it, now and then. */
    private MessageText shown(OutgoingMessage message) {
        String prefix = random.nextBoolean() ? "Sent from your trial account - " : "";
        return MessageText.of(prefix + message.text().value());
    }

    @Override
    public void eachReceivedSince(Instant since, Consumer<Received> message) {
        received.stream().filter(row -> !row.createdAt().isBefore(since)).forEach(message);
    }

    @Override
    public List<Media> media(MessageId message) {
        if (!kind && random.nextInt(4) == 0) {
            throw new CarrierUnavailableException("the files are not to be had", null);
        }
        return List.of(new Media("https://carrier.example/" + message, "image/png"));
    }

    @Override
    public List<Accepted> acceptedFor(PhoneNumber recipient, Instant from, Instant until) {
        return taken.stream()
                .filter(row -> row.to().equals(recipient)
                        && !row.at().isBefore(from)
                        && !row.at().isAfter(until)
                        && (kind || !row.at().plus(LAG).isAfter(clock.instant())))
                .map(row -> new Accepted(
                        row.reference(), row.at(), report(row, CarrierStatus.QUEUED), hidesTexts ? null : row.text()))
                .toList();
    }

    @Override
    public Optional<CarrierReport> report(CarrierReference reference) {
        return taken.stream()
                .filter(row -> row.reference().equals(reference))
                .findFirst()
                .map(row -> report(row, row.end()));
    }

    /** One report of this message. */
    CarrierReport report(Taken row, CarrierStatus status) {
        return CarrierReport.of(row.reference(), status, clock.instant());
    }
}
