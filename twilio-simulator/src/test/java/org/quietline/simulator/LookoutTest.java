package org.quietline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quietline.simulator.SimulatorFixture.ADA;
import static org.quietline.simulator.SimulatorFixture.OURS;
import static org.quietline.simulator.SimulatorFixture.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be seen of the outside world, and what is not shown of it in logs. */
class LookoutTest {
    private static final String GRACE = "+15550122222";
    private SimulatorFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new SimulatorFixture();
        fixture.simulator.text(ADA, "one");
        fixture.simulator.text(GRACE, "two");
        fixture.create(form("To", ADA, "From", OURS, "Body", "three"));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void messages_of_both_directions_are_listed_whole_and_newest_first() throws Exception {
        JsonNode messages = messages("");

        assertThat(messages)
                .extracting(message -> message.path("body").asText())
                .containsExactly("three", "two", "one");
        JsonNode newest = messages.path(0);
        assertThat(newest.path("direction").asText()).isEqualTo("toPhone");
        assertThat(newest.path("phone").asText()).isEqualTo(ADA);
        assertThat(newest.path("number").asText()).isEqualTo(OURS);
        assertThat(messages.path(1).path("direction").asText()).isEqualTo("fromPhone");
    }

    @Test
    void they_can_be_narrowed_by_phone_time_and_number() throws Exception {
        assertThat(messages("?phone=%2B15550122222")).hasSize(1);
        assertThat(messages("?limit=2")).hasSize(2);
        assertThat(messages("?since=" + Instant.now().plusSeconds(60))).isEmpty();
        assertThat(messages("?since=" + Instant.now().minusSeconds(60))).hasSize(3);
        assertThat(fixture.call("GET", "/simulator/messages?since=lately", "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void nothing_prints_a_number_or_a_text() throws Exception {
        assertThat(fixture.simulator.messagesOf(ADA))
                .allSatisfy(message -> assertThat(
                                message.toString() + message.content() + message.progress() + fixture.simulator)
                        .doesNotContain(ADA.substring(1), OURS.substring(1), "one", "three"));
    }

    @Test
    void a_port_that_is_taken_is_a_clear_failure() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SimulatorConfig config = SimulatorConfig.defaults().withPort(taken.getLocalPort());

            assertThatThrownBy(() -> TwilioSimulator.start(config))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("cannot listen on port " + taken.getLocalPort());
        }
    }

    private JsonNode messages(String query) throws Exception {
        return fixture.json("GET", "/simulator/messages" + query, "").path("messages");
    }
}
