package org.quietline.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.quietline.simulator.TwilioSimulator;
import org.quietline.simulator.fault.Fault;
import org.quietline.simulator.fault.FaultDocument;
import org.quietline.simulator.fault.Strike;

/**
 * Three instances over one Firestore, under load. The emulator commits one after the other, and searches the whole
 * collection for each listener with each commit. So no page is open where there are many messages, and only few
 * messages are under way where pages are open: calls would wait so long in the emulator that they count as failed.
 */
class FirestoreFleetTest {
    private static final int INSTANCES = 3;
    private static final int MANY = 2_000;
    private static final int MANY_UNDER_WAY = 24;
    private static final int SOME = 300;
    private static final int SOME_UNDER_WAY = 8;
    private static final List<String> PHONES = Fleet.phones(20);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /** A status callback may get lost on a busy machine: these prove that the carrier took the message. */
    private static final Set<String> ACCEPTED = Set.of("sent", "delivered");

    private static final FaultDocument TROUBLE = FaultDocument.NONE
            .with(Fault.WEBHOOK_DUPLICATE, sometimes(0.25))
            .with(Fault.CALLBACK_DUPLICATE, sometimes(0.1))
            .with(Fault.CALLBACK_OUT_OF_ORDER, sometimes(0.1))
            .with(Fault.CALLBACK_EARLY, sometimes(0.1));

    private static Strike sometimes(double probability) {
        return new Strike(probability, null, null, null, null, null);
    }

    @Test
    void each_of_many_messages_is_acknowledged_once_and_none_is_left_behind() throws Exception {
        try (FirestoreEmulator emulator = FirestoreEmulator.start();
                Fleet fleet = new Fleet(INSTANCES, emulator.port(), PHONES)) {
            fleet.register(PHONES);
            fleet.simulator().faults().replace(TROUBLE);
            text(fleet.simulator(), MANY, MANY_UNDER_WAY);
            assertAllAcknowledgedOnce(fleet, MANY);
        }
    }

    @Test
    void every_message_is_shown_by_the_open_pages_of_every_instance() throws Exception {
        try (FirestoreEmulator emulator = FirestoreEmulator.start();
                Fleet fleet = new Fleet(INSTANCES, emulator.port(), PHONES);
                Client client = fleet.client()) {
            fleet.register(PHONES);
            fleet.simulator().faults().replace(TROUBLE);
            List<LivePage> in = open(fleet, "in");
            List<LivePage> out = open(fleet, "out");
            try {
                text(fleet.simulator(), SOME, SOME_UNDER_WAY);
                assertAllAcknowledgedOnce(fleet, SOME);
                assertShown(in, ids(Fleet.all(client, "/messages/in")));
                assertShown(out, ids(Fleet.all(client, "/messages/out")));
            } finally {
                in.forEach(LivePage::close);
                out.forEach(LivePage::close);
            }
        }
    }

    /** A page at each instance. */
    private static List<LivePage> open(Fleet fleet, String view) {
        List<LivePage> pages =
                fleet.bases().stream().map(base -> fleet.livePage(base, view)).toList();
        await().atMost(PATIENCE).until(() -> pages.stream().allMatch(LivePage::isOpen));
        return pages;
    }

    /** The phones text in turn; of no more than so many messages is the acknowledgement still to come. */
    private static void text(TwilioSimulator simulator, int messages, int underWay) {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            int texted = 0;
            while (texted < messages) {
                for (int open = texted - accepted(simulator); open < underWay && texted < messages; open++) {
                    String phone = PHONES.get(texted % PHONES.size());
                    String text = "Message " + texted;
                    var unused = people.submit(() -> simulator.text(phone, text));
                    texted++;
                }
                int enough = texted - underWay / 2;
                await().atMost(PATIENCE).pollInterval(LOOK_EVERY).until(() -> accepted(simulator) >= enough);
            }
            await().atMost(PATIENCE).pollInterval(LOOK_EVERY).until(() -> accepted(simulator) >= messages);
        }
    }

    private static void assertAllAcknowledgedOnce(Fleet fleet, int messages) throws Exception {
        try (Client client = fleet.client()) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(unsettled(client, messages)).isEmpty());
            PHONES.forEach(
                    phone -> assertThat(accepted(fleet.simulator(), phone)).isEqualTo(messages / PHONES.size()));
            Set<String> incoming = ids(Fleet.all(client, "/messages/in"));
            List<JsonNode> acknowledgements = Fleet.all(client, "/messages/out");
            assertThat(incoming).hasSize(messages);
            assertThat(acknowledgements)
                    .hasSize(messages)
                    .extracting(message -> message.get("inReplyTo").asText())
                    .containsExactlyInAnyOrderElementsOf(incoming);
        }
    }

    /** How many messages the carrier has accepted. */
    private static int accepted(TwilioSimulator simulator) {
        return PHONES.stream().mapToInt(phone -> accepted(simulator, phone)).sum();
    }

    /** How many of them are to this phone. */
    private static int accepted(TwilioSimulator simulator, String phone) {
        return (int) simulator.messagesOf(phone).stream()
                .filter(message -> !message.isInbound())
                .count();
    }

    /** What is not yet as it will be in the end. */
    private static List<String> unsettled(Client client, int messages) throws IOException, InterruptedException {
        List<JsonNode> incoming = Fleet.all(client, "/messages/in");
        List<String> open = incoming.stream()
                .filter(message -> !message.get("responseSent").asBoolean())
                .map(message -> message.get("id").asText() + " not answered")
                .collect(Collectors.toCollection(ArrayList::new));
        Fleet.all(client, "/messages/out").stream()
                .filter(message -> !ACCEPTED.contains(message.get("status").asText()))
                .map(message ->
                        message.get("id").asText() + " " + message.get("status").asText())
                .forEach(open::add);
        if (incoming.size() < messages) {
            open.add(incoming.size() + " taken in");
        }
        return open;
    }

    private static Set<String> ids(List<JsonNode> messages) {
        Set<String> ids = new HashSet<>();
        messages.forEach(message -> ids.add(message.get("id").asText()));
        return ids;
    }

    private static void assertShown(List<LivePage> pages, Set<String> ids) {
        for (LivePage page : pages) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(page.shown()).containsAll(ids));
            assertThat(page.streamed()).isPositive();
        }
    }
}
