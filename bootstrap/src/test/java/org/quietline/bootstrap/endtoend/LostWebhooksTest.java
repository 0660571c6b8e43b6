package org.quietline.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietline.application.reconcile.Reconcile;
import org.quietline.bootstrap.wiring.LaterDesk;
import org.quietline.simulator.fault.Fault;
import org.quietline.simulator.fault.FaultDocument;
import org.quietline.simulator.fault.Strike;

/** Webhooks that never come are made up for by reading the carrier's log: in the end its count equals ours. */
class LostWebhooksTest {
    private static final int TEXTS = 100;
    private static final List<String> USERS =
            IntStream.range(0, 10).mapToObj("+1555017%04d"::formatted).toList();
    private static final List<String> PHONES =
            Stream.concat(USERS.stream(), Stream.of(Installation.STRANGER)).toList();

    @TempDir
    Path directory;

    @Test
    void a_tenth_of_the_webhooks_lost() throws Exception {
        try (Installation installation = new Installation(directory);
                LaterDesk desk = new LaterDesk(installation.settings()).serve()) {
            desk.register(USERS);
            Strike tenth = new Strike(0.1, null, null, null, null, null);
            installation
                    .simulator()
                    .faults()
                    .replace(new FaultDocument(20_261_122L, Map.of(Fault.WEBHOOK_LOST, tenth), null, null, null));
            textFromAll(installation);
            installation.simulator().faults().clear();
            Books before = books(installation);
            int lost = before.textedToUs().size() - before.incoming().size();
            assertThat(lost).isBetween(TEXTS / 40, TEXTS / 4);
            desk.pass(Duration.ofSeconds(30));
            assertThat(desk.reconcile().recovered()).isEqualTo(lost);
            assertEqualCounts(installation, desk);
        }
    }

    @Test
    void no_answer_at_all_for_a_minute() throws Exception {
        try (Installation installation = new Installation(directory)) {
            try (LaterDesk desk = new LaterDesk(installation.settings())) {
                desk.register(USERS);
            }
            // Nobody listens: every connection is refused.
            textFromAll(installation);
            assertThat(books(installation).incoming()).isEmpty();
            try (LaterDesk desk = new LaterDesk(installation.settings()).serve()) {
                installation
                        .simulator()
                        .faults()
                        .replace(FaultDocument.NONE.with(Fault.API_503, Installation.EVERY_CALL));
                desk.pass(Duration.ofMinutes(1));
                assertThat(Installation.isCarrierDown(desk)).isTrue();
                installation.simulator().faults().clear();
                Reconcile.Report report = desk.reconcile();
                assertThat(report.recovered()).isEqualTo(TEXTS);
                assertEqualCounts(installation, desk);
            }
        }
    }

    private static void textFromAll(Installation installation) throws InterruptedException {
        for (int n = 0; n < TEXTS; n++) {
            installation.simulator().text(PHONES.get(n % PHONES.size()), "text " + n);
        }
    }

    private Books books(Installation installation) throws Exception {
        return Books.open(directory.resolve("quietline.db"), installation.simulator(), PHONES);
    }

    /** Every user's text is answered, too: none is older than 15 minutes. */
    private void assertEqualCounts(Installation installation, LaterDesk desk) throws Exception {
        Settling.sendWhatWaits(desk);
        Books books = books(installation);
        assertThat(books.incoming().keySet()).hasSize(TEXTS).isEqualTo(books.textedToUs());
        assertThat(books.incoming().values()).allMatch(text -> text.answered() == text.registered());
        assertThat(books.acceptances().values()).containsOnly(1);
        assertThat(books.acceptances().keySet()).isEqualTo(books.outgoing().keySet());
        assertThat(desk.reconcile().recovered()).isZero();
    }
}
