package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.UserDirectory;

/** What is said, and what still works, when the store or the desk is under strain. */
class StrainTest {
    private static final String NEW_USER = "{\"phoneNumber\": \"+15551234567\", \"displayName\": \"Bob\"}";

    private final Desk desk = new Desk();
    private final Client client = new Client(desk);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_change_whose_answer_was_lost_is_said_to_be_unknown_and_can_be_repeated() {
        desk.trouble.loseOneReply();

        HttpResponse<String> lost = client.postJson("/users", NEW_USER);

        assertThat(lost.statusCode()).isEqualTo(503);
        assertThat(lost.body())
                .contains("not known whether this was done", "at most once")
                .doesNotContain("Nothing was changed");
        UserDirectory users = desk.store.userDirectory();
        assertThat(users.find(Desk.BOB)).isPresent();
        assertThat(client.postJson("/users", NEW_USER).statusCode()).isEqualTo(200);
        assertThat(users.list(null, null, 10).rows()).hasSize(1);
    }

    @Test
    void a_question_that_was_not_answered_has_changed_nothing() {
        desk.trouble.goDown();

        HttpResponse<String> answer = client.json("/users");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("Nothing was changed");
    }
}
