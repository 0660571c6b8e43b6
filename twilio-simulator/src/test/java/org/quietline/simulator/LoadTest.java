package org.quietline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.simulator.SimulatorFixture.ADA;
import static org.quietline.simulator.SimulatorFixture.OURS;
import static org.quietline.simulator.SimulatorFixture.form;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A bounded crowd: everything arrives, once, and nothing is mixed up. It measures nothing. */
class LoadTest {
    private static final int TEXTS = 400;
    private static final int SENDERS = 16;

    @Test
    void a_crowd_is_served_completely() throws Exception {
        try (SimulatorFixture fixture = new SimulatorFixture();
                ExecutorService crowd = Executors.newFixedThreadPool(SENDERS)) {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < TEXTS; i++) {
                String mine = "n" + i;
                done.add(crowd.submit(() -> {
                    fixture.simulator.text(ADA, mine);
                    String callback = fixture.receiver.url("/status?n=" + mine).toString();
                    return fixture.create(form("To", ADA, "From", OURS, "Body", mine, "StatusCallback", callback))
                            .statusCode();
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }

            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> fixture.receiver.received().size() >= 3 * TEXTS);
            assertThat(fixture.receiver.received()).hasSize(3 * TEXTS).allMatch(Receiver.Received::valid);
            assertThat(fixture.receiver.statuses().stream().filter("delivered"::equals))
                    .hasSize(TEXTS);
            assertThat(fixture.json("GET", "/simulator/requests", "").path("statusCallbacks"))
                    .hasSize(TEXTS)
                    .allMatch(count -> count.path("posts").asInt() == 1
                            && count.path("accepted").asInt() == 1);
        }
    }
}
