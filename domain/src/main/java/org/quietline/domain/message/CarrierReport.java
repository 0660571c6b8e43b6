package org.quietline.domain.message;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One statement of the carrier about a message that it accepted: a status callback, or an answer when asked. */
public final class CarrierReport {
    private final CarrierReference reference;
    private final CarrierStatus status;
    private final @Nullable FailureReason reason;
    private final Instant at;

    private CarrierReport(
            CarrierReference reference, CarrierStatus status, @Nullable FailureReason reason, Instant at) {
        this.reference = Objects.requireNonNull(reference, "reference");
        this.status = Objects.requireNonNull(status, "status");
        this.reason = reason;
        this.at = Objects.requireNonNull(at, "at");
    }

    /** A report of this status, which reached us at this time: carriers put no usable time into their reports. */
    public static CarrierReport of(CarrierReference reference, CarrierStatus status, Instant at) {
        return new CarrierReport(reference, status, null, at);
    }

    /** The same report with the carrier's reason, which only failures have. */
    public CarrierReport because(@Nullable FailureReason why) {
        return new CarrierReport(reference, status, why, at);
    }

    /** The message's name at the carrier. */
    public CarrierReference reference() {
        return reference;
    }

    /** What the carrier says. */
    public CarrierStatus status() {
        return status;
    }

    /** Why it failed, if it did and the carrier told. */
    public Optional<FailureReason> reason() {
        return Optional.ofNullable(reason);
    }

    /** When the report reached us. */
    public Instant at() {
        return at;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CarrierReport that
                && reference.equals(that.reference)
                && status == that.status
                && Objects.equals(reason, that.reason)
                && at.equals(that.at);
    }

    @Override
    public int hashCode() {
        return Objects.hash(reference, status, reason, at);
    }

    @Override
    public String toString() {
        return status.code() + " " + reference + " at " + at;
    }
}
