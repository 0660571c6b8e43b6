package org.quietline.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietline.bootstrap.settings.ServeSettings;
import org.quietline.bootstrap.wiring.LaterDesk;
import org.quietline.bootstrap.wiring.Quietline;
import org.quietline.simulator.fault.Fault;
import org.quietline.simulator.fault.FaultDocument;
import org.quietline.simulator.fault.Strike;

/** An outage of the carrier fills neither memory nor threads, and ends by itself. */
class OutageTest {
    private static final int TEXTS = 200;
    private static final List<String> USERS =
            IntStream.range(0, 20).mapToObj("+1555017%04d"::formatted).toList();

    /** How many messages may be with the carrier at once. */
    private static final int SLOTS = 50;

    @TempDir
    Path directory;

    @Test
    void texts_are_taken_while_the_carrier_answers_nothing_and_no_more_than_the_slots_are_with_it() throws Exception {
        try (Installation installation = new Installation(directory)) {
            ServeSettings settings = installation.settings();
            try (LaterDesk desk = new LaterDesk(settings)) {
                desk.register(USERS);
            }
            installation
                    .simulator()
                    .faults()
                    .replace(
                            FaultDocument.NONE.with(Fault.API_DELAY, new Strike(null, null, 4_000L, null, null, null)));
            int threads = platformThreads();
            try (Quietline program = Quietline.start(settings)) {
                assertThat(program.port()).isPositive();
                textFromAll(installation);
                Books during = books(installation);
                assertThat(during.incoming()).hasSize(TEXTS);
                assertThat(during.withStatus("sending")).isLessThanOrEqualTo(SLOTS);
                assertThat(during.withStatus("queued")).isGreaterThanOrEqualTo(TEXTS - 2L * SLOTS);
                assertThat(platformThreads() - threads).as("threads").isLessThan(2 * SLOTS);
                installation.simulator().faults().clear();
                awaitAllAccepted(installation);
            }
        }
    }

    @Test
    void what_a_busy_carrier_did_not_take_goes_out_by_itself_once_it_is_back() throws Exception {
        try (Installation installation = new Installation(directory)) {
            ServeSettings settings = installation.settings();
            try (LaterDesk desk = new LaterDesk(settings)) {
                desk.register(USERS);
            }
            installation.simulator().faults().replace(FaultDocument.NONE.with(Fault.API_429, Strike.ALWAYS));
            try (Quietline program = Quietline.start(settings)) {
                assertThat(program.port()).isPositive();
                textFromAll(installation);
                assertThat(books(installation).incoming()).hasSize(TEXTS);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> books(installation).withStatus("queued") > TEXTS - SLOTS);
                installation.simulator().faults().clear();
                awaitAllAccepted(installation);
            }
        }
    }

    private static void textFromAll(Installation installation) throws InterruptedException {
        for (int n = 0; n < TEXTS; n++) {
            installation.simulator().text(USERS.get(n % USERS.size()), "text " + n);
        }
    }

    private void awaitAllAccepted(Installation installation) throws Exception {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> books(installation).outgoing().values().stream().allMatch(Books.Out::isAccepted));
        Books books = books(installation);
        assertThat(books.outgoing()).hasSize(TEXTS);
        assertThat(books.acceptances().values()).containsOnly(1);
        assertThat(books.acceptances()).hasSize(TEXTS);
    }

    private Books books(Installation installation) throws Exception {
        return Books.open(directory.resolve("quietline.db"), installation.simulator(), USERS);
    }

    private static int platformThreads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }
}
