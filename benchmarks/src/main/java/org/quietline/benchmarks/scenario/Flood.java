package org.quietline.benchmarks.scenario;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.quietline.benchmarks.load.Latencies;
import org.quietline.benchmarks.load.Load;
import org.quietline.benchmarks.load.Pace;
import org.quietline.benchmarks.load.Requests;
import org.quietline.benchmarks.process.Product;
import org.quietline.benchmarks.report.Figure;
import org.quietline.benchmarks.report.Target;
import org.quietline.benchmarks.webhook.Account;
import org.quietline.benchmarks.webhook.Phones;
import org.quietline.benchmarks.webhook.Webhooks;

/** Webhooks with wrong signatures as fast as they are refused, and good ones among them. */
public final class Flood implements Scenario {
    private static final int FORGERS = 50;
    private static final int GOOD_CONNECTIONS = 16;
    private static final int STRANGERS = 10_000;
    private static final double RATE = 100;
    private static final double WARM_UP = 8;
    private static final double MEASURED = 8;
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final URI NOBODY = URI.create("http://127.0.0.1:9");

    @Override
    public String name() {
        return "flood";
    }

    @Override
    public String description() {
        return "good webhooks at 100 a second while 50 connections send wrongly signed ones at full speed";
    }

    @Override
    public List<Figure> measure(Bench bench) {
        Path file = bench.directory("flood").resolve("quietline.db");
        Duration time = bench.seconds(WARM_UP + MEASURED);
        try (Product product = Product.onSqlite(bench.surroundings(), file, NOBODY);
                Load forgers = Load.connect(product.address(), FORGERS);
                Load load = Load.connect(product.address(), GOOD_CONNECTIONS)) {
            long run = Bench.nextRun();
            List<byte[]> forged = new Webhooks(Account.MADE_UP.forged(), product.authority(), run)
                    .prepare(0, 5_000, n -> Phones.stranger(n, STRANGERS));
            Webhooks webhooks = new Webhooks(Account.MADE_UP, product.authority(), run);
            int warm = bench.count(RATE, WARM_UP);
            int count = bench.count(RATE, MEASURED);
            List<byte[]> first = webhooks.prepare(0, warm, n -> Phones.stranger(n, STRANGERS));
            List<byte[]> then = webhooks.prepare(warm, count, n -> Phones.stranger(n, STRANGERS));
            CompletableFuture<Latencies> flood = CompletableFuture.supplyAsync(
                    () -> forgers.run(Pace.saturating(time, Long.MAX_VALUE), Requests.around(forged)));
            load.run(Pace.rate(RATE, bench.seconds(WARM_UP)), Requests.once(first));
            Latencies good = load.run(Pace.rate(RATE, bench.seconds(MEASURED)), Requests.once(then))
                    .allWith(OK);
            Latencies refused = flood.join().allWith(FORBIDDEN);
            bench.note("refused: " + refused);
            bench.note("good: " + good);
            return List.of(
                    Figure.of("good webhooks in a flood of forged ones, p99", good.millis(99), "ms")
                            .against(new Target.AtMost(100)),
                    Figure.of("the same, forged ones refused", refused.perSecond(), "/s"));
        }
    }
}
