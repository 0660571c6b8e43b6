package org.quietline.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Firestore hangs, is gone or is slow, in mid-load: what was answered 200 is there, and all goes on by itself. */
class FirestoreOutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> PHONES = Fleet.phones(4);
    private static final String IN = "/messages/in";
    private static final int SOME = 4;

    @TempDir
    static Path directory;

    private static FirestoreEmulator emulator;
    private static Relay line;
    private static Fleet fleet;
    private static Client browser;
    private static LivePage page;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        emulator = FirestoreEmulator.start();
        line = new Relay();
        line.to(emulator.port());
        fleet = new Fleet(2, line.port(), PHONES);
        fleet.register(PHONES);
        browser = fleet.client();
        browser.signIn(Installation.OPERATOR, Installation.PASSWORD);
        page = fleet.livePage(fleet.bases().getFirst(), "in");
        await().atMost(PATIENCE).until(page::isOpen);
    }

    @AfterAll
    static void stop() {
        if (page != null) {
            page.close();
            browser.close();
            fleet.close();
            line.close();
            emulator.close();
        }
    }

    /** One that failed in the midst of it leaves nothing broken to the next. */
    @AfterEach
    void mend() throws Exception {
        emulator.thaw();
        line.slowDown(Duration.ZERO);
        line.join();
    }

    @Test
    void it_hangs() throws Exception {
        assertSurvives("a1", emulator::freeze, emulator::thaw);
    }

    @Test
    void it_is_gone_and_starts_anew() throws Exception {
        assertSurvives("b2", line::cut, () -> {
            emulator.restart(directory);
            line.join();
        });
    }

    @Test
    void it_is_slow() throws Exception {
        try (WebhookLoad load = new WebhookLoad(fleet.base(), "c3", PHONES)) {
            await().atMost(PATIENCE).until(() -> load.accepted().size() >= SOME);
            line.slowDown(Duration.ofMillis(1_500));
            int answered = load.accepted().size() + load.refused();
            await().atMost(PATIENCE)
                    .until(() -> load.accepted().size() + load.refused() >= answered + 2 * PHONES.size());
            line.slowDown(Duration.ZERO);
            awaitRecovery(load);
            load.end();
            assertKept(load);
        }
    }

    private interface Act {
        void happen() throws Exception;
    }

    private static void assertSurvives(String run, Act begin, Act end) throws Exception {
        try (WebhookLoad load = new WebhookLoad(fleet.base(), run, PHONES)) {
            await().atMost(PATIENCE).until(() -> load.accepted().size() >= SOME);
            page.states().clear();
            begin.happen();
            await().atMost(PATIENCE).until(() -> load.refused() >= SOME);
            for (String instance : fleet.bases()) {
                await().atMost(PATIENCE).until(() -> ready(instance) == 503);
            }
            HttpResponse<String> shown = browser.page(IN);
            assertThat(shown.statusCode()).isEqualTo(503);
            assertThat(shown.body()).contains("The message store does not answer just now");
            await().atMost(PATIENCE).until(() -> page.states().contains("away"));

            end.happen();
            awaitRecovery(load);
            await().atMost(PATIENCE).until(() -> page.states().contains("back"));
            load.end();
            assertKept(load);
        }
    }

    private static int ready(String instance) throws IOException, InterruptedException {
        try (Client client = new Client(instance, new Canary())) {
            return client.page("/readyz").statusCode();
        }
    }

    private static void awaitRecovery(WebhookLoad load) {
        for (String instance : fleet.bases()) {
            await().atMost(PATIENCE).until(() -> ready(instance) == 200);
        }
        int before = load.accepted().size();
        await().atMost(PATIENCE).until(() -> load.accepted().size() >= before + SOME);
        await().atMost(PATIENCE).until(() -> browser.page(IN).statusCode() == 200);
    }

    private static void assertKept(WebhookLoad load) throws IOException, InterruptedException {
        assertThat(load.wrong()).isEmpty();
        try (Client client = fleet.client()) {
            List<String> kept = Fleet.all(client, IN).stream()
                    .map(message -> text(message, "id"))
                    .toList();
            assertThat(kept).containsAll(load.accepted()).doesNotHaveDuplicates();
            List<JsonNode> out = Fleet.all(client, "/messages/out");
            assertThat(out).extracting(message -> text(message, "inReplyTo")).doesNotHaveDuplicates();
            Set<String> known = out.stream()
                    .filter(message -> message.has("twilio_SmsMessageSid"))
                    .map(message -> text(message, "twilio_SmsMessageSid"))
                    .collect(Collectors.toSet());
            long sent = PHONES.stream()
                    .flatMap(phone -> fleet.simulator().messagesOf(phone).stream())
                    .filter(message -> !message.isInbound())
                    .count();
            assertThat(sent).isLessThanOrEqualTo(out.size());
            assertThat(known.size()).isLessThanOrEqualTo((int) sent);
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(page.shown()).containsAll(load.accepted()));
    }

    private static String text(JsonNode message, String field) {
        return message.path(field).asText();
    }
}
