package org.quietline.benchmarks.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
 * What the program holds of memory at 500 messages a second, a fifth of them from registered users, with 128 MiB of
 * heap. A minute in a usual run; {@code --scale 10} makes it ten.
 */
public final class Memory implements Scenario {
    private static final int CONNECTIONS = 32;
    private static final int USERS = 1_000;
    private static final int STRANGERS = 10_000;
    private static final int REGISTERED_EVERY = 5;
    private static final double RATE = 500;
    private static final double MEASURED = 60;
    private static final int STEPS = 6;
    private static final int OK = 200;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String description() {
        return "resident memory with -Xmx128m at 500 messages a second for a minute (ten with --scale 10)";
    }

    @Override
    public List<Figure> measure(Bench bench) {
        Path file = bench.directory("memory").resolve("quietline.db");
        List<String> options = new ArrayList<>(bench.surroundings().jvmOptions());
        options.add("-Xmx128m");
        try (BareSqlite sqlite = BareSqlite.open(file, true)) {
            sqlite.register(Phones.registered(USERS));
            try (Simulator simulator = Simulator.start(bench.surroundings(), Duration.ZERO);
                    Product product =
                            Product.onSqlite(bench.surroundings().withJvmOptions(options), file, simulator.url());
                    Load load = Load.connect(product.address(), CONNECTIONS)) {
                Webhooks webhooks = new Webhooks(Account.MADE_UP, product.authority(), Bench.nextRun());
                Duration step = bench.seconds(MEASURED / STEPS);
                List<Long> resident = new ArrayList<>();
                long next = 0;
                for (int i = 0; i < STEPS; i++) {
                    List<byte[]> requests =
                            webhooks.prepare(next, bench.count(RATE, MEASURED / STEPS) + 1, Memory::phone);
                    next += requests.size();
                    Latencies latencies = load.run(Pace.rate(RATE, step), Requests.once(requests))
                            .allWith(OK);
                    resident.add(product.child()
                            .residentMib()
                            .orElseThrow(() -> new IllegalStateException(
                                    "this system does not tell how much memory a process holds")));
                    bench.note(resident.getLast() + " MiB; " + latencies);
                }
                double most =
                        resident.stream().mapToDouble(Long::doubleValue).max().orElseThrow();
                double growth = (double) resident.getLast() - resident.get(STEPS / 2 - 1);
                return List.of(
                        Figure.of("memory at 500/s with -Xmx128m, resident", most, "MiB")
                                .against(new Target.AtMost(300)),
                        Figure.of("the same, growth in the second half", growth, "MiB"));
            }
        }
    }

    private static String phone(long number) {
        return number % REGISTERED_EVERY == 0
                ? Phones.registered(number / REGISTERED_EVERY, USERS)
                : Phones.stranger(number, STRANGERS);
    }
}
