package org.quietline.application.browse;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.Conversations;
import org.quietline.application.port.Conversations.Filter;
import org.quietline.application.port.Conversations.Sender;
import org.quietline.application.port.Conversations.Stranger;
import org.quietline.application.port.Page;
import org.quietline.domain.phone.Seal;

/**
 * Shows who wrote, a page at a time: what somebody has to look after, what was looked after, and who is not registered.
 * Every method throws {@link BadCursorException} for a cursor that belongs to something else.
 */
public final class BrowseConversations {
    private final Conversations conversations;
    private final Cursors cursors;

    /** Wires the use case. */
    public BrowseConversations(Conversations conversations, Seal seal) {
        this.conversations = conversations;
        this.cursors = new Cursors(seal);
    }

    /** Conversations, by their latest incoming message, the newest first. */
    public Listing<Sender> list(Filter filter, @Nullable String cursor, int limit) {
        String listing = "conversations " + filter;
        Page<Sender> page = conversations.list(filter, cursors.read(listing, cursor), BrowseMessages.checked(limit));
        return new Listing<>(page.rows(), Map.of(), cursors.write(listing, page.next()));
    }

    /** Those who wrote and are not registered now, in the same order. */
    public Listing<Stranger> strangers(@Nullable String cursor, int limit) {
        String listing = "strangers";
        Page<Stranger> page = conversations.strangers(cursors.read(listing, cursor), BrowseMessages.checked(limit));
        return new Listing<>(page.rows(), Map.of(), cursors.write(listing, page.next()));
    }
}
