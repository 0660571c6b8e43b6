package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.BOB;
import static org.quietline.application.port.Samples.NOON;
import static org.quietline.application.port.Samples.at;

import org.junit.jupiter.api.Test;
import org.quietline.domain.message.Conversation;

/** What every {@link Conversations} must do. */
public interface ConversationsContract extends ConversationListContract {
    @Override
    Store emptyStore();

    @Test
    default void a_conversation_that_was_never_touched_is_open() {
        assertThat(emptyStore().conversations().find(ADA)).isEqualTo(new Conversation.Open());
    }

    @Test
    default void a_conversation_is_handled_until_it_is_opened() {
        Conversations conversations = emptyStore().conversations();
        conversations.handle(ADA, "olga", NOON);
        assertThat(conversations.find(ADA)).isEqualTo(new Conversation.Handled("olga", NOON));
        conversations.open(ADA);
        assertThat(conversations.find(ADA)).isEqualTo(new Conversation.Open());
    }

    @Test
    default void the_last_who_handles_a_conversation_is_named() {
        Conversations conversations = emptyStore().conversations();
        conversations.handle(ADA, "olga", NOON);
        conversations.handle(ADA, "otto", at(5));
        assertThat(conversations.find(ADA)).isEqualTo(new Conversation.Handled("otto", at(5)));
    }

    @Test
    default void opening_an_open_conversation_does_nothing() {
        Conversations conversations = emptyStore().conversations();
        conversations.open(ADA);
        assertThat(conversations.find(ADA)).isEqualTo(new Conversation.Open());
    }

    @Test
    default void a_conversation_can_be_handled_once_more() {
        Conversations conversations = emptyStore().conversations();
        conversations.handle(ADA, "olga", NOON);
        conversations.open(ADA);
        conversations.handle(ADA, "otto", at(5));
        assertThat(conversations.find(ADA)).isEqualTo(new Conversation.Handled("otto", at(5)));
    }

    @Test
    default void conversations_do_not_touch_each_other() {
        Conversations conversations = emptyStore().conversations();
        conversations.handle(ADA, "olga", NOON);
        conversations.handle(BOB, "otto", at(1));
        conversations.open(ADA);
        assertThat(conversations.find(BOB)).isEqualTo(new Conversation.Handled("otto", at(1)));
    }
}
