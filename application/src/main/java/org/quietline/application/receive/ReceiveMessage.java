package org.quietline.application.receive;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quietline.application.HourlyLimit;
import org.quietline.application.port.Arrival;
import org.quietline.application.port.Arrival.OptOutChange;
import org.quietline.application.port.MessageIds;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.MessageLog.Intake;
import org.quietline.application.port.Observer;
import org.quietline.application.port.ServiceEvent;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.application.port.UserDirectory;
import org.quietline.application.send.DispatchQueued;
import org.quietline.application.send.Slot;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.IncomingMessage.Handling;
import org.quietline.domain.message.Media;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.message.Silence;
import org.quietline.domain.optout.OptOutKeyword;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.Registration;
import org.quietline.domain.registration.User;

/**
 * Takes in a message that somebody texted: looks the sender up, and stores the message and its acknowledgement, if it
 * deserves one, in one commit. When it returns, the message is stored for good; the acknowledgement is sent afterwards.
 */
public final class ReceiveMessage {
    /** A message recovered later than this is not acknowledged. */
    public static final Duration TOO_LATE_AFTER = Duration.ofMinutes(15);

    private final UserDirectory users;
    private final MessageLog log;
    private final DispatchQueued dispatch;
    private final MessageIds ids;
    private final InstantSource clock;
    private final Policy policy;
    private final Observer observer;
    private final HourlyLimit<PhoneNumber> acknowledgements;

    /**
     * What this installation wants.
     *
     * @param acknowledgement the text that registered users get
     * @param acknowledgementsPerHour how many of them one number gets within an hour; 0 is no limit
     * @param ownNumbers our own numbers, which are never acknowledged
     */
    public record Policy(MessageText acknowledgement, int acknowledgementsPerHour, Set<PhoneNumber> ownNumbers) {}

    /**
     * A message as the carrier handed it over.
     *
     * @param segments in how many segments it came
     * @param optOut the carrier's own word that it is an opt-out, opt-in or help message; null when it says nothing
     * @param sentAt when the carrier got it, for a message found in its log; null for one that comes just now
     */
    public record Received(
            MessageId id,
            PhoneNumber from,
            PhoneNumber to,
            MessageText text,
            int segments,
            List<Media> media,
            @Nullable OptOutKeyword optOut,
            @Nullable Instant sentAt) {}

    /** What became of it. */
    public enum Outcome {
        /** Stored, and an acknowledgement with it. */
        ACKNOWLEDGED,
        /** Stored without an acknowledgement. */
        KEPT_SILENT,
        /** Stored already, nothing changed. */
        DUPLICATE
    }

    /** Wires the use case. */
    public ReceiveMessage(
            UserDirectory users,
            MessageLog log,
            DispatchQueued dispatch,
            MessageIds ids,
            InstantSource clock,
            Policy policy,
            Observer observer) {
        this.users = users;
        this.log = log;
        this.dispatch = dispatch;
        this.ids = ids;
        this.clock = clock;
        this.policy = policy;
        this.observer = observer;
        this.acknowledgements = new HourlyLimit<>(policy.acknowledgementsPerHour());
    }

    /**
     * Takes the message in. Throws {@code StoreUnavailableException} when it could not be stored; nothing is then
     * half-written.
     */
    public Outcome receive(Received received) {
        Taken taken = takeIn(received);
        observer.observe(new ServiceEvent.MessageReceived(
                intake(taken.outcome()), taken.silence(), received.sentAt() != null, received.segments()));
        return taken.outcome();
    }

    private record Taken(Outcome outcome, @Nullable Silence silence) {}

