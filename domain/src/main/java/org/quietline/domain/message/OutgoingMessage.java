package org.quietline.domain.message;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.quietline.domain.phone.PhoneNumber;

/**
 * A message to somebody, with all that is known of how it fared. Immutable: every step returns a new one. A step that
 * is not legal in the present state throws {@link IllegalStateException}; reports of the carrier are always legal.
 */
public final class OutgoingMessage {
    private final MessageId id;
    private final PhoneNumber to;
    private final @Nullable PhoneNumber sender;
    private final MessageText text;
    private final Origin origin;
    private final Instant queuedAt;
    private final int attempts;
    private final Delivery delivery;
    private final List<Step> history;

    /**
     * One entry of a message's history, which only grows.
     *
     * @param status the state that was reached
     * @param at when it was reached, as far as we know
     */
    public record Step(DeliveryStatus status, Instant at) {
        /** Checks that both are given. */
        public Step {
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(at, "at");
        }
    }

    private OutgoingMessage(
            MessageId id,
            PhoneNumber to,
            @Nullable PhoneNumber sender,
            MessageText text,
            Origin origin,
            Instant queuedAt,
            int attempts,
            Delivery delivery,
            List<Step> history) {
        this.id = Objects.requireNonNull(id, "id");
        this.to = Objects.requireNonNull(to, "to");
        this.sender = sender;
        this.text = Objects.requireNonNull(text, "text");
        this.origin = Objects.requireNonNull(origin, "origin");
        this.queuedAt = Objects.requireNonNull(queuedAt, "queuedAt");
        this.attempts = attempts;
        this.delivery = Objects.requireNonNull(delivery, "delivery");
        this.history = List.copyOf(history);
    }

    /** A new message, queued now and to be sent at once. */
    public static OutgoingMessage queued(MessageId id, PhoneNumber to, MessageText text, Origin origin, Instant at) {
        return new OutgoingMessage(
                id,
                to,
                null,
                text,
                origin,
                at,
                0,
                new Delivery.Queued(at, at),
                List.of(new Step(DeliveryStatus.QUEUED, at)));
    }

    /**
     * A message as a store kept it, for stores alone.
     *
     * @param sender the number of ours that it leaves from, or null for the usual one
     * @param attempts how often it was claimed to be sent
     * @param history every state that it went through, oldest first
     */
    public static OutgoingMessage restored(
            MessageId id,
            PhoneNumber to,
            @Nullable PhoneNumber sender,
            MessageText text,
            Origin origin,
            Instant queuedAt,
            int attempts,
            Delivery delivery,
            List<Step> history) {
        return new OutgoingMessage(id, to, sender, text, origin, queuedAt, attempts, delivery, history);
    }

    /** The same message, leaving from this number of ours. */
    public OutgoingMessage from(PhoneNumber number) {
        return new OutgoingMessage(id, to, number, text, origin, queuedAt, attempts, delivery, history);
    }

    /** Claimed by one instance, which alone may send it until the lease ends. Legal while queued. */
    public OutgoingMessage claimed(Instant at, Duration lease) {
        Delivery next = in(Delivery.Queued.class).claimed(at, lease);
        return with(next, attempts + 1);
    }

    /**
     * The carrier accepted it under this name. Evidence, so legal in every state, even when the lease has run out in
     * the meantime; where a report came first and told the same, nothing changes.
     */
    public OutgoingMessage accepted(CarrierReference reference, Instant at) {
        return after(CarrierReport.of(reference, CarrierStatus.QUEUED, at));
    }

    /** The carrier refused it for good. Legal while sending, and while unconfirmed when the refusal came late. */
    public OutgoingMessage refused(FailureReason reason, Instant at) {
        return delivery instanceof Delivery.Unconfirmed
                ? withoutTrace(reason, at)
                : with(in(Delivery.Sending.class).refused(reason, at), attempts);
    }

    /** The carrier certainly did not accept it, but may later. Legal while sending. */
    public OutgoingMessage notTaken(Instant at, Instant nextAttemptAt) {
        return with(in(Delivery.Sending.class).notTaken(at, nextAttemptAt), attempts);
    }

    /** Nobody knows whether the carrier accepted it: the reply was lost or the lease ran out. Legal while sending. */
    public OutgoingMessage unconfirmed(Instant at) {
        return with(in(Delivery.Sending.class).unconfirmed(at), attempts);
    }

