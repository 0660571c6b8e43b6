package org.quietline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.simulator.SimulatorFixture.ADA;
import static org.quietline.simulator.SimulatorFixture.OURS;
import static org.quietline.simulator.SimulatorFixture.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list in pages, followed by Twilio's client and by hand, while new messages come in. */
class PagingTest {
    private static final int MANY = 1203;
    private SimulatorFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new SimulatorFixture(config -> config.withCapacity(5_000));
        for (int i = 0; i < MANY; i++) {
            fixture.create(form("To", ADA, "From", OURS, "Body", "n" + i));
        }
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void twilios_client_reads_more_than_a_thousand_newest_first() {
        List<String> bodies = new ArrayList<>();
        Message.reader()
                .setTo(new PhoneNumber(ADA))
                .pageSize(1000)
                .read(fixture.sdk)
                .forEach(message -> bodies.add(message.getBody()));

        assertThat(bodies)
                .hasSize(MANY)
                .doesNotHaveDuplicates()
                .startsWith("n1202", "n1201")
                .endsWith("n1", "n0");
    }

    @Test
    void pages_follow_each_other_even_if_new_messages_come_between() throws Exception {
        JsonNode first = fixture.json("GET", fixture.messages() + "?To=%2B15550111111&PageSize=500", "");
        fixture.create(form("To", ADA, "From", OURS, "Body", "late"));
        JsonNode second = fixture.json("GET", first.path("next_page_uri").asText(), "");
        JsonNode third = fixture.json("GET", second.path("next_page_uri").asText(), "");

        assertThat(first.path("next_page_uri").asText()).contains("Page=1", "PageToken=PA", "To=%2B15550111111");
        assertThat(first.path("page_size").asInt()).isEqualTo(500);
        assertThat(first.path("end").asInt()).isEqualTo(499);
        assertThat(second.path("start").asInt()).isEqualTo(500);
        assertThat(second.path("messages").path(0).path("body").asText()).isEqualTo("n702");
        assertThat(third.path("messages")).hasSize(203);
        assertThat(third.path("next_page_uri").isNull()).isTrue();
        assertThat(first.path("previous_page_uri").isNull()).isTrue();
        JsonNode back = fixture.json("GET", third.path("previous_page_uri").asText(), "");
        assertThat(back.path("messages")).isEqualTo(second.path("messages"));
    }

    @Test
    void a_page_has_fifty_unless_told_and_a_thousand_at_most() throws Exception {
        assertThat(fixture.json("GET", fixture.messages(), "").path("messages")).hasSize(50);
        assertThat(fixture.call("GET", fixture.messages() + "?PageSize=1001", "")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_oldest_are_forgotten_beyond_the_capacity() throws IOException, InterruptedException {
        try (SimulatorFixture small = new SimulatorFixture(config -> config.withCapacity(10))) {
            for (int i = 0; i < 25; i++) {
                small.create(form("To", ADA, "From", OURS, "Body", "n" + i));
            }

            assertThat(small.simulator.messagesOf(ADA))
                    .extracting(message -> message.content().body())
                    .hasSize(10)
                    .startsWith("n24");
        }
    }
}
