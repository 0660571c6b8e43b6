package org.quietline.application.send;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.application.audit.Audit;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.MessageLog.Addition;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.application.port.Stored;
import org.quietline.application.port.UserDirectory;
import org.quietline.domain.message.Delivery;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.Registration;
import org.quietline.domain.registration.User;

/**
 * Sends a message to a registered user. It is stored before the carrier hears of it; the same id is sent once, however
 * often it is asked for.
 */
public final class SendMessage {
    /** How long a sender waits for the carrier's answer. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOG = System.getLogger(SendMessage.class.getName());

    private final UserDirectory users;
    private final MessageLog log;
    private final DispatchQueued dispatch;
    private final Audit audit;
    private final InstantSource clock;

    /**
     * What to send.
     *
     * @param id made together with the form, so that sending the form twice sends the message once
     * @param operator the operator's name, or {@code token:name}
     * @param retryOf the earlier message that this one sends again, if it does
     */
    public record Command(
            MessageId id,
            PhoneNumber to,
            MessageText text,
            String operator,
            @Nullable MessageId retryOf) {}

    /** What became of it. */
    public sealed interface Outcome {
        /**
         * It is stored; this is how far it has come by now.
         *
         * @param isNew whether this very request stored it
         */
        record Stored(OutgoingMessage message, boolean isNew) implements Outcome {}

        /** The id was used before, for another recipient or text. */
        record Conflict() implements Outcome {}

        /** It may not be sent; nothing was stored. */
        record Rejected(Reason reason) implements Outcome {}
    }

    /** Why a message may not be sent. */
    public enum Reason {
        /** It says nothing. */
        EMPTY,
        /** It has more than {@link MessageText#MAX_OUTGOING} UTF-16 units. */
        TOO_LONG,
        /** The recipient is not registered. */
        UNKNOWN,
        /** The recipient's registration is not active. */
        INACTIVE,
        /** The recipient opted out of messages. */
        OPTED_OUT
    }

    /** Wires the use case. */
    public SendMessage(UserDirectory users, MessageLog log, DispatchQueued dispatch, Audit audit, InstantSource clock) {
        this.users = users;
        this.log = log;
        this.dispatch = dispatch;
        this.audit = audit;
        this.clock = clock;
    }

    /** Stores and sends the message, and waits a while for the carrier's answer. */
    public Outcome send(Command command) {
        Optional<User> user = users.find(command.to());
        Optional<Reason> reason = reasonAgainst(command, Registration.check(user.orElse(null)));
        if (reason.isPresent()) {
            return log.findOutgoing(command.id())
                    .map(existing -> usedBefore(existing.value(), command))
                    .orElseGet(() -> new Outcome.Rejected(reason.get()));
        }
        try (Outcomes.Waiting waiting = dispatch.outcomes().expect(command.id())) {
            return store(command, user.flatMap(User::displayName).orElse(null), waiting);
        }
    }

    /** Tells the same of every other recipient: a used id must not show who is registered. */
    private static Outcome usedBefore(OutgoingMessage existing, Command command) {
        return isSame(existing, command) ? new Outcome.Stored(existing, false) : new Outcome.Conflict();
    }

    private Outcome store(Command command, @Nullable String name, Outcomes.Waiting waiting) {
        Instant now = clock.instant();
        OutgoingMessage queued = OutgoingMessage.queued(
                command.id(),
                command.to(),
                command.text(),
                new Origin.Operator(command.operator(), command.retryOf()),
                now);
        @Nullable Slot slot = dispatch.reserve(command.to()).orElse(null);
        boolean handedOver = false;
        try {
            Addition addition = log.add(slot == null ? queued : queued.claimed(now, DispatchQueued.LEASE), name);
            Stored<OutgoingMessage> stored;
            switch (addition) {
                case Addition.AlreadyThere there -> {
                    if (!isSame(there.existing().value(), command)) {
                        return new Outcome.Conflict();
                    }
                    stored = there.existing();
                    // It may be this message itself that waits for a slot to its recipient.
                    giveBack(slot);
                }
                case Addition.Added added -> {
                    stored = added.message();
                    dispatch.stored(stored, slot);
                    handedOver = true;
                    writeDown(command);
                }
            }
            return new Outcome.Stored(
                    isUnderWay(stored.value()) ? settled(stored.value(), waiting) : stored.value(), handedOver);
        } finally {
            if (!handedOver) {
                giveBack(slot);
            }
        }
    }

    private static void giveBack(@Nullable Slot slot) {
        if (slot != null) {
            slot.release();
        }
    }

    private OutgoingMessage settled(OutgoingMessage stored, Outcomes.Waiting waiting) {
        return waiting.await(PATIENCE)
                .or(() -> log.findOutgoing(stored.id()).map(Stored::value))
                .orElse(stored);
    }

    private static boolean isUnderWay(OutgoingMessage message) {
        return message.delivery() instanceof Delivery.Queued || message.delivery() instanceof Delivery.Sending;
    }

    private static Optional<Reason> reasonAgainst(Command command, Registration registration) {
        if (command.text().isBlank()) {
            return Optional.of(Reason.EMPTY);
        }
        if (command.text().length() > MessageText.MAX_OUTGOING) {
            return Optional.of(Reason.TOO_LONG);
        }
        return registration.match(
                registered -> Optional.empty(),
                inactive -> Optional.of(Reason.INACTIVE),
                optedOut -> Optional.of(Reason.OPTED_OUT),
                unknown -> Optional.of(Reason.UNKNOWN));
    }

    private static boolean isSame(OutgoingMessage message, Command command) {
        return message.to().equals(command.to()) && message.text().equals(command.text());
    }

    /** The message is stored with its operator by now, so a lost line of the audit must not undo the send. */
    private void writeDown(Command command) {
        try {
            String detail = command.retryOf() == null ? "" : "again, after " + command.retryOf();
            audit.write(command.operator(), "send", command.id().value(), detail);
        } catch (StoreUnavailableException e) {
            LOG.log(Level.ERROR, "the audit misses that {0} was sent: the store is unavailable", command.id());
        }
    }
}
