package org.quietline.application.send;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.Observer;
import org.quietline.application.port.ServiceEvent.DeliveryReported;
import org.quietline.application.port.ServiceEvent.OutgoingKind;
import org.quietline.application.port.Stored;
import org.quietline.domain.message.CarrierReport;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;

/**
 * Takes a report of the carrier into the message that it is about, in whatever order reports arrive. A report may come
 * before our own record of the acceptance, even when that was lost; it then tells the carrier's name for the message.
 */
public final class RecordDelivery {
    private final MessageLog log;
    private final Outcomes outcomes;
    private final LateReports late = new LateReports();
    private final Observer observer;

    /** What became of a report. */
    public enum Outcome {
        /** It told something new. */
        RECORDED,
        /** It was late, repeated, or about another message than its address says. */
        NOTHING_NEW,
        /** No message of ours is known by its name or its address. */
        UNKNOWN
    }

    /** @param outcomes who waits for what becomes of a message */
    public RecordDelivery(MessageLog log, Outcomes outcomes, Observer observer) {
        this.log = log;
        this.outcomes = outcomes;
        this.observer = observer;
    }

    /** The reports that changed nothing. */
    public LateReports late() {
        return late;
    }

    /**
     * Records the report.
     *
     * @param addressedTo the message that the report's own address names, if it names one. The recorded owner of the
     *     carrier's name wins over it.
     */
    public Outcome record(CarrierReport report, @Nullable MessageId addressedTo) {
        while (true) {
            // Looked up anew each time: meanwhile another message may have come to bear the name.
            Optional<Stored<OutgoingMessage>> target = target(report, addressedTo);
            if (target.isEmpty()) {
                return Outcome.UNKNOWN;
            }
            Stored<OutgoingMessage> current = target.get();
            OutgoingMessage next = current.value().after(report);
            if (next.equals(current.value())) {
                late.add(next.id(), report);
                return Outcome.NOTHING_NEW;
            }
            if (log.replace(current, next).isPresent()) {
                outcomes.tell(next);
                tell(current.value(), next);
                return Outcome.RECORDED;
            }
        }
    }

    private void tell(OutgoingMessage before, OutgoingMessage after) {
        @Nullable Integer code = after.delivery()
                .failure()
                .map(FailureReason::code)
                .filter(OptionalInt::isPresent)
                .map(OptionalInt::getAsInt)
                .orElse(null);
        observer.observe(new DeliveryReported(
                OutgoingKind.of(after.origin()),
                before.delivery().status(),
                after.delivery().status(),
                code));
    }

    private Optional<Stored<OutgoingMessage>> target(CarrierReport report, @Nullable MessageId addressedTo) {
        Optional<Stored<OutgoingMessage>> addressed =
                addressedTo == null ? Optional.empty() : log.findOutgoing(addressedTo);
        boolean isItsOwn = addressed
                .flatMap(message -> message.value().reference())
                .filter(report.reference()::equals)
                .isPresent();
        if (isItsOwn) {
            return addressed;
        }
        Optional<Stored<OutgoingMessage>> owner = log.findByReference(report.reference());
        return owner.isPresent()
                ? owner
                : addressed.filter(message -> !message.value().isAccepted());
    }
}
