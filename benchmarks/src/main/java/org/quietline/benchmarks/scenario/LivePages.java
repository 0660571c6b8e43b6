package org.quietline.benchmarks.scenario;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.quietline.benchmarks.load.Latencies;
import org.quietline.benchmarks.load.Load;
import org.quietline.benchmarks.load.Pace;
import org.quietline.benchmarks.load.Requests;
import org.quietline.benchmarks.load.Watchers;
import org.quietline.benchmarks.process.Product;
import org.quietline.benchmarks.process.Session;
import org.quietline.benchmarks.report.Figure;
import org.quietline.benchmarks.report.Target;
import org.quietline.benchmarks.webhook.Account;
import org.quietline.benchmarks.webhook.Phones;
import org.quietline.benchmarks.webhook.Webhooks;

/** Open pages while messages arrive: how soon after its webhook was due each message is on each page. */
public final class LivePages implements Scenario {
    private static final int PAGES = 500;
    private static final int CONNECTIONS = 32;
    private static final int STRANGERS = 10_000;
    private static final double RATE = 200;
    private static final double WARM_UP = 10;
    private static final double MEASURED = 10;
    private static final int OK = 200;
    private static final URI NOBODY = URI.create("http://127.0.0.1:9");

    @Override
    public String name() {
        return "live";
    }

    @Override
    public String description() {
        return "500 open pages while 200 messages a second arrive: when each message is on each page";
    }

    @Override
    public List<Figure> measure(Bench bench) {
        Path file = bench.directory("live").resolve("quietline.db");
        try (Product product = Product.onSqlite(bench.surroundings(), file, NOBODY);
                Load load = Load.connect(product.address(), CONNECTIONS)) {
            Session session = Session.signIn(product);
            Webhooks webhooks = new Webhooks(Account.MADE_UP, product.authority(), Bench.nextRun());
            int warm = bench.count(RATE, WARM_UP);
            int count = bench.count(RATE, MEASURED);
            List<byte[]> first = webhooks.prepare(0, warm, n -> Phones.stranger(n, STRANGERS));
            List<byte[]> then = webhooks.prepare(warm, count, n -> Phones.stranger(n, STRANGERS));
            Watchers watchers = Watchers.open(product.address(), session.get("/live?view=in"), PAGES);
            long expected;
            try (watchers) {
                load.run(Pace.rate(RATE, bench.seconds(WARM_UP)), Requests.once(first));
                Pace pace = Pace.rate(RATE, bench.seconds(MEASURED));
                watchers.expect(warm, pace);
                Latencies latencies = load.run(pace, Requests.once(then)).allWith(OK);
                bench.note("webhooks: " + latencies);
                expected = latencies.count() * PAGES;
                Settled.await("every message on every page", () -> watchers.seen() >= expected);
                if (watchers.open() != PAGES || watchers.seen() != expected) {
                    throw new IllegalStateException("a page was sent away, or saw a message twice");
                }
            }
            bench.note(String.format(
                    Locale.ROOT,
                    "%d events on %d pages: p50 %.0f ms, p99 %.0f ms, longest %.0f ms",
                    watchers.seen(),
                    PAGES,
                    watchers.millis(50),
                    watchers.millis(99),
                    watchers.millis(100)));
            return List.of(
                    Figure.of(
                                    "500 live pages at 200/s, every message on every page, longest",
                                    watchers.millis(100),
                                    "ms")
                            .against(new Target.AtMost(1_000)),
                    Figure.of("the same, p50", watchers.millis(50), "ms"));
        }
    }
}
