package org.quietline.benchmarks.scenario;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.quietline.benchmarks.baseline.BareServer;
import org.quietline.benchmarks.baseline.BareSqlite;
import org.quietline.benchmarks.baseline.Incoming;
import org.quietline.benchmarks.load.Latencies;
import org.quietline.benchmarks.load.Load;
import org.quietline.benchmarks.load.Pace;
import org.quietline.benchmarks.load.Requests;
import org.quietline.benchmarks.process.Bare;
import org.quietline.benchmarks.process.Product;
import org.quietline.benchmarks.process.Usage;
import org.quietline.benchmarks.report.Figure;
import org.quietline.benchmarks.report.Target;
import org.quietline.benchmarks.webhook.Account;
import org.quietline.benchmarks.webhook.Phones;
import org.quietline.benchmarks.webhook.Webhooks;

/** Webhooks of strangers on SQLite, each answered once it is on the disk. */
public final class SqliteUnknown implements Scenario {
    private static final int CONNECTIONS = 32;
    private static final int STRANGERS = 10_000;
    private static final int MOST_PER_SECOND = 25_000;
    private static final double WARM_UP = 20;
    private static final double MEASURED = 10;
    private static final double BASELINE = 4;
    private static final int OK = 200;

    /** Nothing is sent to anybody here. */
    private static final URI NOBODY = URI.create("http://127.0.0.1:9");

    @Override
    public String name() {
        return "sqlite-unknown";
    }

    @Override
    public String description() {
        return "webhooks of unknown senders on SQLite, 32 connections, each answered after its fsync";
    }

    @Override
    public List<Figure> measure(Bench bench) {
        double undertow = bareServer(bench);
        double sqlite = bareSqlite(bench);
        Latencies latencies = product(bench);
        return List.of(
                Figure.of("SQLite, unknown senders, 32 connections; baseline: bare SQLite", latencies.perSecond(), "/s")
                        .comparedWith(sqlite)
                        .against(new Target.OfBaseline(0.5)),
                Figure.of("the same; baseline: bare Undertow", latencies.perSecond(), "/s")
                        .comparedWith(undertow)
                        .against(new Target.AtLeast(10_000)),
                Figure.of("the same, p99", latencies.millis(99), "ms").against(new Target.AtMost(25)));
    }

    private static double bareServer(Bench bench) {
        try (Bare bare = Bare.start(bench.surroundings(), BareServer.class);
                Load load = Load.connect(bare.address(), CONNECTIONS)) {
            Requests requests = Requests.around(new Webhooks(Account.MADE_UP, bare.authority(), Bench.nextRun())
                    .prepare(0, 20_000, n -> Phones.stranger(n, STRANGERS)));
            load.run(Pace.saturating(bench.seconds(BASELINE), Long.MAX_VALUE), requests);
            Latencies latencies = load.run(Pace.saturating(bench.seconds(BASELINE), Long.MAX_VALUE), requests)
                    .allWith(OK);
            bench.note("bare Undertow: " + latencies);
            return latencies.perSecond();
        }
    }

    private static double bareSqlite(Bench bench) {
        int count = bench.count(MOST_PER_SECOND, 2 * BASELINE);
        Webhooks names = new Webhooks(Account.MADE_UP, "127.0.0.1", Bench.nextRun());
        List<Incoming> rows = Incoming.prepare(
                0, count, System.currentTimeMillis(), 0, names::sid, n -> Phones.stranger(n, STRANGERS));
        Path file = bench.directory("bare-sqlite").resolve("quietline.db");
        try (BareSqlite sqlite = BareSqlite.open(file, true)) {
            int warm = commit(sqlite, rows, 0, bench.seconds(BASELINE));
            long start = System.nanoTime();
            int end = commit(sqlite, rows, warm, bench.seconds(BASELINE));
            double perSecond = (end - warm) * 1e9 / (System.nanoTime() - start);
            bench.note("bare SQLite: " + (end - warm) + " messages in groups of " + CONNECTIONS + ", "
                    + Math.round(perSecond) + "/s");
            return perSecond;
        }
    }

    private static int commit(BareSqlite sqlite, List<Incoming> rows, int from, Duration time) {
        long start = System.nanoTime();
        int next = from;
        while (next + CONNECTIONS <= rows.size() && System.nanoTime() - start < time.toNanos()) {
            sqlite.commit(rows.subList(next, next + CONNECTIONS));
            next += CONNECTIONS;
        }
        return next;
    }

    private static Latencies product(Bench bench) {
        Path file = bench.directory("sqlite-unknown").resolve("quietline.db");
        try (Product product = Product.onSqlite(bench.surroundings(), file, NOBODY);
                Load load = Load.connect(product.address(), CONNECTIONS)) {
            Webhooks webhooks = new Webhooks(Account.MADE_UP, product.authority(), Bench.nextRun());
            int warm = bench.count(MOST_PER_SECOND, WARM_UP);
            int count = bench.count(MOST_PER_SECOND, MEASURED);
            List<byte[]> first = webhooks.prepare(0, warm, n -> Phones.stranger(n, STRANGERS));
            List<byte[]> then = webhooks.prepare(warm, count, n -> Phones.stranger(n, STRANGERS));
            load.run(Pace.saturating(bench.seconds(WARM_UP), warm), Requests.once(first));
            Usage usage = Usage.of(Map.of("program", product.child()));
            Latencies latencies = load.run(Pace.saturating(bench.seconds(MEASURED), count), Requests.once(then))
                    .allWith(OK);
            bench.note("program: " + latencies + "; " + usage.each(latencies.count()));
            return latencies;
        }
    }
}
