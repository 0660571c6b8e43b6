package org.quietline.application.port;

import java.time.Instant;
import org.quietline.domain.message.Conversation;
import org.quietline.domain.phone.PhoneNumber;

/**
 * Which conversations are handled. One that was never touched is open; {@link MessageLog#record} opens one again. Every
 * method may throw {@link StoreUnavailableException}.
 */
public interface Conversations {
    /** The state of this contact's conversation. */
    Conversation find(PhoneNumber contact);

    /** Marks it as handled. */
    void handle(PhoneNumber contact, String operator, Instant at);

    /** Marks it as open. */
    void open(PhoneNumber contact);
}
