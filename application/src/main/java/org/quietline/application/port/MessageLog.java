package org.quietline.application.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;

/**
 * Every message, in both directions, for good: there is no way to delete one. When a method that writes returns, what
 * it wrote survives the death of the process and the machine. Every method may throw {@link StoreUnavailableException}.
 */
public interface MessageLog {

    /**
     * Stores an incoming message and all that comes with it, in one commit: the message, its acknowledgement, the
     * change to its sender's opt-out, and the sender's conversation opened again when it was handled. Of several calls
     * with one message id, at once or one after the other, exactly one is {@link Intake.Recorded}; a repetition of a
     * write whose answer got lost inside the store is not a duplicate.
     */
    Intake record(Arrival arrival);

    /** What became of an arrival. */
    sealed interface Intake {
        /**
         * Stored by this call.
         *
         * @param acknowledgement the acknowledgement as stored, if there is one
         */
        record Recorded(Optional<Stored<OutgoingMessage>> acknowledgement) implements Intake {}

        /** The message had been stored before; this call changed nothing. */
        record Duplicate() implements Intake {}
    }

    /**
     * Stores a new outgoing message. Of several calls with one id exactly one is {@link Addition.Added}.
     *
     * @param contactName the recipient's name as the directory has it now, to sort by; null when there is none
     */
    Addition add(OutgoingMessage message, @Nullable String contactName);

    /** What became of a new outgoing message. */
    sealed interface Addition {
        /** Stored by this call. */
        record Added(Stored<OutgoingMessage> message) implements Addition {}

        /** A message with this id was there before; this call changed nothing. */
        record AlreadyThere(Stored<OutgoingMessage> existing) implements Addition {}
    }

    /**
     * Replaces an outgoing message by its next version, if it is still the one expected. When the new version is an
     * accepted acknowledgement, the same commit sets {@code responseSent} of the message that it answers.
     *
     * <p>A name of the carrier belongs to one message for good: a new version that is the first of its message to bear
     * one that another message bears is not stored. That holds among all who learn names after the attempt, from
     * reports or from the carrier's own log, at the same moment too. A store may spare itself the look where the
     * message is still {@code sending} in the expected version, since nobody pairs names by the carrier's log
     * meanwhile.
     *
     * @return the new version, or empty when somebody else was faster, be it with this message or with the carrier's
     *     name for it: read both again and decide anew
     */
    Optional<Stored<OutgoingMessage>> replace(Stored<OutgoingMessage> expected, OutgoingMessage next);

    /** The incoming message with this id. */
    Optional<IncomingMessage> findIncoming(MessageId id);

    /** The outgoing message with this id. */
    Optional<Stored<OutgoingMessage>> findOutgoing(MessageId id);

    /** The outgoing message that the carrier accepted under this name. */
    Optional<Stored<OutgoingMessage>> findByReference(CarrierReference reference);

    /** Which of these incoming messages are stored. At most 1,000 ids a call. */
    Set<MessageId> recorded(Collection<MessageId> ids);

    /** Which of these names of the carrier belong to an outgoing message. At most 1,000 a call. */
    Set<CarrierReference> linked(Collection<CarrierReference> references);

    /** Queued messages that may be tried at this time, the longest due first. */
    List<Stored<OutgoingMessage>> due(Instant now, int limit);

    /** Messages being sent whose claim has ended by this time, the oldest claim first. */
    List<Stored<OutgoingMessage>> abandoned(Instant now, int limit);

    /** Unconfirmed messages, the oldest first. */
    List<Stored<OutgoingMessage>> unconfirmed(int limit);

    /** Unconfirmed messages to this recipient, in any order. */
    List<Stored<OutgoingMessage>> unconfirmedTo(PhoneNumber recipient, int limit);

    /**
     * Messages that came to be {@code sent} between these times and have had no later report, the oldest first.
     *
     * @param after the earliest time, inclusive
     * @param before the latest time, exclusive
     */
    List<Stored<OutgoingMessage>> unreported(Instant after, Instant before, int limit);

    /**
     * Failed messages that the carrier is not known to have accepted, the oldest failure first.
     *
     * @param since the earliest time at which they failed, inclusive
     */
    List<Stored<OutgoingMessage>> failedUnaccepted(Instant since, int limit);

    /** Whether a message to this recipient is being sent just now. */
    boolean isSendingTo(PhoneNumber recipient);
}
