package org.quietline.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietline.simulator.TwilioSimulator;

/** The flows of a running program. Whatever it gives out is searched for the digits of the numbers used. */
class FlowsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOKEN = Installation.TOKEN;

    @TempDir
    static Path directory;

    private static Installation installation;
    private static Program program;
    private static Client client;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        installation = new Installation(directory);
        installation.run("users", "add", Installation.MARIA, "--name", "Maria Santos");
        installation.run("users", "add", Installation.JAMES, "--name", "James Okafor");
        installation.run("users", "add", Installation.ROSA, "--name", "Rosa 5550195084");
        installation.run("users", "list");
        program = installation.serve();
        client = installation.client();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        assertThat(program.stop()).isZero();
        assertThat(program.out()).contains("stopped");
        installation.canary().check("standard output", program.out());
        installation.canary().check("the error stream", program.err());
        client.close();
        program.close();
        installation.close();
    }

    private static TwilioSimulator simulator() {
        return installation.simulator();
    }

    private static JsonNode awaitMessage(String path, String field, String value, String status) {
        return await().atMost(PATIENCE)
                .until(
                        () -> Installation.find(client.json(path, TOKEN), field, value)
                                .filter(message ->
                                        message.path("status").asText().equals(status)),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static JsonNode incoming(String text) throws IOException, InterruptedException {
        return Installation.find(client.json("/messages/in", TOKEN), "messageContent", text)
                .orElseThrow();
    }

    @Test
    void a_registered_user_is_answered() throws IOException, InterruptedException {
        long before = installation.acceptedFor(Installation.MARIA);
        simulator().text(Installation.MARIA, "Is the food bank open?");

        JsonNode message = incoming("Is the food bank open?");
        assertThat(message.get("isRegistered").asBoolean()).isTrue();
        assertThat(message.get("displayName").asText()).isEqualTo("Maria Santos");
        assertThat(message.get("phoneNumber").asText()).isEqualTo("+•••••••2741");
        awaitMessage("/messages/out", "inReplyTo", message.get("id").asText(), "delivered");
        assertThat(incoming("Is the food bank open?").get("responseSent").asBoolean())
                .isTrue();
        assertThat(installation.acceptedFor(Installation.MARIA)).isGreaterThan(before);
    }

    @Test
    void a_stranger_gets_silence_and_is_kept() throws IOException, InterruptedException {
        simulator().text(Installation.STRANGER, "You have won, call +15550184973");

        JsonNode message = incoming("You have won, call +•••••••4973");
        assertThat(message.get("isRegistered").asBoolean()).isFalse();
        assertThat(message.get("responseSent").asBoolean()).isFalse();
        assertThat(message.get("phoneNumber").asText()).isEqualTo("+•••••••4973");
        assertThat(installation.acceptedFor(Installation.STRANGER)).isZero();
    }

    @Test
    void an_operators_message_reaches_the_phone() throws IOException, InterruptedException {
        String id = UUID.randomUUID().toString();
        String command = """
                {"id": "%s", "phoneNumber": "%s", "messageContent": "Room 4 is yours until 3."}""".formatted(id, Installation.JAMES);

        HttpResponse<String> answer = client.post("/send", TOKEN, command);
        HttpResponse<String> again = client.post("/send", TOKEN, command);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(200);
        JsonNode sent = new ObjectMapper().readTree(answer.body());
        assertThat(sent.get("id").asText()).isEqualTo(id);
        assertThat(sent.get("phoneNumber").asText()).isEqualTo("+•••••••3862");
        awaitMessage("/messages/out", "id", id, "delivered");
        assertThat(simulator().messagesOf(Installation.JAMES))
                .filteredOn(message -> message.content().body().equals("Room 4 is yours until 3."))
                .hasSize(1);
    }

    @Test
    void a_form_sent_twice_sends_once_and_pages_are_masked() throws IOException, InterruptedException {
        try (Client browser = installation.client()) {
            browser.signIn(Installation.OPERATOR, Installation.PASSWORD);
            String reference = Installation.user(client.json("/users", TOKEN), "James Okafor");
            String form = browser.page("/send?user=" + reference).body();
            String id = Client.field(form, "id");
            Map<String, String> fields = Map.of(
                    "csrf",
                    Client.field(form, "csrf"),
                    "id",
                    id,
                    "user",
                    reference,
                    "messageContent",
                    "The form was sent twice.");

            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 2)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> browser.trySubmit("/send", fields)))
                    .toList();

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
            awaitMessage("/messages/out", "id", id, "delivered");
            assertThat(simulator().messagesOf(Installation.JAMES))
                    .filteredOn(message -> message.content().body().equals("The form was sent twice."))
                    .hasSize(1);
            assertThat(browser.page("/messages/out").body()).contains("The form was sent twice.", "3862");
            assertThat(browser.page("/conversations/" + reference).body()).contains("James Okafor", "•");
            assertThat(browser.page("/users").body()).contains("Maria Santos", "•");
        }
    }

    /**
     * The client itself looks for digits in every body, header and address, and the end of this class in the output.
     */
    @Test
    void every_page_is_masked_and_so_is_its_json() throws IOException, InterruptedException {
        try (Client browser = installation.client();
                HttpClient phone = HttpClient.newHttpClient()) {
            HttpRequest picture = HttpRequest.newBuilder(simulator().baseUrl().resolve("/simulator/messages"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("From=%2B15550184973&Body=Look+at+this&NumMedia=1"))
                    .build();
            assertThat(phone.send(picture, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(201);
            String id = incoming("Look at this").get("id").asText();
            browser.signIn(Installation.OPERATOR, Installation.PASSWORD);
            String maria = Installation.user(client.json("/users", TOKEN), "Maria Santos");
            String csv = "phoneNumber,displayName\n" + Installation.MARIA + ",\n" + Installation.STRANGER + ",New";
            String csrf = Client.field(browser.page("/users/import").body(), "csrf");
            HttpResponse<String> preview = browser.submit("/users/import", Map.of("csrf", csrf, "csv", csv));
            assertThat(preview.body()).contains("1 to add", "+•••••••2741", "+•••••••4973");
            assertThat(client.post("/users/import", TOKEN, "{\"csv\": \"phoneNumber\\n" + Installation.MARIA + "\"}")
                            .body())
                    .contains("+•••••••2741");
            HttpResponse<String> found = browser.submit(
                    "/send/people", Map.of("csrf", csrf, "q", Installation.MARIA, "messageContent", "Hello"));
            assertThat(found.statusCode()).isEqualTo(200);
            assertThat(browser.submit("/find", Map.of("csrf", csrf, "phoneNumber", Installation.MARIA))
                            .uri()
                            .getPath())
                    .isEqualTo("/conversations/" + maria);
            for (String path : List.of(
                    "/conversations",
                    "/conversations?state=handled",
                    "/conversations/" + maria,
                    "/messages/in",
                    "/messages/out",
                    "/messages/" + id,
                    "/users",
                    "/users/" + maria,
                    "/strangers",
                    "/service",
                    "/audit")) {
                assertThat(browser.page(path).statusCode()).as(path).isEqualTo(200);
                client.json(path, TOKEN);
            }
            assertThat(browser.page("/messages/" + id + "/media/0").statusCode())
                    .isIn(200, 404, 413, 415, 503);
            assertThat(browser.page("/metrics").statusCode()).isEqualTo(200);
            assertThat(browser.page("/send?user=" + maria).statusCode()).isEqualTo(200);
            assertThat(browser.page("/messages/in?q=" + Installation.MARIA.substring(1))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_webhook_that_comes_fifty_times_at_once_counts_once() throws IOException, InterruptedException {
        String sid = "SMfeedfeedfeedfeedfeedfeedfeedfeed";
        try (HttpClient carrier = HttpClient.newHttpClient()) {
            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 50)
                    .mapToObj(i -> carrier.sendAsync(
                            installation.announcement(sid, Installation.MARIA, "Fifty times"), BodyHandlers.ofString()))
                    .toList();
            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.join().statusCode()).isEqualTo(200);
                assertThat(answer.join().body()).doesNotContain("Message");
            });
        }

        awaitMessage("/messages/out", "inReplyTo", sid, "delivered");
        assertThat(client.json("/messages/in", TOKEN).get("messages"))
                .filteredOn(message -> message.get("messageContent").asText().equals("Fifty times"))
                .hasSize(1);
        assertThat(client.json("/messages/out", TOKEN).get("messages"))
                .filteredOn(message -> message.path("inReplyTo").asText().equals(sid))
                .hasSize(1);
    }

    @Test
    void a_forged_webhook_is_refused() throws IOException, InterruptedException {
        try (HttpClient forger = HttpClient.newHttpClient()) {
            HttpResponse<String> otherSignature = forger.send(
                    installation.announcementWithOtherSignature(
                            "SMbadbadbadbadbadbadbadbadbadbadba", Installation.MARIA, "Forged signature"),
                    BodyHandlers.ofString());
            HttpResponse<String> otherText = forger.send(
                    installation.announcementWithOtherText(
                            "SMbadbadbadbadbadbadbadbadbadbadbb", Installation.MARIA, "As signed", "Forged text"),
                    BodyHandlers.ofString());
            HttpResponse<String> genuine = forger.send(
                    installation.announcement(
                            "SMbadbadbadbadbadbadbadbadbadbadbc", Installation.STRANGER, "Not forged"),
                    BodyHandlers.ofString());

            assertThat(otherSignature.statusCode()).isEqualTo(403);
            assertThat(otherText.statusCode()).isEqualTo(403);
            assertThat(genuine.statusCode()).isEqualTo(200);
        }
        assertThat(client.json("/messages/in", TOKEN).get("messages"))
                .extracting(message -> message.get("messageContent").asText())
                .contains("Not forged")
                .doesNotContain("Forged signature", "Forged text", "As signed");
    }
}
