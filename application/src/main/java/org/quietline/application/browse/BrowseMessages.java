package org.quietline.application.browse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.Conversations;
import org.quietline.application.port.LoggedMessage;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.MessagePages;
import org.quietline.application.port.MessagePages.IncomingFilter;
import org.quietline.application.port.MessagePages.Order;
import org.quietline.application.port.MessagePages.OutgoingFilter;
import org.quietline.application.port.Page;
import org.quietline.application.port.Stored;
import org.quietline.application.port.UserDirectory;
import org.quietline.domain.message.Conversation;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.phone.Seal;
import org.quietline.domain.registration.User;

/**
 * Shows the log a page at a time. A page is asked for with the cursor that the page before it gave; every method throws
 * {@link BadCursorException} for any other.
 */
public final class BrowseMessages {
    private final MessagePages pages;
    private final MessageLog log;
    private final Conversations conversations;
    private final UserDirectory users;
    private final Names names;
    private final Cursors cursors;

    /**
     * One contact's messages.
     *
     * @param user the contact's registration, if there is one
     * @param state open or handled
     * @param messages in both directions, the newest first
     */
    public record MessageThread(
            PhoneNumber contact, Optional<User> user, Conversation state, Listing<LoggedMessage> messages) {}

    /** Wires the use case. */
    public BrowseMessages(
            MessagePages pages,
            MessageLog log,
            Conversations conversations,
            UserDirectory users,
            Names names,
            Seal seal) {
        this.pages = pages;
        this.log = log;
        this.conversations = conversations;
        this.users = users;
        this.names = names;
        this.cursors = new Cursors(seal);
    }

    /** Messages that came in. */
    public Listing<IncomingMessage> incoming(IncomingFilter filter, Order order, @Nullable String cursor, int limit) {
        String listing = Cursors.listing(
                "in " + order, filter.search(), filter.answered(), filter.registered(), filter.from(), filter.until());
        Page<IncomingMessage> page = pages.incoming(filter, order, cursors.read(listing, cursor), checked(limit));
        return listing(listing, page, IncomingMessage::from);
    }

    /** Messages that went out, or were to. */
    public Listing<OutgoingMessage> outgoing(OutgoingFilter filter, Order order, @Nullable String cursor, int limit) {
        String listing =
                Cursors.listing("out " + order, filter.search(), filter.status(), filter.from(), filter.until());
        Page<OutgoingMessage> page = pages.outgoing(filter, order, cursors.read(listing, cursor), checked(limit));
        return listing(listing, page, OutgoingMessage::to);
    }

    /** Everything to and from one contact, the newest first; also for a contact who never wrote. */
    public MessageThread conversation(PhoneNumber contact, @Nullable String cursor, int limit) {
        String listing = Cursors.listing("conversation", cursors.reference(contact));
        Page<LoggedMessage> page = pages.conversation(contact, cursors.read(listing, cursor), checked(limit));
        Optional<User> user = contact.isE164() ? users.find(contact) : Optional.empty();
        return new MessageThread(
                contact, user, conversations.find(contact), listing(listing, page, LoggedMessage::contact));
    }

    /** The newest message from this contact. */
    public Optional<IncomingMessage> latestFrom(PhoneNumber contact) {
        return Optional.ofNullable(latestFrom(Set.of(contact)).get(contact));
    }

    /** The newest message from each of these contacts who ever wrote. At most 200 contacts. */
    public Map<PhoneNumber, IncomingMessage> latestFrom(Set<PhoneNumber> contacts) {
        return pages.latestFrom(contacts);
    }

    /** One message of either direction. */
    public Optional<LoggedMessage> message(MessageId id) {
        Optional<LoggedMessage> outgoing =
                log.findOutgoing(id).map(Stored::value).map(LoggedMessage.Out::new);
        return outgoing.isPresent() ? outgoing : log.findIncoming(id).map(LoggedMessage.In::new);
    }

    /** The name of a contact, if it has one. */
    public Optional<String> name(PhoneNumber contact) {
        return Optional.ofNullable(names.of(List.of(contact)).get(contact));
    }

    private <T> Listing<T> listing(String listing, Page<T> page, Function<T, PhoneNumber> contact) {
        Map<PhoneNumber, String> found =
                names.of(page.rows().stream().map(contact).distinct().toList());
        return new Listing<>(page.rows(), found, cursors.write(listing, page.next()));
    }

    static int checked(int limit) {
        if (limit < 1 || limit > Listing.MAX_LIMIT) {
            throw new IllegalArgumentException("a page has 1 to " + Listing.MAX_LIMIT + " rows");
        }
        return limit;
    }
}
