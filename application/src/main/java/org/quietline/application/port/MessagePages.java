package org.quietline.application.port;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quietline.application.search.SearchQuery;
import org.quietline.application.search.SearchTokens;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;

/**
 * Reads the log a page at a time. No call reads more of the store than a small multiple of its limit, however long the
 * log is. Every method may throw {@link StoreUnavailableException}.
 */
public interface MessagePages {

    /** Incoming messages; {@link SortBy#STATUS} puts the unanswered before the answered when ascending. */
    Page<IncomingMessage> incoming(IncomingFilter filter, Order order, @Nullable Position after, int limit);

    /** Outgoing messages; their time is {@code queuedAt}, and {@link SortBy#STATUS} sorts by the state's name. */
    Page<OutgoingMessage> outgoing(OutgoingFilter filter, Order order, @Nullable Position after, int limit);

    /** The newest message from each of these contacts who ever wrote. At most 200 contacts a call. */
    Map<PhoneNumber, IncomingMessage> latestFrom(Set<PhoneNumber> contacts);

    /** Everything to and from one contact, the newest first. */
    Page<LoggedMessage> conversation(PhoneNumber contact, @Nullable Position after, int limit);

    /**
     * Which incoming messages to show; a null component admits all.
     *
     * @param answered whether an acknowledgement was accepted
     * @param registered whether the sender was an active user
     * @param from the earliest time, inclusive
     * @param until the latest time, exclusive
     */
    record IncomingFilter(
            @Nullable SearchQuery search,
            @Nullable Boolean answered,
            @Nullable Boolean registered,
            @Nullable Instant from,
            @Nullable Instant until) {
        /** Admits every message. */
        public static final IncomingFilter ALL = new IncomingFilter(null, null, null, null, null);

        /** Whether a list with this filter shows the message, as it is now. */
        public boolean admits(IncomingMessage message) {
            return (search == null || search.finds(SearchTokens.of(message.from(), message.text())))
                    && (answered == null || answered == message.responseSent())
                    && (registered == null || registered == message.isRegistered())
                    && isWithin(message.timestamp(), from, until);
        }
    }

    /**
     * Which outgoing messages to show; a null component admits all.
     *
     * @param from the earliest time of queueing, inclusive
     * @param until the latest time of queueing, exclusive
     */
    record OutgoingFilter(
            @Nullable SearchQuery search,
            @Nullable DeliveryStatus status,
            @Nullable Instant from,
            @Nullable Instant until) {
        /** Admits every message. */
        public static final OutgoingFilter ALL = new OutgoingFilter(null, null, null, null);

        /** Whether a list with this filter shows the message, as it is now. */
        public boolean admits(OutgoingMessage message) {
            return (search == null || search.finds(SearchTokens.of(message.to(), message.text())))
                    && (status == null || status == message.delivery().status())
                    && isWithin(message.queuedAt(), from, until);
        }
    }

    private static boolean isWithin(Instant at, @Nullable Instant from, @Nullable Instant until) {
        return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
    }

    /** What to sort by; ties are broken by time, then by id, in the same direction. */
    enum SortBy {
        /** When the message came or was queued. */
        TIMESTAMP,
        /**
         * The contact's name as the directory had it when the message was stored, ignoring case; nameless ones count as
         * "".
         */
        DISPLAY_NAME,
        /** Answered or not; the state of delivery. */
        STATUS
    }

    /** A sort with its direction. */
    record Order(SortBy by, boolean descending) {
        /** The newest first. */
        public static final Order NEWEST_FIRST = new Order(SortBy.TIMESTAMP, true);
    }
}