    private Taken takeIn(Received received) {
        Instant now = clock.instant();
        Optional<User> user = received.from().isE164() ? users.find(received.from()) : Optional.empty();
        Registration registration = Registration.check(user.orElse(null));
        @Nullable OptOutKeyword keyword = received.optOut() != null
                ? received.optOut()
                : OptOutKeyword.of(received.text().value()).orElse(null);
        @Nullable Silence silence = silence(received, registration, keyword, now);
        if (silence != null) {
            IncomingMessage message = message(received, keyword, now, registration.isRegistered(), null, silence);
            Outcome outcome = store(new Arrival(message, null, change(keyword), name(user)), null);
            return new Taken(outcome, outcome == Outcome.KEPT_SILENT ? silence : null);
        }
        @Nullable Slot slot = dispatch.reserveSoon(received.from()).orElse(null);
        boolean slotIsUsed = false;
        boolean isAcknowledged = false;
        OutgoingMessage acknowledgement = acknowledgement(received, now, slot != null);
        try {
            IncomingMessage message = message(received, keyword, now, true, acknowledgement.id(), null);
            Outcome outcome = store(new Arrival(message, acknowledgement, OptOutChange.NONE, name(user)), slot);
            isAcknowledged = outcome == Outcome.ACKNOWLEDGED;
            slotIsUsed = isAcknowledged;
            return new Taken(outcome, null);
        } catch (StoreUnavailableException e) {
            if (slot != null) {
                dispatch.storedPerhaps(acknowledgement.id(), slot);
                slotIsUsed = true;
            }
            throw e;
        } finally {
            if (!isAcknowledged) {
                acknowledgements.giveBack(received.from());
            }
            if (slot != null && !slotIsUsed) {
                slot.release();
            }
        }
    }

    private Outcome store(Arrival arrival, @Nullable Slot slot) {
        return switch (log.record(arrival)) {
            case Intake.Duplicate duplicate -> Outcome.DUPLICATE;
            case Intake.Recorded recorded -> {
                recorded.acknowledgement().ifPresent(stored -> dispatch.stored(stored, slot));
                yield recorded.acknowledgement().isPresent() ? Outcome.ACKNOWLEDGED : Outcome.KEPT_SILENT;
            }
        };
    }

    private static ServiceEvent.Intake intake(Outcome outcome) {
        return switch (outcome) {
            case ACKNOWLEDGED -> ServiceEvent.Intake.ACKNOWLEDGED;
            case KEPT_SILENT -> ServiceEvent.Intake.KEPT_SILENT;
            case DUPLICATE -> ServiceEvent.Intake.DUPLICATE;
        };
    }

    private @Nullable Silence silence(
            Received received, Registration registration, @Nullable OptOutKeyword keyword, Instant now) {
        if (policy.ownNumbers().contains(received.from())) {
            return Silence.OWN_NUMBER;
        }
        @Nullable Silence byRegistration = switch (registration) {
            case Registration.Registered registered -> null;
            case Registration.Inactive inactive -> Silence.INACTIVE_USER;
            case Registration.OptedOut optedOut -> keyword == null ? Silence.OPTED_OUT : Silence.KEYWORD;
            case Registration.Unknown unknown -> Silence.UNKNOWN_SENDER;
        };
        if (byRegistration != null) {
            return byRegistration;
        }
        if (keyword != null) {
            return Silence.KEYWORD;
        }
        if (received.sentAt() != null && received.sentAt().plus(TOO_LATE_AFTER).isBefore(now)) {
            return Silence.TOO_LATE;
        }
        return acknowledgements.admits(received.from(), now) ? null : Silence.TOO_MANY;
    }

    private static OptOutChange change(@Nullable OptOutKeyword keyword) {
        if (keyword == null) {
            return OptOutChange.NONE;
        }
        return switch (keyword) {
            case STOP -> OptOutChange.OPT_OUT;
            case START -> OptOutChange.OPT_IN;
            case HELP -> OptOutChange.NONE;
        };
    }

    private static @Nullable String name(Optional<User> user) {
        return user.flatMap(User::displayName).orElse(null);
    }

    private OutgoingMessage acknowledgement(Received received, Instant now, boolean claimed) {
        OutgoingMessage queued = OutgoingMessage.queued(
                        ids.next(),
                        received.from(),
                        policy.acknowledgement(),
                        new Origin.Acknowledgement(received.id()),
                        now)
                .from(received.to());
        return claimed ? queued.claimed(now, DispatchQueued.LEASE) : queued;
    }

    private static IncomingMessage message(
            Received received,
            @Nullable OptOutKeyword keyword,
            Instant now,
            boolean registered,
            @Nullable MessageId acknowledgement,
            @Nullable Silence silence) {
        Instant timestamp = received.sentAt() == null ? now : received.sentAt();
        @Nullable Instant recoveredAt = received.sentAt() == null ? null : now;
        return IncomingMessage.received(
                        received.id(), received.from(), received.to(), received.text(), timestamp, received.segments())
                .withMedia(received.media())
                .withOptOut(keyword)
                .handled(new Handling(registered, false, acknowledgement, silence, recoveredAt));
    }
}
