package org.quietline.domain.message;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far an outgoing message has come. Each state offers only the steps that may follow it, so an illegal step does
 * not compile; what the carrier reports goes through {@link #after}, which is total and idempotent.
 *
 * <pre>
 * queued -> sending -> sent -> delivered [-> read]
 *    ^         |         \---> undelivered
 *    |         +-> failed         (the carrier refused it)
 *    +---------+   (certainly not accepted)
 *              +-> unconfirmed    (nobody knows)
 * </pre>
 *
 * <p>There is no way from {@link Unconfirmed} back to {@link Queued}: what may have been accepted is never sent again.
 */
public sealed interface Delivery {

    /** When this state was reached. */
    Instant since();

    /** The state's name. */
    DeliveryStatus status();

    /** The carrier's name for the message; present exactly when the carrier is known to have accepted it. */
    default Optional<CarrierReference> acceptedAs() {
        return Optional.empty();
    }

    /** Why the message failed; only failed and undelivered messages have a reason. */
    default Optional<FailureReason> failure() {
        return Optional.empty();
    }

    /**
     * The state after a report of the carrier. Reports arrive late, repeated and out of order, so they are merged by
     * rank: one that tells nothing new, or is about another message of the carrier, changes nothing and returns this
     * very instance. Whatever a report proves is taken over, also when the message was not known to be accepted.
     */
    default Delivery after(CarrierReport report) {
        if (acceptedAs().isPresent() && !acceptedAs().get().equals(report.reference())) {
            return this;
        }
        return report.status().rank() > DeliverySteps.rank(this) ? DeliverySteps.reported(report) : this;
    }

    /**
     * Waits to be sent.
     *
     * @param nextAttemptAt when it may be tried
     */
    record Queued(Instant since, Instant nextAttemptAt) implements Delivery {
        /** Checks that both times are given. */
        public Queued {
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(nextAttemptAt, "nextAttemptAt");
        }

        @Override
        public DeliveryStatus status() {
            return DeliveryStatus.QUEUED;
        }

        /** Claimed by one instance for the length of the lease. */
        public Sending claimed(Instant at, Duration lease) {
            return new Sending(at, at.plus(lease));
        }

        /** Given up before any attempt succeeded. */
        public Failed givenUp(FailureReason reason, Instant at) {
            return new Failed(null, reason, at);
        }
    }

    /**
     * Claimed: one instance is handing it to the carrier, or died while it did.
     *
     * @param claimedUntil when the claim ends; after that nobody knows what became of the attempt
     */
    record Sending(Instant since, Instant claimedUntil) implements Delivery {
        /** Checks that both times are given. */
        public Sending {
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(claimedUntil, "claimedUntil");
        }

        @Override
        public DeliveryStatus status() {
            return DeliveryStatus.SENDING;
        }

        /** The carrier refused it, now and for ever. */
        public Failed refused(FailureReason reason, Instant at) {
            return new Failed(null, reason, at);
        }

        /** The carrier certainly did not accept it, but may when asked again. */
        public Queued notTaken(Instant at, Instant nextAttemptAt) {
            return new Queued(at, nextAttemptAt);
        }

        /** Nobody knows whether the carrier accepted it. */
        public Unconfirmed unconfirmed(Instant at) {
            return new Unconfirmed(at);
        }
    }

    /** Accepted by the carrier, not known to have arrived. */
    record Sent(CarrierReference reference, Instant since) implements Delivery {
        /** Checks that both are given. */
        public Sent {
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(since, "since");
        }

        @Override
        public DeliveryStatus status() {
            return DeliveryStatus.SENT;
        }

        @Override
        public Optional<CarrierReference> acceptedAs() {
            return Optional.of(reference);
        }
    }

    /** Arrived at the recipient. */
    record Delivered(CarrierReference reference, Instant since) implements Delivery {
        /** Checks that both are given. */
        public Delivered {
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(since, "since");
        }

        @Override
        public DeliveryStatus status() {
            return DeliveryStatus.DELIVERED;
        }

        @Override
        public Optional<CarrierReference> acceptedAs() {
            return Optional.of(reference);
        }
    }

    /** Opened by the recipient. */
    record Read(CarrierReference reference, Instant since) implements Delivery {
        /** Checks that both are given. */
        public Read {
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(since, "since");
        }

        @Override
        public DeliveryStatus status() {
            return DeliveryStatus.READ;
        }

        @Override
        public Optional<CarrierReference> acceptedAs() {
            return Optional.of(reference);
        }
    }

    /** Accepted by the carrier, but lost on the way. */
    record Undelivered(CarrierReference reference, FailureReason reason, Instant since) implements Delivery {
        /** Checks that all are given. */
        public Undelivered {
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(since, "since");
        }

        @Override
        public DeliveryStatus status() {
            return DeliveryStatus.UNDELIVERED;
        }

        @Override
        public Optional<CarrierReference> acceptedAs() {
            return Optional.of(reference);
        }

        @Override
        public Optional<FailureReason> failure() {
            return Optional.of(reason);
        }
    }

    /**
     * Not sent. Without a reference the carrier is not known to have accepted it; a report that proves otherwise still
     * lifts it.
     *
     * @param reference the carrier's name for it, if the carrier accepted it first and failed it afterwards
     */
    record Failed(@Nullable CarrierReference reference, FailureReason reason, Instant since) implements Delivery {
        /** Checks that reason and time are given. */
        public Failed {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(since, "since");
        }

        @Override
        public DeliveryStatus status() {
            return DeliveryStatus.FAILED;
        }

        @Override
        public Optional<CarrierReference> acceptedAs() {
            return Optional.ofNullable(reference);
        }

        @Override
        public Optional<FailureReason> failure() {
            return Optional.of(reason);
        }
    }

    /** Nobody knows whether the carrier accepted it: the reply was lost, or the instance that sent it died. */
    record Unconfirmed(Instant since) implements Delivery {
        /** Checks that the time is given. */
        public Unconfirmed {
            Objects.requireNonNull(since, "since");
        }

        @Override
        public DeliveryStatus status() {
            return DeliveryStatus.UNCONFIRMED;
        }

        /** It certainly was not accepted: the carrier said so after all, or its own log shows no trace. */
        public Failed failed(FailureReason reason, Instant at) {
            return new Failed(null, reason, at);
        }
    }

    /** One function per state, for {@link #match}. */
    interface Cases<R extends @Nullable Object> {
        /** It waits to be sent. */
        R queued(Queued state);

        /** It is being handed to the carrier. */
        R sending(Sending state);

        /** The carrier accepted it. */
        R sent(Sent state);

        /** It arrived. */
        R delivered(Delivered state);

        /** It was opened. */
        R read(Read state);

        /** It was lost on the way. */
        R undelivered(Undelivered state);

        /** It was not sent. */
        R failed(Failed state);

        /** Nobody knows. */
        R unconfirmed(Unconfirmed state);
    }

    /** Applies the function for this state. On Java 21 and later, a {@code switch} over this type does the same. */
    default <R extends @Nullable Object> R match(Cases<R> cases) {
        if (this instanceof Queued state) {
            return cases.queued(state);
        }
        if (this instanceof Sending state) {
            return cases.sending(state);
        }
        if (this instanceof Sent state) {
            return cases.sent(state);
        }
        if (this instanceof Delivered state) {
            return cases.delivered(state);
        }
        if (this instanceof Read state) {
            return cases.read(state);
        }
        if (this instanceof Undelivered state) {
            return cases.undelivered(state);
        }
        if (this instanceof Failed state) {
            return cases.failed(state);
        }
        if (this instanceof Unconfirmed state) {
            return cases.unconfirmed(state);
        }
        throw new AssertionError("no case for " + getClass());
    }
}
