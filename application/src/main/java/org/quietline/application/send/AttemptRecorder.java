package org.quietline.application.send;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.SmsCarrier.Answer;
import org.quietline.application.port.Stored;
import org.quietline.application.port.UserDirectory;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.Delivery;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.registration.User;

/** Writes down what the carrier answered to an attempt, whatever others have written in the meantime. */
public final class AttemptRecorder {
    /** An acknowledgement that could not go out for this long is given up: it must not arrive tomorrow. */
    public static final Duration ACKNOWLEDGEMENT_LIFE = Duration.ofMinutes(10);

    /** An operator's message that could not go out for this long is given up. */
    public static final Duration OPERATOR_LIFE = Duration.ofHours(4);

    private static final Logger LOG = System.getLogger(AttemptRecorder.class.getName());

    private final MessageLog log;
    private final UserDirectory users;
    private final Backoff backoff;
    private final InstantSource clock;

    /** Wires the collaborator. */
    public AttemptRecorder(MessageLog log, UserDirectory users, Backoff backoff, InstantSource clock) {
        this.log = log;
        this.users = users;
        this.backoff = backoff;
        this.clock = clock;
    }

    /**
     * Records the answer and returns the message as it is then; empty when the stored message can no longer be read.
     * Once somebody has mended it, its claim runs out, and the carrier's log tells what became of it.
     */
    Optional<OutgoingMessage> record(Stored<OutgoingMessage> claimed, Answer answer) {
        if (answer instanceof Answer.Refused refused && refused.optedOut()) {
            markOptedOut(claimed.value());
        }
        Stored<OutgoingMessage> current = claimed;
        Answer usable = answer;
        while (true) {
            OutgoingMessage next =
                    after(current.value(), usable, claimed.value().attempts());
            if (next.equals(current.value())) {
                return Optional.of(next);
            }
            Optional<Stored<OutgoingMessage>> replaced = log.replace(current, next);
            if (replaced.isPresent()) {
                return Optional.of(replaced.get().value());
            }
            if (answer instanceof Answer.Accepted accepted && belongsToAnother(accepted.reference(), next)) {
                usable = new Answer.Unconfirmed("the carrier's name for it is another message's");
            }
            Optional<Stored<OutgoingMessage>> stored = log.findOutgoing(next.id());
            if (stored.isEmpty()) {
                LOG.log(
                        Level.ERROR,
                        "outcome of {0} not recorded: the message can no longer be read in the store",
                        next.id());
                return Optional.empty();
            }
            current = stored.get();
        }
    }

    /**
     * Whether the carrier's log was read in the meantime, and another message to the same recipient paired with this
     * name: possible once this answer was recorded so late that the claim had run out. The pairing stays; this message
     * is left to be paired with what the other one got.
     */
    private boolean belongsToAnother(CarrierReference reference, OutgoingMessage message) {
        boolean taken = log.findByReference(reference)
                .filter(owner -> !owner.value().id().equals(message.id()))
                .isPresent();
        if (taken) {
            LOG.log(
                    Level.WARNING,
                    "message {0} was accepted as {1}, which another message has been paired with",
                    message.id(),
                    reference);
        }
        return taken;
    }

    /** The message given up, if it has waited too long to be sent at all. */
    Optional<OutgoingMessage> givenUpAsTooLate(OutgoingMessage queued, Instant now) {
        return now.isBefore(endOfLife(queued)) ? Optional.empty() : Optional.of(queued.givenUp(tooLate(queued), now));
    }

    /**
     * Acceptance is evidence whenever it comes. All else counts only for the attempt that was answered: a newer one,
     * begun when the record of this answer had got no reply, may have been accepted by now.
     */
    private OutgoingMessage after(OutgoingMessage message, Answer answer, int attempt) {
        Instant now = clock.instant();
        if (message.attempts() != attempt && !(answer instanceof Answer.Accepted)) {
            return message;
        }
        return switch (answer) {
            case Answer.Accepted accepted -> message.accepted(accepted.reference(), now);
            case Answer.Refused refused -> isOpen(message) ? message.refused(refused.reason(), now) : message;
            case Answer.NotTaken notTaken -> isSending(message) ? notTaken(message, notTaken, now) : message;
            case Answer.Unconfirmed unknown -> isSending(message) ? message.unconfirmed(now) : message;
        };
    }

    private OutgoingMessage notTaken(OutgoingMessage message, Answer.NotTaken answer, Instant now) {
        Instant next = now.plus(backoff.delay(message.attempts(), answer.retryAfter()));
        return next.isBefore(endOfLife(message)) ? message.notTaken(now, next) : message.refused(tooLate(message), now);
    }

    private static boolean isSending(OutgoingMessage message) {
        return message.delivery() instanceof Delivery.Sending;
    }

    private static boolean isOpen(OutgoingMessage message) {
        return isSending(message) || message.delivery() instanceof Delivery.Unconfirmed;
    }

    private static Instant endOfLife(OutgoingMessage message) {
        return message.queuedAt()
                .plus(
                        switch (message.origin()) {
                            case Origin.Acknowledgement acknowledgement -> ACKNOWLEDGEMENT_LIFE;
                            case Origin.Operator operator -> OPERATOR_LIFE;
                        });
    }

    private static FailureReason tooLate(OutgoingMessage message) {
        return FailureReason.inWords(
                message.attempts() == 0
                        ? "not sent: it waited too long"
                        : "the carrier did not take it in time, after " + message.attempts() + " attempts");
    }

    private void markOptedOut(OutgoingMessage message) {
        Instant now = clock.instant();
        users.update(message.to(), (User user) -> user.optedOutAt().isPresent() ? user : user.optedOut(now));
    }
}
