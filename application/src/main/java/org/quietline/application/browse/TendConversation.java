package org.quietline.application.browse;

import java.time.InstantSource;
import org.quietline.application.audit.Audit;
import org.quietline.application.port.Conversations;
import org.quietline.domain.phone.PhoneNumber;

/** Marks a conversation as handled, or as open again. A new message from the contact opens it by itself. */
public final class TendConversation {
    private final Conversations conversations;
    private final Audit audit;
    private final InstantSource clock;

    /** Wires the use case. */
    public TendConversation(Conversations conversations, Audit audit, InstantSource clock) {
        this.conversations = conversations;
        this.audit = audit;
        this.clock = clock;
    }

    /** Marks it as handled by this operator. */
    public void handle(PhoneNumber contact, String operator) {
        conversations.handle(contact, operator, clock.instant());
        audit.write(operator, "handle", contact.masked(), "");
    }

    /** Marks it as open. */
    public void open(PhoneNumber contact, String operator) {
        conversations.open(contact);
        audit.write(operator, "open", contact.masked(), "");
    }
}
