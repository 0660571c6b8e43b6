package org.quietline.adapter.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.adapter.firestore.Messages.ADA;
import static org.quietline.adapter.firestore.Messages.NOON;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.quietline.adapter.firestore.client.Connection;
import org.quietline.domain.message.Conversation;

/** A message opens a handled conversation, whichever instance takes it in and whatever its clock shows. */
@ExtendWith(WithEmulator.class)
class ReopeningTest {
    private final String project = WithEmulator.newProject();
    private final FirestoreSettings settings = FirestoreSettings.withEmulator(project, WithEmulator.host());
    private final FirestoreStore one = FirestoreStore.open(settings);
    private final FirestoreStore other = FirestoreStore.open(settings);

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void a_message_that_another_instance_took_in_opens_it() throws Exception {
        one.conversations().handle(ADA, "olga", NOON);
        other.messageLog().record(Messages.silent(1));
        assertThat(one.conversations().find(ADA)).isEqualTo(new Conversation.Open());
        assertThat(stored()).isEqualTo("open");
    }

    @Test
    void the_instance_that_knows_writes_it_with_the_message() throws Exception {
        one.conversations().handle(ADA, "olga", NOON);
        one.messageLog().record(Messages.silent(1));
        assertThat(stored()).isEqualTo("open");
    }

    @Test
    void a_message_that_the_carrier_got_before_the_mark_but_we_after_it_opens_it() {
        one.conversations().handle(ADA, "olga", Messages.later(86_400));
        other.messageLog().record(Messages.silent(1));
        assertThat(other.conversations().find(ADA)).isEqualTo(new Conversation.Open());
    }

    @Test
    void a_message_that_was_there_before_the_mark_does_not_open_it() {
        other.messageLog().record(Messages.silent(1));
        one.conversations().handle(ADA, "olga", NOON.minusSeconds(86_400));
        assertThat(other.conversations().find(ADA))
                .isEqualTo(new Conversation.Handled("olga", NOON.minusSeconds(86_400)));
    }

    private String stored() throws Exception {
        try (Connection console = Connection.openEmulator(project, WithEmulator.host())) {
            return String.valueOf(console.firestore()
                    .document("conversations/" + ADA.unmasked())
                    .get()
                    .get(9, TimeUnit.SECONDS)
                    .get("state"));
        }
    }
}
