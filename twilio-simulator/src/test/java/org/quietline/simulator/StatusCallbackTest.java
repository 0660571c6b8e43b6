package org.quietline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.simulator.SimulatorFixture.ACCOUNT;
import static org.quietline.simulator.SimulatorFixture.ADA;
import static org.quietline.simulator.SimulatorFixture.OURS;
import static org.quietline.simulator.SimulatorFixture.form;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quietline.simulator.fault.FaultDocument;
import org.quietline.simulator.fault.PhoneOutcome;
import org.quietline.simulator.fault.PhoneOutcome.Kind;

/** Which statuses are reported, when, and with which parameters. */
class StatusCallbackTest {
    private static final String SERVICE = "MG0123456789abcdef0123456789abcdef";

    private SimulatorFixture fixture =
            new SimulatorFixture(config -> config.withMessagingService(SERVICE).withNumbers(OURS, "+15550100001"));

    StatusCallbackTest() throws IOException {}

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void a_message_from_a_number_is_reported_sent_and_delivered_and_no_more() throws Exception {
        send("From", OURS);

        List<Receiver.Received> received = fixture.receiver.await(2);
        assertThat(fixture.receiver.statuses()).containsExactly("sent", "delivered");
        Receiver.Received sent = received.getFirst();
        assertThat(sent.target()).isEqualTo("/status?message=1&attempt=1");
        assertThat(sent.parameters())
                .containsEntry("AccountSid", ACCOUNT)
                .containsEntry("From", OURS)
                .containsEntry("To", ADA)
                .containsEntry("SmsStatus", "sent")
                .containsEntry("ApiVersion", "2010-04-01")
                .doesNotContainKeys("ErrorCode", "RawDlrDoneDate", "Body");
        assertThat(sent.parameter("MessageSid"))
                .isEqualTo(sent.parameter("SmsSid"))
                .startsWith("SM");
        assertThat(received.get(1).parameter("RawDlrDoneDate")).matches("[0-9]{10}");
        assertThat(sent.headers()).containsKeys("I-twilio-idempotency-token", "X-twilio-signature");
        assertThat(sent.headers().get("Content-type")).isEqualTo("application/x-www-form-urlencoded; charset=UTF-8");
    }

    @Test
    void a_message_from_a_service_has_no_number_at_first_and_is_reported_queued() throws Exception {
        String created = send("MessagingServiceSid", SERVICE);

        assertThat(created).contains("\"status\":\"accepted\"", "\"from\":null", "\"num_segments\":\"0\"", SERVICE);
        List<Receiver.Received> received = fixture.receiver.await(3);
        assertThat(fixture.receiver.statuses()).containsExactly("queued", "sent", "delivered");
        assertThat(received)
                .allSatisfy(report -> assertThat(report.parameters())
                        .containsEntry("MessagingServiceSid", SERVICE)
                        .containsEntry("From", OURS));
    }

    @Test
    void a_phone_out_of_reach_is_reported_undelivered_with_its_code() throws Exception {
        phone(new PhoneOutcome(Kind.UNDELIVERED, null));
        send("From", OURS);

        assertThat(fixture.receiver.await(2).get(1).parameters())
                .containsEntry("MessageStatus", "undelivered")
                .containsEntry("ErrorCode", "30003");
        assertThat(fixture.json("GET", fixture.messages() + "?To=%2B15550111111", "")
                        .path("messages")
                        .path(0)
                        .path("error_message")
                        .asText())
                .isEqualTo("Unreachable destination handset");
    }

    @Test
    void a_message_that_fails_is_never_sent() throws Exception {
        phone(new PhoneOutcome(Kind.FAILED, 30007));
        send("From", OURS);

        assertThat(fixture.receiver.await(1).getFirst().parameters())
                .containsEntry("MessageStatus", "failed")
                .containsEntry("ErrorCode", "30007");
        assertThat(fixture.simulator.messagesOf(ADA).getFirst().progress().sent())
                .isNull();
    }

    @Test
    void a_message_held_beyond_its_validity_fails() throws Exception {
        phone(new PhoneOutcome(Kind.HELD, null));
        send("From", OURS, "ValidityPeriod", "1");

        assertThat(fixture.receiver.await(1).getFirst().parameters())
                .containsEntry("MessageStatus", "failed")
                .containsEntry("ErrorCode", "30036");
    }

    @Test
    void a_scheduled_message_waits_for_its_time_and_can_be_canceled() throws Exception {
        String later = Instant.now().plus(Duration.ofHours(1)).toString();
        String created = send("MessagingServiceSid", SERVICE, "ScheduleType", "fixed", "SendAt", later);
        assertThat(created).contains("\"status\":\"scheduled\"");
        String sid = fixture.simulator.messagesOf(ADA).getFirst().sid();
        String path = fixture.messages().replace(".json", "/" + sid + ".json");

        assertThat(fixture.call("POST", path, "Status=canceled").body()).contains("\"status\":\"canceled\"");

        assertThat(fixture.receiver.await(1).getFirst().parameter("MessageStatus"))
                .isEqualTo("canceled");
        assertThat(fixture.call("POST", path, "Status=canceled").statusCode()).isEqualTo(400);
    }

    @Test
    void a_message_scheduled_for_now_leaves_now() throws Exception {
        send(
                "MessagingServiceSid",
                SERVICE,
                "ScheduleType",
                "fixed",
                "SendAt",
                Instant.now().toString());

        fixture.receiver.await(3);
        assertThat(fixture.receiver.statuses()).containsExactly("queued", "sent", "delivered");
    }

    @Test
    void a_message_takes_its_time_from_status_to_status() throws Exception {
        try (SimulatorFixture slow = new SimulatorFixture(config -> config.withPace(Duration.ofMillis(5)))) {
            slow.create(form(
                    "To",
                    ADA,
                    "From",
                    OURS,
                    "Body",
                    "Hi",
                    "StatusCallback",
                    slow.receiver.url("/s").toString()));

            slow.receiver.await(2);
            assertThat(slow.receiver.statuses()).containsExactly("sent", "delivered");
        }
    }

    @Test
    void a_report_that_fails_does_not_stop_the_message() throws Exception {
        fixture.receiver.answer(500, "text/plain", "no");
        send("From", OURS);

        fixture.receiver.await(2);
        Awaitility.await()
                .untilAsserted(() -> assertThat(fixture.json("GET", "/simulator/webhooks?kind=status", "")
                                .path("webhooks"))
                        .hasSize(2)
                        .allSatisfy(report ->
                                assertThat(report.path("errorCode").asInt()).isEqualTo(11217)));
    }

    private void phone(PhoneOutcome outcome) {
        fixture.simulator.faults().replace(new FaultDocument(null, null, null, null, Map.of(ADA, outcome)));
    }

    private String send(String... more) throws Exception {
        String[] always = {
            "To",
            ADA,
            "Body",
            "Hi",
            "StatusCallback",
            fixture.receiver.url("/status?message=1&attempt=1").toString()
        };
        return fixture.create(
                        form(Stream.concat(Stream.of(always), Stream.of(more)).toArray(String[]::new)))
                .body();
    }
}