    /** Given up without being sent. Legal while queued. */
    public OutgoingMessage givenUp(FailureReason reason, Instant at) {
        return with(in(Delivery.Queued.class).givenUp(reason, at), attempts);
    }

    /** Not found in the carrier's own log. Legal while unconfirmed. */
    public OutgoingMessage withoutTrace(FailureReason reason, Instant at) {
        return with(in(Delivery.Unconfirmed.class).failed(reason, at), attempts);
    }

    /**
     * The message after a report of the carrier, in any state and any order. Returns this very instance when the report
     * tells nothing new. A report that is the first proof of acceptance adds the step {@code sent} to the history
     * before what it tells.
     */
    public OutgoingMessage after(CarrierReport report) {
        Delivery next = delivery.after(report);
        return next.equals(delivery) ? this : with(next, attempts);
    }

    private OutgoingMessage with(Delivery next, int newAttempts) {
        List<Step> grown = new ArrayList<>(history);
        boolean firstProof =
                delivery.acceptedAs().isEmpty() && next.acceptedAs().isPresent();
        if (firstProof && next.status() != DeliveryStatus.SENT) {
            grown.add(new Step(DeliveryStatus.SENT, next.since()));
        }
        grown.add(new Step(next.status(), next.since()));
        return new OutgoingMessage(id, to, sender, text, origin, queuedAt, newAttempts, next, grown);
    }

    private <S extends Delivery> S in(Class<S> state) {
        if (!state.isInstance(delivery)) {
            throw new IllegalStateException(
                    "message " + id + " is " + delivery.status().code() + ", not "
                            + state.getSimpleName().toLowerCase(Locale.ROOT));
        }
        return state.cast(delivery);
    }

    /** Our name for the message. */
    public MessageId id() {
        return id;
    }

    /** The recipient. */
    public PhoneNumber to() {
        return to;
    }

    /** The number of ours that it must leave from; empty for the usual one. */
    public Optional<PhoneNumber> sender() {
        return Optional.ofNullable(sender);
    }

    /** What it says. */
    public MessageText text() {
        return text;
    }

    /** Who or what wrote it. */
    public Origin origin() {
        return origin;
    }

    /** When it was first stored. */
    public Instant queuedAt() {
        return queuedAt;
    }

    /** How often it was claimed to be sent: 0 while it has never been tried. */
    public int attempts() {
        return attempts;
    }

    /** How far it has come. */
    public Delivery delivery() {
        return delivery;
    }

    /** Every state that it went through, oldest first. */
    public List<Step> history() {
        return history;
    }

    /** Whether the carrier is known to have accepted it. */
    public boolean isAccepted() {
        return delivery.acceptedAs().isPresent();
    }

    /** The carrier's name for it, once it is known to have accepted it. */
    public Optional<CarrierReference> reference() {
        return delivery.acceptedAs();
    }

    /** When the carrier first proved that it accepted it. */
    public Optional<Instant> sentAt() {
        return firstAt(DeliveryStatus.SENT);
    }

    /** When it was reported to have arrived. */
    public Optional<Instant> deliveredAt() {
        Optional<Instant> delivered = firstAt(DeliveryStatus.DELIVERED);
        return delivered.isPresent() ? delivered : firstAt(DeliveryStatus.READ);
    }

    /** When it failed, was lost on the way or was given up; empty when later evidence lifted that. */
    public Optional<Instant> failedAt() {
        return delivery.failure().isPresent() ? Optional.of(delivery.since()) : Optional.empty();
    }

    /** The carrier's error code, if it failed with one. */
    public OptionalInt errorCode() {
        return delivery.failure().map(FailureReason::code).orElse(OptionalInt.empty());
    }

    private Optional<Instant> firstAt(DeliveryStatus status) {
        return history.stream()
                .filter(step -> step.status() == status)
                .map(Step::at)
                .findFirst();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OutgoingMessage that
                && id.equals(that.id)
                && to.equals(that.to)
                && Objects.equals(sender, that.sender)
                && text.equals(that.text)
                && origin.equals(that.origin)
                && queuedAt.equals(that.queuedAt)
                && attempts == that.attempts
                && delivery.equals(that.delivery)
                && history.equals(that.history);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, attempts, delivery);
    }

    /** The id, the masked recipient and the state; never the text. */
    @Override
    public String toString() {
        return origin.kind() + " " + id + " to " + to + ": " + delivery.status().code();
    }
}
