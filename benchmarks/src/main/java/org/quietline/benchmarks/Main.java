package org.quietline.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quietline.benchmarks.process.Surroundings;
import org.quietline.benchmarks.report.Figure;
import org.quietline.benchmarks.report.Table;
import org.quietline.benchmarks.scenario.Bench;
import org.quietline.benchmarks.scenario.Scenario;
import org.quietline.benchmarks.scenario.Scenarios;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the scenarios that are named, or all of them, and prints one table. */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        description = "Measure the program beside what bare Undertow, SQLite and Firestore do in the same run.")
public final class Main implements Callable<Integer> {
    @Parameters(paramLabel = "SCENARIO", description = "what to measure; everything when left out (see --list)")
    private List<String> names = List.of();

    @Option(names = "--list", description = "tell which scenarios there are")
    private boolean isList;

    @Option(
            names = "--scale",
            defaultValue = "1",
            description = "how much longer than usual to warm up and measure (${DEFAULT-VALUE})")
    private double scale = 1;

    @Option(names = "--jvm", description = "an option for the measured program's Java; may be repeated")
    private List<String> jvmOptions = List.of();

    @Option(
            names = "--checkout",
            defaultValue = ".",
            description = "where the built sources are (the present directory)")
    private Path checkout = Path.of(".");

    @Option(names = "--profile", description = "leave a profile of the program here, by its flight recorder")
    private @Nullable Path profiles;

    @Option(names = "--directory", description = "keep databases and logs here (else a temporary directory)")
    private Path directory = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Exit code 1 means that something could not be measured, 2 wrong usage; a missed target is no failure. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (isList) {
            Scenarios.ALL.forEach(scenario -> out.printf("%-22s %s%n", scenario.name(), scenario.description()));
            return 0;
        }
        List<Scenario> chosen = Scenarios.named(names, spec.commandLine());
        boolean isKept = !directory.toString().isEmpty();
        Path work = isKept ? Files.createDirectories(directory) : Files.createTempDirectory("quietline-benchmarks");
        Bench bench =
                new Bench(Surroundings.of(checkout, work, jvmOptions, profiles), scale, note -> tell(err, "  " + note));
        List<Figure> figures = new ArrayList<>();
        int failures = 0;
        for (Scenario scenario : chosen) {
            if (!scenario.obstacle().isEmpty()) {
                tell(err, scenario.name() + " is left out: " + scenario.obstacle());
                continue;
            }
            long start = System.nanoTime();
            tell(err, scenario.name() + ": " + scenario.description());
            try {
                figures.addAll(scenario.measure(bench));
            } catch (IllegalStateException e) {
                tell(err, "  could not be measured: " + e.getMessage());
                failures++;
            }
            tell(err, "  took " + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s");
        }
        Table.of(figures).forEach(out::println);
        out.flush();
        if (isKept || failures > 0) {
            tell(err, "databases and logs are in " + work);
        } else {
            Trash.delete(work);
        }
        return failures == 0 ? 0 : 1;
    }

    private static void tell(PrintWriter err, String text) {
        err.println(text);
        err.flush();
    }
}
