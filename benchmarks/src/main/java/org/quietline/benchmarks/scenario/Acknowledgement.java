package org.quietline.benchmarks.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.quietline.benchmarks.baseline.BareSqlite;
import org.quietline.benchmarks.load.Latencies;
import org.quietline.benchmarks.load.Load;
import org.quietline.benchmarks.load.Pace;
import org.quietline.benchmarks.load.Requests;
import org.quietline.benchmarks.process.Product;
import org.quietline.benchmarks.process.Simulator;
import org.quietline.benchmarks.report.Figure;
import org.quietline.benchmarks.report.Target;
import org.quietline.benchmarks.webhook.Account;
import org.quietline.benchmarks.webhook.Phones;
import org.quietline.benchmarks.webhook.Webhooks;

/**
 * How soon the carrier is called after a webhook was due, at 100 messages a second: the simulator notes when each
 * acknowledgement came. The way of the webhook to the program and of the call to the simulator is in it.
 */
public final class Acknowledgement implements Scenario {
    private static final int CONNECTIONS = 16;
    private static final double RATE = 100;
    private static final double BUSY_WARM_UP_RATE = 400;
    private static final double WARM_UP = 20;
    private static final double MEASURED = 15;
    private static final int OK = 200;

    @Override
    public String name() {
        return "acknowledgement";
    }

    @Override
    public String description() {
        return "from the webhook of a registered user to the call of the carrier, at 100 messages a second on SQLite";
    }

    @Override
    public List<Figure> measure(Bench bench) {
        int warm = bench.count(BUSY_WARM_UP_RATE, WARM_UP);
        int count = bench.count(RATE, MEASURED);
        int users = warm + count;
        Path file = bench.directory("acknowledgement").resolve("quietline.db");
        try (BareSqlite sqlite = BareSqlite.open(file, true)) {
            sqlite.register(Phones.registered(users));
            try (Simulator simulator = Simulator.start(bench.surroundings(), Duration.ZERO);
                    Product product = Product.onSqlite(bench.surroundings(), file, simulator.url());
                    Load load = Load.connect(product.address(), CONNECTIONS)) {
                Webhooks webhooks = new Webhooks(Account.MADE_UP, product.authority(), Bench.nextRun());
                List<byte[]> first = webhooks.prepare(0, warm, n -> Phones.registered(n, users));
                List<byte[]> then = webhooks.prepare(warm, count, n -> Phones.registered(n, users));
                load.run(Pace.rate(BUSY_WARM_UP_RATE, bench.seconds(WARM_UP)), Requests.once(first));
                Settled.await("the last acknowledgement", () -> sqlite.unanswered() == 0);
                Pace pace = Pace.rate(RATE, bench.seconds(MEASURED));
                Latencies latencies = load.run(pace, Requests.once(then)).allWith(OK);
                Settled.await("the last acknowledgement", () -> sqlite.unanswered() == 0);
                bench.note("webhooks: " + latencies);
                Histogram nanos = arrivals(simulator, latencies.begun(), pace, warm, users, (int) latencies.count());
                bench.note(String.format(
                        Locale.ROOT,
                        "carrier called: %d times, longest %.1f ms",
                        nanos.getTotalCount(),
                        nanos.getMaxValue() / 1e6));
                return List.of(
                        Figure.of("acknowledgement at 100/s, p50", nanos.getValueAtPercentile(50) / 1e6, "ms")
                                .against(new Target.AtMost(5)),
                        Figure.of("acknowledgement at 100/s, p99", nanos.getValueAtPercentile(99) / 1e6, "ms")
                                .against(new Target.AtMost(25)));
            }
        }
    }

    private static Histogram arrivals(Simulator simulator, Instant begun, Pace pace, int warm, int users, int count) {
        Map<String, Instant> arrivals = new HashMap<>();
        for (JsonNode message : messages(simulator.messages(users))) {
            if (message.path("direction").textValue().equals("toPhone")) {
                arrivals.put(
                        message.path("phone").textValue(),
                        Instant.parse(message.path("at").textValue()));
            }
        }
        Histogram nanos = new Histogram(3);
        for (int n = 0; n < count; n++) {
            Instant arrival = arrivals.get(Phones.registered((long) warm + n, users));
            if (arrival == null) {
                throw new IllegalStateException("an acknowledgement did not reach the carrier");
            }
            Instant due = begun.plusNanos(pace.due(n, 0));
            nanos.recordValue(Math.max(0, Duration.between(due, arrival).toNanos()));
        }
        return nanos;
    }

    private static JsonNode messages(String json) {
        try {
            JsonNode tree = new ObjectMapper().readTree(json);
            return tree.isArray() ? tree : tree.path("messages");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
