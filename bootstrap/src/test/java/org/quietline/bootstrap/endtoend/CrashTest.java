package org.quietline.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietline.simulator.fault.Fault;
import org.quietline.simulator.fault.FaultDocument;
import org.quietline.simulator.fault.Strike;

class CrashTest {
    private static final Strike LONG_AND_TAKEN = new Strike(null, 1, 30_000L, null, true, null);

    /** Longer than a claim lasts. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    @Test
    void what_was_answered_with_200_survives_a_kill_and_is_acknowledged_at_most_once(@TempDir Path directory)
            throws IOException, InterruptedException {
        try (Installation installation = new Installation(directory);
                Client client = installation.client()) {
            installation.run("users", "add", Installation.MARIA, "--name", "Maria Santos");
            try (Program program = installation.serve()) {
                installation.simulator().faults().replace(FaultDocument.NONE.with(Fault.API_DELAY, LONG_AND_TAKEN));
                installation.simulator().text(Installation.MARIA, "Before the crash");
                program.kill();
                installation.canary().check("the output of the one that was killed", program.out() + program.err());
            }
            installation.simulator().faults().clear();

            try (Program program = installation.serve()) {
                JsonNode message = Installation.find(
                                client.json("/messages/in", Installation.TOKEN), "messageContent", "Before the crash")
                        .orElseThrow();
                JsonNode acknowledgement = await().atMost(PATIENCE)
                        .until(() -> settled(client, message.get("id").asText()), Optional::isPresent)
                        .orElseThrow();

                assertThat(installation.acceptedFor(Installation.MARIA)).isLessThanOrEqualTo(1);
                assertThat(acknowledgement.get("status").asText()).isIn("unconfirmed", "sent", "delivered");
                assertThat(program.stop()).isZero();
                installation.canary().check("the output", program.out() + program.err());
            }
        }
    }

    private static Optional<JsonNode> settled(Client client, String incoming) throws IOException, InterruptedException {
        return Installation.find(client.json("/messages/out", Installation.TOKEN), "inReplyTo", incoming)
                .filter(message -> !message.get("status").asText().equals("sending"))
                .filter(message -> !message.get("status").asText().equals("queued"));
    }
}
