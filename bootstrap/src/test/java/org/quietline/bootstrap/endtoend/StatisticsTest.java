package org.quietline.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was counted outlives the process that counted it. */
class StatisticsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void what_a_process_counted_is_told_by_the_next_one() throws IOException, InterruptedException {
        try (Installation installation = new Installation(directory)) {
            installation.run("users", "add", Installation.MARIA, "--name", "Maria Santos");
            try (Program first = installation.serve();
                    Client client = installation.client()) {
                installation.simulator().text(Installation.MARIA, "Is the food bank open?");
                installation.simulator().text(Installation.STRANGER, "Hello?");
                await().atMost(PATIENCE)
                        .until(() -> client.json("/messages/out", Installation.TOKEN)
                                .at("/messages/0/status")
                                .asText()
                                .equals("delivered"));
                assertThat(first.stop()).isZero();
            }
            try (Program second = installation.serve();
                    Client client = installation.client()) {
                JsonNode service = client.json("/service?days=2", Installation.TOKEN);
                assertThat(service.at("/messages/in").asInt()).isEqualTo(2);
                assertThat(service.at("/messages/acknowledged").asInt()).isEqualTo(1);
                assertThat(service.at("/messages/out").asInt()).isEqualTo(1);
                assertThat(service.at("/delivery/delivered").asInt()).isEqualTo(1);
                assertThat(service.at("/acknowledgement/count").asInt()).isEqualTo(1);
                assertThat(service.at("/availability/webhooks").asInt()).isGreaterThanOrEqualTo(3);
                assertThat(second.stop()).isZero();
            }
        }
    }
}
