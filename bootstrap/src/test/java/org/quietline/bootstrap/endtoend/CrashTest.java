package org.quietline.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietline.bootstrap.wiring.LaterDesk;
import org.quietline.simulator.fault.Fault;
import org.quietline.simulator.fault.FaultDocument;
import org.quietline.simulator.fault.Strike;

/**
 * The real program under load, with a carrier that loses, repeats and delays, killed again and again at random moments
 * and started on the same database. {@code -Dquietline.crash.kills} says how often, {@code -Dquietline.crash.seed}
 * where chance begins; the seed is printed.
 */
class CrashTest {
    private static final int KILLS = Integer.getInteger("quietline.crash.kills", 25);
    private static final long SEED = Long.getLong("quietline.crash.seed", System.nanoTime());

    private static final List<String> USERS =
            IntStream.range(0, 30).mapToObj("+1555017%04d"::formatted).toList();
    private static final List<String> STRANGERS =
            IntStream.range(0, 5).mapToObj("+1555018%04d"::formatted).toList();
    private static final List<String> PHONES =
            Stream.concat(USERS.stream(), STRANGERS.stream()).toList();

    private static final Logger LOGGER = Logger.getLogger("org.quietline");
    private static final Logger TABLE = Logger.getLogger(CrashTest.class.getName());

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<String> table = new ArrayList<>();

    @TempDir
    Path directory;

    /** Every claim that ran out would be a line. */
    @BeforeAll
    static void be_silent() {
        LOGGER.setLevel(Level.SEVERE);
        TABLE.setLevel(Level.INFO);
    }

    @AfterAll
    static void speak_again() {
        LOGGER.setLevel(null);
        TABLE.setLevel(null);
    }

    @Test
    void nothing_that_was_answered_is_lost_and_nothing_is_accepted_twice_however_often_it_is_killed() throws Exception {
        Path database = directory.resolve("quietline.db");
        try (Installation installation = new Installation(directory);
                Load load = new Load(installation, PHONES, USERS, SEED)) {
            try (LaterDesk desk = new LaterDesk(installation.settings())) {
                desk.register(USERS);
            }
            installation.simulator().faults().replace(faults());
            say("seed " + SEED + ", " + KILLS + " kills");
            say("kill  moment                  texts answered  sends answered");
            load.slowDown();
            load.begin();
            for (int kill = 1; kill <= KILLS; kill++) {
                String moment = runAndKill(installation, load);
                say("%4d  %-22s  %14d  %14d"
                        .formatted(
                                kill,
                                moment,
                                load.webhooks().size(),
                                load.sends().size()));
            }
            load.end();
            installation.simulator().faults().clear();
            try (LaterDesk desk = new LaterDesk(installation.settings())) {
                Settling.settle(desk);
            }
            verify(load, Books.open(database, installation.simulator(), PHONES));
            assertThat(Books.integrity(database)).isEqualTo("ok");
        }
    }

    private FaultDocument faults() {
        return new FaultDocument(
                SEED,
                Map.of(
                        Fault.API_DELAY, new Strike(0.15, null, 700L, null, true, null),
                        Fault.API_DROP_AFTER, chance(0.08),
                        Fault.API_DROP_BEFORE, chance(0.04),
                        Fault.API_429, chance(0.04),
                        Fault.API_500, new Strike(0.04, null, null, null, true, null),
                        Fault.CALLBACK_LOST, chance(0.3),
                        Fault.CALLBACK_EARLY, chance(0.05),
                        Fault.CALLBACK_DUPLICATE, chance(0.1),
                        Fault.WEBHOOK_LOST, chance(0.05),
                        Fault.WEBHOOK_DUPLICATE, chance(0.1)),
                null,
                null,
                null);
    }

    private static Strike chance(double probability) {
        return new Strike(probability, null, null, null, null, null);
    }

    /** Every fifth is killed while it starts. */
    private String runAndKill(Installation installation, Load load) throws IOException, InterruptedException {
        try (Program program = installation.launch()) {
            boolean early = random.nextInt(5) == 0;
            if (!early) {
                program.awaitOutput("ready");
            }
            load.speedUp();
            int millis = random.nextInt(200, 1_500);
            program.run(Duration.ofMillis(millis));
            program.kill();
            load.slowDown();
            installation.canary().check("the output of the one that was killed", program.out() + program.err());
            return millis + " ms after " + (early ? "its start" : "it was ready");
        }
    }

    private void verify(Load load, Books books) throws IOException {
        Map<String, Integer> acceptances = books.acceptances();
        say("texts: %d at the carrier, %d stored, %d answered with 200"
                .formatted(
                        books.textedToUs().size(),
                        books.incoming().size(),
                        load.webhooks().size()));
        say("sends: %d stored, %d accepted by the carrier, %d delivered, %d without a trace"
                .formatted(
                        books.outgoing().size(),
                        acceptances.size(),
                        books.withStatus("delivered"),
                        books.withStatus("failed")));
        Files.write(Path.of("target", "crash-test.txt"), table);

        assertThat(books.incoming().keySet())
                .as("every text is stored, those answered with 200 among them")
                .containsAll(load.webhooks())
                .isEqualTo(books.textedToUs());
        assertThat(books.outgoing().keySet())
                .as("every send answered with 200 is stored")
                .containsAll(load.sends());
        assertThat(acceptances.values()).as("no send is accepted twice").containsOnly(1);
        assertThat(books.outgoing().values())
                .extracting(Books.Out::status)
                .as("everything is settled")
                .containsOnly("delivered", "failed");
        eachIsAnsweredOnce(books);
        failedMeansThatItWasNeverAccepted(books, acceptances);
    }

    private static void eachIsAnsweredOnce(Books books) {
        Set<String> answered = new HashSet<>();
        for (Books.Out message : books.outgoing().values()) {
            if (message.reply() != null) {
                assertThat(answered.add(message.reply()))
                        .as("one acknowledgement for each text")
                        .isTrue();
                Books.In text = books.incoming().get(message.reply());
                assertThat(text).isNotNull();
                assertThat(text.acknowledgement()).isEqualTo(message.id());
                assertThat(text.answered()).as("responseSent means accepted").isEqualTo(message.isAccepted());
            }
        }
        long registered =
                books.incoming().values().stream().filter(Books.In::registered).count();
        assertThat(answered).as("every user's text has its acknowledgement").hasSize((int) registered);
    }

    private static void failedMeansThatItWasNeverAccepted(Books books, Map<String, Integer> acceptances) {
        assertThat(books.outgoing().values())
                .filteredOn(message -> message.status().equals("failed"))
                .allSatisfy(message -> {
                    assertThat(message.error()).isEqualTo("no trace at the carrier");
                    assertThat(acceptances).doesNotContainKey(message.id());
                });
        for (String phone : PHONES) {
            assertThat(books.acceptedByOurs(phone))
                    .as("as many are accepted in our books as in the carrier's")
                    .isEqualTo(books.acceptedByThem(phone));
        }
        assertThat(STRANGERS)
                .allSatisfy(
                        stranger -> assertThat(books.acceptedByThem(stranger)).isZero());
    }

    private void say(String line) {
        table.add(line);
        TABLE.info(line);
    }
}
