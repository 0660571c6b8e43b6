package org.quietline.benchmarks.scenario;

import java.util.List;
import org.quietline.benchmarks.report.Figure;

/** One thing to measure, with all that it needs started before and stopped after it. */
public interface Scenario {
    /** How it is named on the command line. */
    String name();

    /** What it measures, in a sentence. */
    String description();

    /** Why it cannot run on this machine, or "" when it can. */
    default String obstacle() {
        return "";
    }

    /** Measures. */
    List<Figure> measure(Bench bench);
}
