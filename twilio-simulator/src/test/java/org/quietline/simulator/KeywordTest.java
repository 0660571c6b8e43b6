package org.quietline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.simulator.SimulatorFixture.ADA;
import static org.quietline.simulator.SimulatorFixture.OURS;
import static org.quietline.simulator.SimulatorFixture.form;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.simulator.message.Message;

/** STOP, START and HELP: what the simulator does by itself, and that the webhook is told all the same. */
class KeywordTest {
    private static final String OTHER = "+15550100001";
    private SimulatorFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new SimulatorFixture(config -> config.withNumbers(OURS, OTHER));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"STOP", "stop", " Stop ", "STOPALL", "unsubscribe", "Cancel", "END", "quit", "REVOKE", "optout"})
    void a_phone_that_says_stop_gets_a_farewell_and_no_more(String word) throws Exception {
        fixture.simulator.text(ADA, word);

        assertThat(fixture.simulator.messagesOf(ADA).getFirst().content().body())
                .startsWith("You have successfully been unsubscribed.");
        assertThat(fixture.receiver.await(1).getFirst().parameter("Body")).isEqualTo(word);
        assertThat(send(OURS)).contains("\"code\":21610", "\"status\":400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP PLEASE", "stopp", "START YES", "", "please stop"})
    void more_or_less_than_the_word_means_nothing(String text) throws Exception {
        fixture.simulator.text(ADA, text);

        assertThat(fixture.simulator.messagesOf(ADA)).hasSize(1);
        assertThat(send(OURS)).contains("\"status\":\"queued\"");
    }

    @Test
    void start_lifts_it() throws Exception {
        fixture.simulator.text(ADA, "STOP");
        fixture.simulator.text(ADA, "unstop");

        assertThat(fixture.simulator.messagesOf(ADA).getFirst().content().body())
                .startsWith("You have successfully been re-subscribed");
        assertThat(send(OURS)).contains("\"status\":\"queued\"");
    }

    @Test
    void yes_from_somebody_who_never_stopped_is_just_a_text() throws Exception {
        fixture.simulator.text(ADA, "Yes");

        assertThat(fixture.simulator.messagesOf(ADA)).hasSize(1);
    }

    @Test
    void help_gets_help() throws Exception {
        fixture.simulator.text(ADA, "info");

        assertThat(fixture.simulator.messagesOf(ADA)).first().satisfies(reply -> {
            assertThat(reply.content().body()).startsWith("Reply STOP to unsubscribe.");
            assertThat(reply.direction().word()).isEqualTo("outbound-reply");
        });
    }

    @Test
    void without_a_service_only_the_number_that_was_texted_is_refused() throws Exception {
        fixture.simulator.text(ADA, "STOP");

        assertThat(send(OTHER)).contains("\"status\":\"queued\"");
    }

    @Test
    void with_a_service_all_its_numbers_are_refused() throws Exception {
        String service = "MG0123456789abcdef0123456789abcdef";
        try (SimulatorFixture served = new SimulatorFixture(config ->
                config.withNumbers(OURS, OTHER).withMessagingService(service).withAdvancedOptOut(true))) {
            served.simulator.text(ADA, "STOP");

            assertThat(served.create(form("To", ADA, "From", OTHER, "Body", "Hi"))
                            .body())
                    .contains("21610");
            assertThat(served.create(form("To", ADA, "MessagingServiceSid", service, "Body", "Hi"))
                            .body())
                    .contains("21610");
            assertThat(served.receiver.await(1).getFirst().parameters())
                    .containsEntry("MessagingServiceSid", service)
                    .containsEntry("OptOutType", "STOP");
        }
    }

    @Test
    void an_answer_to_somebody_who_said_stop_is_not_sent() throws Exception {
        fixture.receiver.answer(200, "text/xml", "<Response><Message>Wait</Message></Response>");

        fixture.simulator.text(ADA, "STOP");

        assertThat(fixture.simulator.messagesOf(ADA))
                .extracting((Message message) -> message.content().body())
                .doesNotContain("Wait");
    }

    private String send(String from) throws Exception {
        return fixture.create(form("To", ADA, "From", from, "Body", "Hi")).body();
    }
}
