package org.quietline.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.quietline.bootstrap.endtoend.Installation.JAMES;
import static org.quietline.bootstrap.endtoend.Installation.MARIA;
import static org.quietline.bootstrap.endtoend.Installation.OURS;
import static org.quietline.bootstrap.endtoend.Installation.STRANGER;
import static org.quietline.bootstrap.endtoend.Installation.TOKEN;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietline.adapter.twilio.other.AnotherTwilio;
import org.quietline.adapter.twilio.other.AnotherTwilio.Mishap;

/**
 * The whole program beside a Twilio that was written from Twilio's documents alone, and shares nothing with the
 * simulator: what works there depends on nothing that only the simulator does.
 */
class OtherTwilioTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int REFUSED = 21211;
    private static final String NOBODY = "+15550195084";

    @TempDir
    static Path directory;

    private static Installation installation;
    private static AnotherTwilio twilio;
    private static Program program;
    private static Client client;
    private static final Canary CANARY = new Canary(OURS, MARIA, JAMES, STRANGER, NOBODY);

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        installation = new Installation(directory);
        twilio = new AnotherTwilio(Installation.ACCOUNT, Installation.AUTH_TOKEN);
        twilio.refuse(NOBODY, REFUSED);
        twilio.deliverAtOnce();
        run("users", "add", MARIA, "--name", "Maria Santos");
        run("users", "add", JAMES, "--name", "James Okafor");
        run("users", "add", NOBODY, "--name", "Nobody Home");
        program = Program.start(directory, variables(), "serve");
        program.awaitOutput("ready");
        client = installation.client();
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        assertThat(program.stop()).isZero();
        CANARY.check("the output", program.out() + program.err());
        client.close();
        program.close();
        twilio.close();
        installation.close();
    }

    private static Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(installation.variables());
        variables.put("TWILIO_API_BASE_URL", twilio.baseUrl().toString());
        return variables;
    }

    private static void run(String... arguments) throws IOException, InterruptedException {
        try (Program command = Program.start(directory, variables(), arguments)) {
            command.awaitEnd();
            CANARY.check("output of a command", command.out() + command.err());
        }
    }

    private static int texted(String from, String text) {
        URI webhook = URI.create(installation.base() + "/webhooks/twilio/incoming");
        return twilio.announce(webhook, twilio.keep(from, OURS, text));
    }

    private static JsonNode incoming(String text) throws IOException, InterruptedException {
        return Installation.find(client.json("/messages/in", TOKEN), "messageContent", text)
                .orElseThrow();
    }

    private static JsonNode awaitOutgoing(String field, String value, String status) {
        return await().atMost(PATIENCE)
                .until(
                        () -> Installation.find(client.json("/messages/out", TOKEN), field, value)
                                .filter(message ->
                                        message.path("status").asText().equals(status)),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static String send(String number, String text) throws IOException, InterruptedException {
        String id = UUID.randomUUID().toString();
        String command = """
                {"id": "%s", "phoneNumber": "%s", "messageContent": "%s"}""".formatted(id, number, text);
        assertThat(client.post("/send", TOKEN, command).statusCode()).isEqualTo(200);
        return id;
    }

    @Test
    void a_registered_user_is_answered() throws IOException, InterruptedException {
        assertThat(texted(MARIA, "Née & co + 100% \ud83d\ude42")).isEqualTo(200);

        JsonNode message = incoming("Née & co + 100% \ud83d\ude42");
        awaitOutgoing("inReplyTo", message.get("id").asText(), "delivered");
        assertThat(incoming("Née & co + 100% \ud83d\ude42").get("responseSent").asBoolean())
                .isTrue();
        assertThat(twilio.sentTo(MARIA)).contains("Your number is recognized. We have received your message.");
    }

    @Test
    void a_stranger_gets_silence_and_is_kept() throws IOException, InterruptedException {
        assertThat(texted(STRANGER, "Hello?")).isEqualTo(200);

        assertThat(incoming("Hello?").get("isRegistered").asBoolean()).isFalse();
        assertThat(twilio.sentTo(STRANGER)).isEmpty();
    }

    @Test
    void an_operators_message_arrives_as_it_was_written() throws IOException, InterruptedException {
        String id = send(JAMES, "Ça va? 50% + 1 = \ud83d\udc4d & more");

        awaitOutgoing("id", id, "delivered");
        assertThat(twilio.sentTo(JAMES)).contains("Ça va? 50% + 1 = \ud83d\udc4d & more");
    }

    @Test
    void a_refusal_is_told_with_its_code_and_without_the_number() throws IOException, InterruptedException {
        String id = send(NOBODY, "Is anybody there?");

        JsonNode failed = awaitOutgoing("id", id, "failed");
        assertThat(failed.get("errorCode").asInt()).isEqualTo(REFUSED);
        CANARY.check("the reason", failed.toString());
    }

    @Test
    void a_busy_twilio_is_asked_again_when_it_said() throws IOException, InterruptedException {
        twilio.next(Mishap.BUSY);
        twilio.next(Mishap.BUSY);
        String id = send(JAMES, "You will get this once");

        JsonNode delivered = awaitOutgoing("id", id, "delivered");
        assertThat(delivered.get("attempts").asInt()).isGreaterThan(1);
        assertThat(twilio.sentTo(JAMES)).containsOnlyOnce("You will get this once");
    }

    @Test
    void an_answer_that_was_lost_is_told_by_the_callback_and_nothing_is_sent_twice()
            throws IOException, InterruptedException {
        twilio.next(Mishap.TAKES_AND_HANGS_UP);
        String id = send(JAMES, "Did you get this?");

        JsonNode delivered = awaitOutgoing("id", id, "delivered");
        assertThat(delivered.get("attempts").asInt()).isEqualTo(1);
        assertThat(twilio.sentTo(JAMES)).containsOnlyOnce("Did you get this?");
    }

    @Test
    void a_text_that_no_webhook_told_of_is_found_in_the_log() throws IOException, InterruptedException {
        String sid = twilio.keep(STRANGER, OURS, "Nobody told you");
        // Younger than 20 seconds, its webhook could still be on its way.
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(5)).until(() -> {
            run("reconcile", "--since", "1h");
            return Installation.find(client.json("/messages/in", TOKEN), "id", sid)
                    .isPresent();
        });

        JsonNode message = incoming("Nobody told you");
        assertThat(message.get("recovered").asBoolean()).isTrue();
        assertThat(twilio.sentTo(STRANGER)).isEmpty();
    }
}
