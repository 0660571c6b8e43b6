package org.quietline.application.port;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.quietline.domain.message.Conversation;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;

/**
 * Which conversations there are, and which of them are handled. One that was never touched is open;
 * {@link MessageLog#record} opens one again. Every method may throw {@link StoreUnavailableException}.
 */
public interface Conversations {
    /** The state of this contact's conversation. */
    Conversation find(PhoneNumber contact);

    /** Marks it as handled. */
    void handle(PhoneNumber contact, String operator, Instant at);

    /** Marks it as open. */
    void open(PhoneNumber contact);

    /**
     * The conversations that this filter admits of those who ever wrote, by their latest incoming message, the newest
     * first. Reads no more of the store than a small multiple of the limit: a page may hold fewer rows although more
     * follow. Each contact stands on one page only, unless they write between two pages.
     */
    Page<Sender> list(Filter filter, @Nullable Position after, int limit);

    /**
     * Those who wrote and are not in the directory now, in the same order and within the same bounds; also when their
     * conversations are handled.
     */
    Page<Stranger> strangers(@Nullable Position after, int limit);

    /**
     * Which conversations to list.
     *
     * @param handled whether the handled ones or the open ones
     * @param registered whether those of people who are in the directory now, or of the others; null admits both
     */
    record Filter(boolean handled, @Nullable Boolean registered) {
        /** Everything that somebody has to look after. */
        public static final Filter OPEN = new Filter(false, null);
    }

    /**
     * How things stand with one who wrote.
     *
     * @param latest the latest message from them
     * @param user their entry in the directory as it is now; null when there is none
     * @param written the latest message that an operator wrote to them; null when none did
     * @param unanswered how many messages came since then, at most {@link #MOST_COUNTED}; 0 when it is handled
     */
    record Sender(
            IncomingMessage latest,
            Conversation state,
            @Nullable User user,
            @Nullable OutgoingMessage written,
            int unanswered) {
        /** So far unanswered messages are counted. */
        public static final int MOST_COUNTED = 100;

        /** Who it is. */
        public PhoneNumber contact() {
            return latest.from();
        }
    }

    /**
     * One who wrote and is not in the directory.
     *
     * @param latest the latest message from them
     * @param received how many there are in all
     * @param firstAt when the first of them came
     */
    record Stranger(IncomingMessage latest, long received, Instant firstAt) {
        /** Who it is. */
        public PhoneNumber contact() {
            return latest.from();
        }
    }
}
