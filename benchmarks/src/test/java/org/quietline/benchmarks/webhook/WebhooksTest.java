package org.quietline.benchmarks.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quietline.benchmarks.micro.WebhookCheck;

class WebhooksTest {
    /** It fails when the program's own check answers anything else. */
    @Test
    void the_real_check_takes_what_is_signed_here_and_refuses_what_is_forged() throws java.io.IOException {
        WebhookCheck check = new WebhookCheck();
        try {
            assertThat(check.good()).isEqualTo(400);
            assertThat(check.forged()).isEqualTo(403);
        } finally {
            check.close();
        }
    }

    @Test
    void every_message_has_a_name_of_its_own() {
        Webhooks webhooks = new Webhooks(Account.MADE_UP, "127.0.0.1:1", 7);
        Webhooks others = new Webhooks(Account.MADE_UP, "127.0.0.1:1", 8);
        assertThat(webhooks.sid(255))
                .isEqualTo("SM000000000000000700000000000000ff")
                .isNotEqualTo(others.sid(255));
    }

    @Test
    void the_same_number_gives_the_same_text() {
        assertThat(Texts.of(5)).isEqualTo(Texts.of(5)).isNotEqualTo(Texts.of(6));
    }

    @Test
    void every_rank_is_another_word() {
        Set<String> words = new HashSet<>();
        for (int rank = 0; rank < 4_000; rank++) {
            words.add(Texts.word(rank));
        }
        assertThat(words).hasSize(4_000);
    }

    @Test
    void strangers_and_users_are_different_people() {
        assertThat(Phones.registered(100)).hasSize(100).doesNotContain(Phones.stranger(1, 100));
        assertThat(Phones.registered(107, 100)).isEqualTo(Phones.registered(7, 100));
    }
}
