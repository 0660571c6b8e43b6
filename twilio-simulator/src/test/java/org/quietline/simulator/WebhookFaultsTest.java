package org.quietline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.simulator.SimulatorFixture.ADA;
import static org.quietline.simulator.SimulatorFixture.OURS;
import static org.quietline.simulator.SimulatorFixture.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quietline.simulator.fault.Fault;
import org.quietline.simulator.fault.FaultDocument;
import org.quietline.simulator.fault.Strike;
import org.quietline.simulator.message.Status;

/** Faults of status callbacks and of announcements of incoming texts. */
class WebhookFaultsTest {
    private SimulatorFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new SimulatorFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void a_lost_report_is_never_made() throws Exception {
        strike(Fault.CALLBACK_LOST, Strike.next(1));
        create();

        fixture.receiver.await(1);
        assertThat(fixture.receiver.statuses()).containsExactly("delivered");
        JsonNode reports = Awaitility.await()
                .until(
                        () -> fixture.json("GET", "/simulator/webhooks?kind=status", "")
                                .path("webhooks"),
                        webhooks -> webhooks.size() == 2);
        JsonNode lost = reports.path(1);
        assertThat(lost.path("event").asText()).isEqualTo("sent");
        assertThat(lost.path("attempts").asInt()).isZero();
    }

    @Test
    void a_doubled_report_comes_twice() throws Exception {
        strike(Fault.CALLBACK_DUPLICATE, Strike.ALWAYS);
        create();

        fixture.receiver.await(4);
        assertThat(fixture.receiver.statuses()).containsExactly("sent", "sent", "delivered", "delivered");
    }

    @Test
    void reports_out_of_order_come_last_first() throws Exception {
        strike(Fault.CALLBACK_OUT_OF_ORDER, Strike.ALWAYS);
        create();

        fixture.receiver.await(2);
        assertThat(fixture.receiver.statuses()).containsExactly("delivered", "sent");
    }

    @Test
    void early_reports_come_before_the_api_has_answered() throws Exception {
        CountDownLatch reported = new CountDownLatch(2);
        CountDownLatch released = new CountDownLatch(1);
        fixture.receiver.answer(report -> {
            reported.countDown();
            return awaited(released);
        });
        strike(Fault.CALLBACK_EARLY, Strike.ALWAYS);
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(this::createdStatus);

        Awaitility.await().until(() -> reported.getCount() < 2);
        assertThat(answer).isNotDone();
        released.countDown();

        assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(201);
        assertThat(fixture.receiver.statuses()).containsExactly("sent", "delivered");
    }

    @Test
    void a_text_whose_webhook_is_lost_is_known_to_the_api_alone() throws Exception {
        strike(Fault.WEBHOOK_LOST, Strike.next(1));

        assertThat(text().path("webhook").path("delivered").asBoolean()).isFalse();
        assertThat(fixture.receiver.received()).isEmpty();
        assertThat(fixture.json("GET", fixture.messages() + "?From=%2B15550111111", "")
                        .path("messages"))
                .hasSize(1);
        assertThat(text().path("webhook").path("delivered").asBoolean()).isTrue();
    }

    @Test
    void a_doubled_webhook_comes_twice_with_one_sid() throws Exception {
        strike(Fault.WEBHOOK_DUPLICATE, Strike.next(1));

        String sid = text().path("sid").asText();

        assertThat(fixture.receiver.await(2))
                .hasSize(2)
                .allSatisfy(told -> assertThat(told.parameter("MessageSid")).isEqualTo(sid));
        assertThat(fixture.simulator.messagesOf(ADA)).hasSize(1);
    }

    @Test
    void a_reset_forgets_messages_counts_and_deliveries_and_keeps_the_faults() throws Exception {
        strike(Fault.CALLBACK_LOST, Strike.ALWAYS);
        create();
        Awaitility.await()
                .until(() -> fixture.simulator.messagesOf(ADA).getFirst().status() == Status.DELIVERED);
        text();

        assertThat(fixture.call("DELETE", "/simulator/state", "").statusCode()).isEqualTo(204);

        assertThat(fixture.json("GET", "/simulator/messages", "").path("messages"))
                .isEmpty();
        assertThat(fixture.json("GET", "/simulator/webhooks", "").path("webhooks"))
                .isEmpty();
        assertThat(fixture.json("GET", "/simulator/requests", "")
                        .path("creates")
                        .asInt())
                .isZero();
        assertThat(fixture.json("GET", "/simulator/faults", "").path("faults").has("callback-lost"))
                .isTrue();
    }

    private static Receiver.Answer awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Receiver.Answer(204, "text/plain", "");
    }

    private void strike(Fault fault, Strike strike) {
        fixture.simulator.faults().replace(FaultDocument.NONE.with(fault, strike));
    }

    private int createdStatus() {
        try {
            return create();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private int create() throws Exception {
        String callback = fixture.receiver.url("/status").toString();
        return fixture.create(form("To", ADA, "From", OURS, "Body", "Hi", "StatusCallback", callback))
                .statusCode();
    }

    private JsonNode text() throws Exception {
        return fixture.json("POST", "/simulator/messages", form("From", ADA, "Body", "Hi"));
    }
}
