package org.quietline.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietline.bootstrap.wiring.LaterDesk;
import org.quietline.simulator.fault.Fault;
import org.quietline.simulator.fault.FaultDocument;
import org.quietline.simulator.fault.Strike;

/** The real program under load, told to stop by SIGTERM and started again, as at a deployment. */
class StopTest {
    private static final int STOPS = 3;
    private static final List<String> USERS =
            IntStream.range(0, 30).mapToObj("+1555017%04d"::formatted).toList();

    /** Half of the sends are with the carrier for a while, so that some are always under way. */
    private static final FaultDocument SLOW =
            FaultDocument.NONE.with(Fault.API_DELAY, new Strike(0.5, null, 600L, null, true, null));

    @TempDir
    Path directory;

    @Test
    void a_stop_under_load_loses_nothing_doubles_nothing_and_leaves_nothing_undecided() throws Exception {
        Path database = directory.resolve("quietline.db");
        try (Installation installation = new Installation(directory);
                Load load = new Load(installation, USERS, USERS, 1)) {
            try (LaterDesk desk = new LaterDesk(installation.settings())) {
                desk.register(USERS);
            }
            installation.simulator().faults().replace(SLOW);
            load.slowDown();
            load.begin();
            for (int stop = 0; stop < STOPS; stop++) {
                try (Program program = installation.serve()) {
                    load.speedUp();
                    program.run(Duration.ofMillis(1_500));
                    assertThat(program.stop()).isZero();
                    load.slowDown();
                    assertThat(program.out()).contains("stopped");
                }
                Books books = Books.open(database, installation.simulator(), USERS);
                assertThat(books.withStatus("sending") + books.withStatus("unconfirmed"))
                        .as("what was with the carrier came to its end, the rest is queued")
                        .isZero();
                assertThat(books.incoming().keySet()).containsAll(load.webhooks());
            }
            load.end();
            installation.simulator().faults().clear();
            try (LaterDesk desk = new LaterDesk(installation.settings())) {
                Settling.sendWhatWaits(desk);
            }
            verify(load, Books.open(database, installation.simulator(), USERS));
        }
    }

    private static void verify(Load load, Books books) {
        Map<String, Integer> acceptances = books.acceptances();
        assertThat(books.incoming().keySet())
                .as("every webhook answered with 200 is stored")
                .containsAll(load.webhooks());
        assertThat(books.outgoing().keySet())
                .as("every send answered with 200 is stored")
                .containsAll(load.sends());
        assertThat(load.webhooks()).isNotEmpty();
        assertThat(acceptances.keySet())
                .as("the carrier has accepted every message")
                .containsExactlyInAnyOrderElementsOf(books.outgoing().keySet());
        assertThat(acceptances.values()).as("and each of them once").containsOnly(1);
        assertThat(books.incoming().values()).allMatch(Books.In::answered);
    }
}
