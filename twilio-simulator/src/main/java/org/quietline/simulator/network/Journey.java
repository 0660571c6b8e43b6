package org.quietline.simulator.network;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.simulator.fault.Fault;
import org.quietline.simulator.fault.PhoneOutcome;
import org.quietline.simulator.message.Message;
import org.quietline.simulator.message.Status;

/**
 * One outgoing message on its way, from the status it was created with to its last one. Reports leave one after the
 * other, each when the one before was answered, while the message itself goes on.
 */
final class Journey {
    private static final int VALIDITY_EXPIRED = 30036;

    private final String sid;
    private final Network network;
    private final boolean backwards;
    private final Deque<Message> unreported = new ArrayDeque<>();
    private boolean reporting;
    private volatile boolean rushing;

    Journey(String sid, Network network) {
        this.sid = sid;
        this.network = network;
        this.backwards = network.faults().strikes(Fault.CALLBACK_OUT_OF_ORDER).isPresent();
    }

    /** Goes on at the pace of the network. */
    void start() {
        Optional<Message> message = network.messages().find(sid);
        Instant sendAt = message.map(found -> found.sending().sendAt()).orElse(null);
        if (sendAt != null) {
            network.pace().after(positive(Duration.between(network.clock().instant(), sendAt)), this::run);
        } else if (network.pace().isInstant()) {
            network.pace().now(this::run);
        } else {
            network.pace().afterStep(this::run);
        }
    }

    /** Goes all the way at once and returns when every report was answered. */
    void rush() {
        rushing = true;
        boolean moving = true;
        while (moving) {
            moving = step();
        }
    }

    private void run() {
        if (network.pace().isInstant()) {
            rush();
        } else if (step()) {
            network.pace().afterStep(this::run);
        }
    }

    /** Takes the message to its next status and tells whether there is another one to come. */
    private boolean step() {
        Optional<Message> before = network.messages().find(sid);
        if (before.isEmpty() || before.get().status().isFinal()) {
            return false;
        }
        if (isHeld(before.get())) {
            Instant end = before.get()
                    .progress()
                    .created()
                    .plus(before.get().sending().validity());
            network.pace().after(positive(Duration.between(network.clock().instant(), end)), this::expire);
            return false;
        }
        return network.messages().update(sid, this::next).map(this::moved).orElse(false);
    }

    private boolean moved(Message message) {
        if (message.status() == Status.CANCELED) {
            return false;
        }
        boolean last = message.status().isFinal();
        report(message, last);
        return !last;
    }

    private void expire() {
        network.messages()
                .update(sid, message -> message.status().isFinal() ? message : fail(message, VALIDITY_EXPIRED))
                .filter(message -> Objects.equals(message.progress().errorCode(), VALIDITY_EXPIRED))
                .ifPresent(this::moved);
    }

    private boolean isHeld(Message message) {
        return message.status() == Status.QUEUED
                && network.faults().outcomeOf(message.to()).outcome() == PhoneOutcome.Kind.HELD;
    }

    private Message next(Message message) {
        PhoneOutcome outcome = network.faults().outcomeOf(message.to());
        return switch (message.status()) {
            case SCHEDULED -> at(message, Status.ACCEPTED, null);
            case ACCEPTED -> at(message.from(network.numbers().first().number()), Status.QUEUED, null);
            case QUEUED -> at(message, Status.SENDING, null);
            case SENDING ->
                outcome.outcome() == PhoneOutcome.Kind.FAILED
                        ? fail(message, outcome.code())
                        : at(message, Status.SENT, null);
            case SENT ->
                outcome.outcome() == PhoneOutcome.Kind.UNDELIVERED
                        ? at(message, Status.UNDELIVERED, outcome.code())
                        : at(message, Status.DELIVERED, null);
            case DELIVERED, UNDELIVERED, FAILED, CANCELED, RECEIVED -> message;
        };
    }

    private Message fail(Message message, int code) {
        return at(message, Status.FAILED, code);
    }

    private Message at(Message message, Status status, @Nullable Integer errorCode) {
        return message.at(status, errorCode, network.clock().instant());
    }

    private void report(Message message, boolean last) {
        if (StatusCallbacks.reports(message)) {
            synchronized (this) {
                if (backwards) {
                    unreported.addFirst(message);
                } else {
                    unreported.addLast(message);
                }
            }
        }
        if (!backwards || last) {
            if (rushing) {
                reportAll();
            } else {
                network.pace().now(this::reportAll);
            }
        }
    }

    private void reportAll() {
        Message next = nextToReport(false);
        while (next != null) {
            network.callbacks().report(next);
            next = nextToReport(true);
        }
    }

    private synchronized @Nullable Message nextToReport(boolean mine) {
        if (reporting && !mine) {
            return null;
        }
        Message next = unreported.pollFirst();
        reporting = next != null;
        return next;
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
