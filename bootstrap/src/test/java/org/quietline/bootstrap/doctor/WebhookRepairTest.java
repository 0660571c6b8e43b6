package org.quietline.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietline.simulator.SimulatorConfig;
import org.quietline.simulator.TwilioSimulator;

class WebhookRepairTest {
    @Test
    void the_number_announces_texts_here_afterwards(@TempDir Path directory) throws IOException {
        try (Deployment deployment = new Deployment(directory);
                TwilioSimulator simulator = TwilioSimulator.start(SimulatorConfig.defaults()
                        .withAccount(Deployment.ACCOUNT, Deployment.TOKEN)
                        .withNumbers(Deployment.NUMBER)
                        .withIncomingWebhook(URI.create("https://elsewhere.example.org/")))) {
            deployment.set("TWILIO_API_BASE_URL", simulator.baseUrl().toString());
            assertThat(troubles(deployment))
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith(
                            "WRONG    Twilio number +•••••••8800 webhook: has another scheme (https) and another host");

            WebhookRepair repair = new WebhookRepair(Deployment.settings(deployment.variables));
            assertThat(repair.plan())
                    .isEqualTo(List.of("number +•••••••8800: incoming texts to " + deployment.texts()
                            + "#rc=3&rp=all, status to " + deployment.status() + "#rc=3&rp=all"));
            assertThat(repair.apply())
                    .isEqualTo(List.of(new Finding.Fine("number +•••••••8800 now announces texts here")));
            assertThat(troubles(deployment)).isEmpty();
        }
    }

    /** All but the clock: the HTTP server keeps the date of its answers when another one in the process has stopped. */
    private static List<String> troubles(Deployment deployment) {
        return deployment.troubles().stream()
                .filter(line -> !line.contains("clock"))
                .toList();
    }

    @Test
    void what_twilio_refuses_is_told(@TempDir Path directory) throws IOException {
        try (Deployment deployment = new Deployment(directory)) {
            WebhookRepair repair = new WebhookRepair(Deployment.settings(deployment.variables));
            assertThat(repair.apply())
                    .singleElement()
                    .asString()
                    .startsWith("WRONG    number +•••••••8800: it is not in this account");
        }
    }
}
