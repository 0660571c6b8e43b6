package org.quietline.application.port;

import java.time.Instant;
import org.quietline.domain.message.Conversation;
import org.quietline.domain.phone.PhoneNumber;

/** The states of conversations in memory. */
final class InMemoryConversations implements Conversations {
    private final InMemoryStore.Tables tables;

    InMemoryConversations(InMemoryStore.Tables tables) {
        this.tables = tables;
    }

    @Override
    public Conversation find(PhoneNumber contact) {
        synchronized (tables) {
            return tables.conversations.getOrDefault(contact, new Conversation.Open());
        }
    }

    @Override
    public void handle(PhoneNumber contact, String operator, Instant at) {
        synchronized (tables) {
            tables.conversations.put(contact, new Conversation.Handled(operator, at));
        }
    }

    @Override
    public void open(PhoneNumber contact) {
        synchronized (tables) {
            tables.conversations.remove(contact);
        }
    }
}
