package org.quietline.benchmarks.scenario;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.quietline.benchmarks.report.Figure;
import org.quietline.benchmarks.report.Target;

/** The inner pieces by themselves, by JMH. */
public final class InnerPieces implements Scenario {
    private static final String LIST_PAGE = "PageRendering.html";
    private static final double SECONDS = 1;
    private static final int ROUNDS = 2;

    @Override
    public String name() {
        return "pieces";
    }

    @Override
    public String description() {
        return "signature, parsing, redaction, segments, masking and the list page by themselves, by JMH";
    }

    @Override
    public List<Figure> measure(Bench bench) {
        TimeValue time = TimeValue.milliseconds(bench.seconds(SECONDS).toMillis());
        Options options = new OptionsBuilder()
                .include("org.quietline.benchmarks.micro.*")
                .forks(1)
                .warmupIterations(ROUNDS)
                .warmupTime(time)
                .measurementIterations(ROUNDS)
                .measurementTime(time)
                .jvmArgs("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow")
                .verbosity(VerboseMode.SILENT)
                .build();
        List<Figure> figures = new ArrayList<>();
        try {
            for (RunResult result : new Runner(options).run()) {
                String name = result.getParams().getBenchmark().replaceAll(".*\\.([^.]+\\.[^.]+)$", "$1");
                Figure figure = Figure.of(name, result.getPrimaryResult().getScore(), "us");
                figures.add(name.equals(LIST_PAGE) ? figure.against(new Target.AtMost(150)) : figure);
            }
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH did not run", e);
        }
        return figures;
    }
}
