package org.quietline.application.send;

import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.Observer;
import org.quietline.application.port.ServiceEvent.AcknowledgementAccepted;
import org.quietline.application.port.ServiceEvent.AttemptAnswered;
import org.quietline.application.port.ServiceEvent.AttemptResult;
import org.quietline.application.port.ServiceEvent.GivenUp;
import org.quietline.application.port.ServiceEvent.OutgoingKind;
import org.quietline.application.port.SmsCarrier.Answer;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.OutgoingMessage;

/** Tells what the attempts to send came to. */
final class AttemptEvents {
    private final Observer observer;
    private final InstantSource clock;

    AttemptEvents(Observer observer, InstantSource clock) {
        this.observer = observer;
        this.clock = clock;
    }

    /** The carrier answered to an attempt. */
    void answered(OutgoingMessage message, Answer answer) {
        OutgoingKind kind = kind(message);
        observer.observe(
                switch (answer) {
                    case Answer.Accepted accepted -> new AttemptAnswered(kind, AttemptResult.ACCEPTED, null);
                    case Answer.Refused refused ->
                        new AttemptAnswered(kind, AttemptResult.REFUSED, code(refused.reason()));
                    case Answer.NotTaken notTaken -> new AttemptAnswered(kind, AttemptResult.NOT_TAKEN, null);
                    case Answer.Unconfirmed unknown -> new AttemptAnswered(kind, AttemptResult.UNCONFIRMED, null);
                });
        if (kind == OutgoingKind.ACKNOWLEDGEMENT && answer instanceof Answer.Accepted) {
            Duration afterIntake = Duration.between(message.queuedAt(), clock.instant());
            observer.observe(new AcknowledgementAccepted(afterIntake.isNegative() ? Duration.ZERO : afterIntake));
        }
    }

    /** The process that had claimed the message is gone. */
    void abandoned(OutgoingMessage message) {
        observer.observe(new AttemptAnswered(kind(message), AttemptResult.UNCONFIRMED, null));
    }

    /** Nobody will try to send this message any more. */
    void givenUp(OutgoingMessage message) {
        observer.observe(new GivenUp(kind(message)));
    }

    private static OutgoingKind kind(OutgoingMessage message) {
        return OutgoingKind.of(message.origin());
    }

    private static @Nullable Integer code(FailureReason reason) {
        return reason.code().isPresent() ? reason.code().getAsInt() : null;
    }
}
