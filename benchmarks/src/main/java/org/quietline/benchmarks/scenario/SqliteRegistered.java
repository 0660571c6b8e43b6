package org.quietline.benchmarks.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.quietline.benchmarks.baseline.BareSqlite;
import org.quietline.benchmarks.load.Latencies;
import org.quietline.benchmarks.load.Load;
import org.quietline.benchmarks.load.Pace;
import org.quietline.benchmarks.load.Requests;
import org.quietline.benchmarks.process.Product;
import org.quietline.benchmarks.process.Simulator;
import org.quietline.benchmarks.process.Usage;
import org.quietline.benchmarks.report.Figure;
import org.quietline.benchmarks.report.Target;
import org.quietline.benchmarks.webhook.Account;
import org.quietline.benchmarks.webhook.Phones;
import org.quietline.benchmarks.webhook.Webhooks;

/**
 * Webhooks of registered users on SQLite, from the first webhook until the last acknowledgement was accepted by the
 * simulator and that is recorded; without the two delivery reports on each acknowledgement, which come later, and with
 * both of them at once.
 */
public final class SqliteRegistered implements Scenario {
    private static final int CONNECTIONS = 32;
    private static final int USERS = 2_000;
    private static final int MOST_PER_SECOND = 12_000;
    private static final double WARM_UP = 25;
    private static final double MEASURED = 7;
    private static final int OK = 200;
    private static final Duration LATER = Duration.ofHours(1);

    @Override
    public String name() {
        return "sqlite-registered";
    }

    @Override
    public String description() {
        return "webhooks of registered users on SQLite, acknowledged through the simulator and recorded";
    }

    @Override
    public List<Figure> measure(Bench bench) {
        return List.of(
                Figure.of("SQLite, registered senders, acknowledged and recorded", perSecond(bench, LATER), "/s")
                        .against(new Target.AtLeast(2_500)),
                Figure.of("the same with two delivery reports each", perSecond(bench, Duration.ZERO), "/s"));
    }

    private static double perSecond(Bench bench, Duration reports) {
        Path file = bench.directory("sqlite-registered").resolve("quietline.db");
        try (BareSqlite sqlite = BareSqlite.open(file, true)) {
            sqlite.register(Phones.registered(USERS));
            try (Simulator simulator = Simulator.start(bench.surroundings(), reports);
                    Product product = Product.onSqlite(bench.surroundings(), file, simulator.url());
                    Load load = Load.connect(product.address(), CONNECTIONS)) {
                Webhooks webhooks = new Webhooks(Account.MADE_UP, product.authority(), Bench.nextRun());
                int warm = bench.count(MOST_PER_SECOND, WARM_UP);
                int count = bench.count(MOST_PER_SECOND, MEASURED);
                List<byte[]> first = webhooks.prepare(0, warm, n -> Phones.registered(n, USERS));
                List<byte[]> then = webhooks.prepare(warm, count, n -> Phones.registered(n, USERS));
                load.run(Pace.saturating(bench.seconds(WARM_UP), warm), Requests.once(first));
                Settled.await("the last acknowledgement", () -> sqlite.unanswered() == 0);
                long start = System.nanoTime();
                Usage usage = Usage.of(Map.of("program", product.child(), "simulator", simulator.child()));
                Latencies latencies = load.run(Pace.saturating(bench.seconds(MEASURED), count), Requests.once(then))
                        .allWith(OK);
                Settled.await("the last acknowledgement", () -> sqlite.unanswered() == 0);
                double seconds = (System.nanoTime() - start) / 1e9;
                double perSecond = latencies.count() / seconds;
                bench.note(String.format(
                        Locale.ROOT,
                        "webhooks: %s; all recorded after %.1f s, %.0f/s; %s",
                        latencies,
                        seconds,
                        perSecond,
                        usage.each(latencies.count())));
                return perSecond;
            }
        }
    }
}
