package org.quietline.benchmarks.scenario;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.quietline.benchmarks.baseline.BareFirestore;
import org.quietline.benchmarks.baseline.Incoming;
import org.quietline.benchmarks.load.Latencies;
import org.quietline.benchmarks.load.Load;
import org.quietline.benchmarks.load.Pace;
import org.quietline.benchmarks.load.Requests;
import org.quietline.benchmarks.process.FirestoreEmulator;
import org.quietline.benchmarks.process.Product;
import org.quietline.benchmarks.process.Usage;
import org.quietline.benchmarks.report.Figure;
import org.quietline.benchmarks.report.Target;
import org.quietline.benchmarks.webhook.Account;
import org.quietline.benchmarks.webhook.Phones;
import org.quietline.benchmarks.webhook.Webhooks;

/** Webhooks of strangers on Firestore's emulator. Program and baseline each get an emulator of their own, warmed up. */
public final class FirestoreUnknown implements Scenario {
    private static final int AT_ONCE = 48;
    private static final int STRANGERS = 10_000;
    private static final int MOST_PER_SECOND = 6_000;
    private static final double WARM_UP = 40;
    private static final double MEASURED = 8;
    private static final int OK = 200;
    private static final URI NOBODY = URI.create("http://127.0.0.1:9");

    @Override
    public String name() {
        return "firestore-unknown";
    }

    @Override
    public String description() {
        return "webhooks of unknown senders on Firestore's emulator, 48 connections";
    }

    @Override
    public String obstacle() {
        return FirestoreEmulator.jar().isPresent() ? "" : "Google's Firestore emulator is not installed";
    }

    @Override
    public List<Figure> measure(Bench bench) {
        Path jar = FirestoreEmulator.jar().orElseThrow();
        double bare = bare(bench, jar);
        Latencies latencies = product(bench, jar);
        return List.of(Figure.of(
                        "Firestore, unknown senders, 48 connections; baseline: bare client",
                        latencies.perSecond(),
                        "/s")
                .comparedWith(bare)
                .against(new Target.OfBaseline(0.8)));
    }

    private static double bare(Bench bench, Path jar) {
        Webhooks names = new Webhooks(Account.MADE_UP, "127.0.0.1", Bench.nextRun());
        int warm = bench.count(MOST_PER_SECOND, WARM_UP);
        List<Incoming> rows = Incoming.prepare(
                0,
                warm + bench.count(MOST_PER_SECOND, MEASURED),
                System.currentTimeMillis(),
                1,
                names::sid,
                n -> Phones.stranger(n, STRANGERS));
        try (FirestoreEmulator emulator = FirestoreEmulator.start(bench.surroundings(), jar);
                BareFirestore firestore = BareFirestore.open(emulator)) {
            firestore.takeIn(rows.subList(0, warm), AT_ONCE, bench.seconds(WARM_UP));
            Usage usage = Usage.of(Map.of("emulator", emulator.child()));
            long start = System.nanoTime();
            int done = firestore.takeIn(rows.subList(warm, rows.size()), AT_ONCE, bench.seconds(MEASURED));
            double perSecond = done * 1e9 / (System.nanoTime() - start);
            bench.note("bare client: " + done + " messages, " + Math.round(perSecond) + "/s; " + usage.each(done));
            return perSecond;
        }
    }

    private static Latencies product(Bench bench, Path jar) {
        try (FirestoreEmulator emulator = FirestoreEmulator.start(bench.surroundings(), jar);
                Product product = Product.onFirestore(bench.surroundings(), emulator, NOBODY);
                Load load = Load.connect(product.address(), AT_ONCE)) {
            Webhooks webhooks = new Webhooks(Account.MADE_UP, product.authority(), Bench.nextRun());
            int warm = bench.count(MOST_PER_SECOND, WARM_UP);
            int count = bench.count(MOST_PER_SECOND, MEASURED);
            List<byte[]> first = webhooks.prepare(0, warm, n -> Phones.stranger(n, STRANGERS));
            List<byte[]> then = webhooks.prepare(warm, count, n -> Phones.stranger(n, STRANGERS));
            load.run(Pace.saturating(bench.seconds(WARM_UP), warm), Requests.once(first));
            Usage usage = Usage.of(Map.of("program", product.child(), "emulator", emulator.child()));
            Latencies latencies = load.run(Pace.saturating(bench.seconds(MEASURED), count), Requests.once(then))
                    .allWith(OK);
            bench.note("program: " + latencies + "; " + usage.each(latencies.count()));
            return latencies;
        }
    }
}
