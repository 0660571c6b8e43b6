package org.quietline.application.send;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.quietline.application.port.SmsCarrier;
import org.quietline.application.port.SmsCarrier.Answer;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.application.port.Stored;
import org.quietline.application.send.Setbacks.Setback;
import org.quietline.domain.message.Delivery;
import org.quietline.domain.message.OutgoingMessage;

/** Offers claimed messages to the carrier, each once, and writes down what it answered. */
final class Attempts {
    /** What must be left of a claim for an attempt to begin; longer than an attempt takes. */
    static final Duration LEAST_CLAIM = Duration.ofSeconds(25);

    private static final Logger LOG = System.getLogger(Attempts.class.getName());

    private final SmsCarrier carrier;
    private final AttemptRecorder recorder;
    private final Executor executor;
    private final InstantSource clock;
    private final AttemptEvents events;
    private final Setbacks setbacks;
    private final Consumer<OutgoingMessage> settled;
    private final Queue<Unrecorded> unrecorded = new ConcurrentLinkedQueue<>();

    /** The carrier answered, but the store could not be told yet. Keeps its slot, so there are never many. */
    private record Unrecorded(Stored<OutgoingMessage> claimed, Answer answer, Slot slot) {}

    /** @param settled is told of each message once the outcome of its attempt is stored */
    Attempts(
            SmsCarrier carrier,
            AttemptRecorder recorder,
            Executor executor,
            InstantSource clock,
            AttemptEvents events,
            Setbacks setbacks,
            Consumer<OutgoingMessage> settled) {
        this.carrier = carrier;
        this.recorder = recorder;
        this.executor = executor;
        this.clock = clock;
        this.events = events;
        this.setbacks = setbacks;
        this.settled = settled;
    }

    /** How many answers of the carrier the store could not be told yet. */
    int unrecorded() {
        return unrecorded.size();
    }

    /** Begins the attempt; its slot comes back once its outcome is stored. */
    void begin(Stored<OutgoingMessage> claimed, Slot slot) {
        executor.execute(() -> attempt(claimed, slot));
    }

    private void attempt(Stored<OutgoingMessage> claimed, Slot slot) {
        if (!claimHolds(claimed.value(), clock.instant())) {
            // The process stood still; by now the message may count as unconfirmed, and somebody may have sent it
            // again.
            record(claimed, new Answer.NotTaken("not offered: its claim was running out", Optional.empty()), slot);
            return;
        }
        Answer answer = answer(claimed.value());
        events.answered(claimed.value(), answer);
        record(claimed, answer, slot);
    }

    private Answer answer(OutgoingMessage message) {
        try {
            return carrier.send(message);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    "attempt to send " + message.id() + " broke off: "
                            + e.getClass().getName());
            return new Answer.Unconfirmed("broken off");
        }
    }

    private void recorded(OutgoingMessage now, Answer answer) {
        if (answer instanceof Answer.NotTaken && now.delivery() instanceof Delivery.Failed) {
            events.givenUp(now);
        }
        settled.accept(now);
    }

    private void record(Stored<OutgoingMessage> claimed, Answer answer, Slot slot) {
        if (answer instanceof Answer.NotTaken notTaken) {
            // Before it is stored: whoever is told of the change asks for this at once.
            OutgoingMessage message = claimed.value();
            setbacks.add(message.id(), new Setback(message.attempts(), notTaken.hindrance(), clock.instant()));
        }
        try {
            Optional<OutgoingMessage> recorded = recorder.record(claimed, answer);
            // Before anybody is told, who may send the next one to the same person at once.
            giveBack(slot, answer);
            recorded.ifPresent(now -> recorded(now, answer));
        } catch (StoreUnavailableException e) {
            LOG.log(
                    Level.WARNING,
                    "outcome of {0} not recorded yet: the store is unavailable",
                    claimed.value().id());
            unrecorded.add(new Unrecorded(claimed, answer, slot));
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    "outcome of " + claimed.value().id() + " not recorded: "
                            + e.getClass().getName());
            giveBack(slot, answer);
        }
    }

    private static void giveBack(Slot slot, Answer answer) {
        if (answer instanceof Answer.Unconfirmed) {
            slot.releaseUnclear();
        } else {
            slot.release();
        }
    }

    private static boolean claimHolds(OutgoingMessage message, Instant now) {
        return message.delivery() instanceof Delivery.Sending sending
                && now.isBefore(sending.claimedUntil().minus(LEAST_CLAIM));
    }

    /** Tells the store what it could not be told before. */
    void recordTheUnrecorded() {
        for (int waiting = unrecorded.size(); waiting > 0; waiting--) {
            Unrecorded next = unrecorded.poll();
            if (next == null) {
                return;
            }
            record(next.claimed(), next.answer(), next.slot());
        }
    }
}
