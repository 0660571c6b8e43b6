package org.quietline.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.MessagePages;
import org.quietline.application.port.StoreBill;
import org.quietline.bootstrap.wiring.LaterDesk;
import org.quietline.domain.message.DeliveryStatus;

/**
 * What Firestore bills for whole flows: from the carrier's webhook or the operator's request on, through the use cases,
 * to the last report. {@code docs/firestore-costs.md} says the same, in the rows that the ports' own costs are in.
 */
class FirestoreFlowCostsTest {
    private static final Path PAGE = Path.of("..", "docs", "firestore-costs.md");
    private static final Path MEASURED = Path.of("target", "firestore-costs.md");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ADA = "+15550165001";
    private static final String STRANGER = "+15550165002";
    private static final List<String> PHONES = List.of(ADA, STRANGER);
    private static final int IDLE_DAY = 3_000;

    /** So slow that what the carrier said is written down before it says more. */
    private static final Duration PACE = Duration.ofSeconds(2);

    private static FirestoreEmulator emulator;
    private static Fleet fleet;
    private static LaterDesk desk;
    private static LaterDesk onlooker;
    private static Client client;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        emulator = FirestoreEmulator.start();
        fleet = new Fleet(0, emulator.port(), PHONES, PACE);
        desk = new LaterDesk(fleet.settings()).serve();
        onlooker = new LaterDesk(fleet.settings());
        fleet.join(desk.port());
        fleet.register(List.of(ADA));
        client = fleet.client();
    }

    @AfterAll
    static void stop() {
        if (client != null) {
            client.close();
            onlooker.close();
            desk.close();
            fleet.close();
            emulator.close();
        }
    }

    private interface Steps {
        void take() throws Exception;
    }

    @Test
    void a_strangers_text() throws Exception {
        assertCosts("an unknown number's message", () -> fleet.simulator().text(STRANGER, "Hello"));
    }

    @Test
    void a_registered_users_text_with_its_acknowledgement_and_the_reports_on_it() throws Exception {
        assertCosts("a registered user's message, from webhook to delivered", () -> {
            fleet.simulator().text(ADA, "Hello");
            awaitDelivered();
        });
    }

    @Test
    void an_operators_message_and_the_reports_on_it() throws Exception {
        assertCosts("an operator's message, from form to delivered", () -> {
            String form = """
                    {"id": "%s", "phoneNumber": "%s", "messageContent": "Hello"}
                    """.formatted(UUID.randomUUID(), ADA);
            assertThat(client.post("/send", Installation.TOKEN, form).statusCode())
                    .isEqualTo(200);
            awaitDelivered();
        });
    }

    @Test
    void an_idle_day() throws Exception {
        StoreBill.Operations cost = assertCosts("an idle day", () -> desk.live(24 * 60 / 5, 5));
        assertThat(cost.reads()).isLessThan(IDLE_DAY);
    }

    /** Everything that was sent was delivered; asked of another connection, which is not counted. */
    private static void awaitDelivered() {
        MessagePages.OutgoingFilter all = new MessagePages.OutgoingFilter(null, null, null, null);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(() ->
                        onlooker
                                .store()
                                .messagePages()
                                .outgoing(all, MessagePages.Order.NEWEST_FIRST, null, 50)
                                .rows()
                                .stream()
                                .allMatch(message -> message.delivery().status() == DeliveryStatus.DELIVERED));
    }

    /** The page has a row for this flow with just these numbers; {@code target} has the rows as measured. */
    private static StoreBill.Operations assertCosts(String flow, Steps steps) throws Exception {
        StoreBill.Operations before = desk.billed();
        steps.take();
        StoreBill.Operations cost = desk.billed().since(before);
        String row = "| " + flow + " | " + cost.reads() + " | " + cost.writes() + " | " + cost.deletes() + " |";
        Files.writeString(MEASURED, row + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        assertThat(Files.readString(PAGE)).contains(row);
        return cost;
    }
}
