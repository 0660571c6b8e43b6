package org.quietline.benchmarks.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.quietline.benchmarks.baseline.BareFirestore;
import org.quietline.benchmarks.load.Latencies;
import org.quietline.benchmarks.load.Load;
import org.quietline.benchmarks.load.Pace;
import org.quietline.benchmarks.load.Requests;
import org.quietline.benchmarks.process.FirestoreEmulator;
import org.quietline.benchmarks.process.Product;
import org.quietline.benchmarks.process.Simulator;
import org.quietline.benchmarks.process.Usage;
import org.quietline.benchmarks.report.Figure;
import org.quietline.benchmarks.report.Target;
import org.quietline.benchmarks.webhook.Account;
import org.quietline.benchmarks.webhook.Phones;
import org.quietline.benchmarks.webhook.Webhooks;

/**
 * Webhooks of registered users on Firestore's emulator: how many are acknowledged and recorded, and how soon they are
 * answered at 400 a second. Delivery reports come later.
 */
public final class FirestoreRegistered implements Scenario {
    private static final int CONNECTIONS = 48;
    private static final int USERS = 2_000;
    private static final int MOST_PER_SECOND = 4_000;
    private static final double RATE = 400;
    private static final double WARM_UP = 60;
    private static final double MEASURED = 8;
    private static final int OK = 200;
    private static final Duration REPORTS_LATER = Duration.ofHours(1);
    private static final String ACCEPTED = "quietline_acknowledgement_seconds_count";

    @Override
    public String name() {
        return "firestore-registered";
    }

    @Override
    public String description() {
        return "webhooks of registered users on Firestore's emulator, acknowledged and recorded; and at 400 a second";
    }

    @Override
    public String obstacle() {
        return FirestoreEmulator.jar().isPresent() ? "" : "Google's Firestore emulator is not installed";
    }

    @Override
    public List<Figure> measure(Bench bench) {
        Path jar = FirestoreEmulator.jar().orElseThrow();
        try (FirestoreEmulator emulator = FirestoreEmulator.start(bench.surroundings(), jar);
                BareFirestore firestore = BareFirestore.open(emulator)) {
            firestore.register(Phones.registered(USERS));
            try (Simulator simulator = Simulator.start(bench.surroundings(), REPORTS_LATER);
                    Product product = Product.onFirestore(bench.surroundings(), emulator, simulator.url());
                    Load load = Load.connect(product.address(), CONNECTIONS)) {
                Webhooks webhooks = new Webhooks(Account.MADE_UP, product.authority(), Bench.nextRun());
                int warm = bench.count(MOST_PER_SECOND, WARM_UP);
                int count = bench.count(MOST_PER_SECOND, MEASURED);
                List<byte[]> first = webhooks.prepare(0, warm, n -> Phones.registered(n, USERS));
                List<byte[]> then = webhooks.prepare(warm, count, n -> Phones.registered(n, USERS));
                List<byte[]> last =
                        webhooks.prepare(warm + count, bench.count(RATE, MEASURED), n -> Phones.registered(n, USERS));
                long sent = load.run(Pace.saturating(bench.seconds(WARM_UP), warm), Requests.once(first))
                        .count();
                awaitAccepted(product, sent);
                awaitRecorded(firestore);
                Latencies paced = load.run(Pace.rate(RATE, bench.seconds(MEASURED)), Requests.once(last))
                        .allWith(OK);
                bench.note("at " + RATE + "/s: " + paced);
                Usage usage = Usage.of(Map.of(
                        "program", product.child(), "simulator", simulator.child(), "emulator", emulator.child()));
                long start = System.nanoTime();
                Latencies latencies = load.run(Pace.saturating(bench.seconds(MEASURED), count), Requests.once(then))
                        .allWith(OK);
                sent += paced.count() + latencies.count();
                awaitAccepted(product, sent);
                double seconds = (System.nanoTime() - start) / 1e9;
                String used = usage.each(latencies.count());
                awaitRecorded(firestore);
                bench.note(String.format(
                        Locale.ROOT, "webhooks: %s; all acknowledged after %.1f s; %s", latencies, seconds, used));
                return List.of(
                        Figure.of("Firestore, registered senders, end to end", latencies.count() / seconds, "/s")
                                .against(new Target.AtLeast(1_200)),
                        Figure.of("Firestore, registered senders at 400/s, webhook p99", paced.millis(99), "ms")
                                .against(new Target.AtMost(60)));
            }
        }
    }

    private static void awaitAccepted(Product product, long sent) {
        Settled.await("the last acknowledgement", () -> product.metric(ACCEPTED) >= sent);
    }

    /**
     * Not timed: the emulator reads all messages to answer this, and no more than there are slots are still to be
     * recorded.
     */
    private static void awaitRecorded(BareFirestore firestore) {
        Settled.await("the record of the last acknowledgement", () -> !firestore.hasUnanswered());
    }
}
