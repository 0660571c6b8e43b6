package org.quietline.application.port;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.Silence;

/**
 * Something that the program just did, for those who count and time it. No event holds a number, a name or a text, so
 * it may go wherever figures go.
 */
public sealed interface ServiceEvent {

    /**
     * A request of the carrier was answered.
     *
     * @param status the HTTP status of the answer
     * @param took from the first look at the request to its answer
     */
    record WebhookAnswered(WebhookKind kind, int status, Duration took) implements ServiceEvent {
        /** Whether we failed, so that the carrier has reason to complain: it was not the request's fault. */
        public boolean isOurFault() {
            return status >= 500;
        }
    }

    /** What a request of the carrier is about. */
    enum WebhookKind {
        /** A message that somebody texted. */
        INCOMING,
        /** What became of a message of ours. */
        STATUS
    }

    /**
     * An incoming message was taken in, or turned out to be known.
     *
     * @param why why it is not acknowledged; null unless it is kept silent
     * @param recovered whether it was found in the carrier's log instead of being announced by a webhook
     * @param segments in how many segments it came
     */
    record MessageReceived(Intake intake, @Nullable Silence why, boolean recovered, int segments)
            implements ServiceEvent {}

    /** What became of an incoming message. */
    enum Intake {
        /** Stored, and an acknowledgement with it. */
        ACKNOWLEDGED,
        /** Stored without an acknowledgement. */
        KEPT_SILENT,
        /** Stored already. */
        DUPLICATE
    }

    /**
     * The carrier accepted an acknowledgement.
     *
     * @param afterIntake how long ago the message that it answers was taken in
     */
    record AcknowledgementAccepted(Duration afterIntake) implements ServiceEvent {}

    /**
     * An attempt to send a message has ended.
     *
     * @param errorCode the carrier's error code, which only a refusal may have
     */
    record AttemptAnswered(
            OutgoingKind kind,
            AttemptResult result,
            @Nullable Integer errorCode) implements ServiceEvent {}

    /** What an attempt came to. */
    enum AttemptResult {
        /** The carrier took the message. */
        ACCEPTED,
        /** The carrier will never take it. */
        REFUSED,
        /** The carrier certainly did not take it, but may later. */
        NOT_TAKEN,
        /** Nobody knows, or the process that tried is gone. */
        UNCONFIRMED
    }

    /** A message was not sent, or not taken, for so long that nobody will try again. */
    record GivenUp(OutgoingKind kind) implements ServiceEvent {}

    /** Who wants a message sent. */
    enum OutgoingKind {
        /** The program, to acknowledge another message. */
        ACKNOWLEDGEMENT,
        /** An operator, or a program with a token. */
        OPERATOR;

        /** The kind of a message that comes from there. */
        public static OutgoingKind of(Origin origin) {
            return switch (origin) {
                case Origin.Acknowledgement acknowledgement -> ACKNOWLEDGEMENT;
                case Origin.Operator operator -> OPERATOR;
            };
        }
    }

    /**
     * A report of the carrier changed what is known of a message; a report that told nothing new is no event.
     *
     * @param before the message's state until then
     * @param after its state since
     * @param errorCode the carrier's error code, which only a failure may have
     */
    record DeliveryReported(
            OutgoingKind kind,
            DeliveryStatus before,
            DeliveryStatus after,
            @Nullable Integer errorCode) implements ServiceEvent {}

    /**
     * Our log was compared with the carrier's.
     *
     * @param listed how many incoming messages the carrier's log showed; runs overlap, so most were listed before
     * @param compared how many of them no earlier run had covered: these add up
     * @param recovered how many of them we did not have, and took in now
     * @param settled how many unconfirmed sends turned out to be accepted
     * @param withoutTrace how many unconfirmed sends count as failed now
     * @param stillUnconfirmed how many are to be looked at again
     * @param reportsFetched how many messages were asked after and had news
     */
    record Reconciled(
            int listed,
            int compared,
            int recovered,
            int settled,
            int withoutTrace,
            int stillUnconfirmed,
            int reportsFetched)
            implements ServiceEvent {}

    /** Work that waits could not be looked at, because the store did not answer. */
    record StoreMissed() implements ServiceEvent {}
}
