package org.quietline.benchmarks.scenario;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.quietline.benchmarks.process.FirestoreEmulator;
import org.quietline.benchmarks.process.Product;
import org.quietline.benchmarks.report.Figure;
import org.quietline.benchmarks.report.Target;

/** From the start of the process until {@code /readyz} says 200: the middle one of several starts on a known store. */
public final class Start implements Scenario {
    private static final int STARTS = 5;
    private static final URI NOBODY = URI.create("http://127.0.0.1:9");

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String description() {
        return "from the start of the process until it is ready, on SQLite and on Firestore's emulator";
    }

    @Override
    public List<Figure> measure(Bench bench) {
        List<Figure> figures = new ArrayList<>();
        Path file = bench.directory("start").resolve("quietline.db");
        figures.add(Figure.of(
                        "start to ready on SQLite",
                        median(bench, () -> Product.onSqlite(bench.surroundings(), file, NOBODY)),
                        "s")
                .against(new Target.AtMost(1.5)));
        Optional<Path> jar = FirestoreEmulator.jar();
        if (jar.isPresent()) {
            try (FirestoreEmulator emulator = FirestoreEmulator.start(bench.surroundings(), jar.get())) {
                figures.add(Figure.of(
                                "start to ready on Firestore",
                                median(bench, () -> Product.onFirestore(bench.surroundings(), emulator, NOBODY)),
                                "s")
                        .against(new Target.AtMost(2.5)));
            }
        }
        return figures;
    }

    /** The first start, which makes the tables, does not count. */
    private static double median(Bench bench, Supplier<Product> start) {
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i <= STARTS; i++) {
            try (Product product = start.get()) {
                times.add(product.untilReady());
            }
        }
        bench.note("starts: " + times);
        return times.subList(1, times.size()).stream()
                        .sorted()
                        .toList()
                        .get(STARTS / 2)
                        .toNanos()
                / 1e9;
    }
}
