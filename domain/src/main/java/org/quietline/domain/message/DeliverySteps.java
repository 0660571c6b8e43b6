package org.quietline.domain.message;

/** How reports of the carrier move a {@link Delivery}: the one table of ranks. */
final class DeliverySteps {
    /** Below every report: the carrier is not known to have accepted the message, so any report tells something new. */
    private static final int NOT_KNOWN_TO_BE_ACCEPTED = -1;

    private static final FailureReason NO_REASON_GIVEN = FailureReason.inWords("the carrier gave no reason");

    private DeliverySteps() {}

    static int rank(Delivery delivery) {
        if (delivery.acceptedAs().isEmpty()) {
            return NOT_KNOWN_TO_BE_ACCEPTED;
        }
        return switch (delivery.status()) {
            case SENT -> CarrierStatus.SENT.rank();
            case READ -> CarrierStatus.READ.rank();
            case DELIVERED, UNDELIVERED, FAILED -> CarrierStatus.DELIVERED.rank();
            case QUEUED, SENDING, UNCONFIRMED -> NOT_KNOWN_TO_BE_ACCEPTED;
        };
    }

    static Delivery reported(CarrierReport report) {
        CarrierReference reference = report.reference();
        return switch (report.status()) {
            case ACCEPTED, SCHEDULED, QUEUED, SENDING, SENT -> new Delivery.Sent(reference, report.at());
            case DELIVERED, PARTIALLY_DELIVERED -> new Delivery.Delivered(reference, report.at());
            case READ -> new Delivery.Read(reference, report.at());
            case UNDELIVERED -> new Delivery.Undelivered(reference, reason(report), report.at());
            case FAILED -> new Delivery.Failed(reference, reason(report), report.at());
            case CANCELED ->
                new Delivery.Failed(
                        reference,
                        report.reason().orElse(FailureReason.inWords("canceled at the carrier")),
                        report.at());
        };
    }

    private static FailureReason reason(CarrierReport report) {
        return report.reason().orElse(NO_REASON_GIVEN);
    }
}
