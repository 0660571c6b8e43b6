package org.quietline.benchmarks.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param scenario what was measured
 * @param value the figure
 * @param unit of the figure, such as {@code /s}
 * @param baseline the figure that it is compared with, in the same unit; null when there is none
 * @param target what it should be; null when nothing is asked
 */
public record Figure(
        String scenario,
        double value,
        String unit,
        @Nullable Double baseline,
        @Nullable Target target) {
    /** A figure that nothing is asked of. */
    public static Figure of(String scenario, double value, String unit) {
        return new Figure(scenario, value, unit, null, null);
    }

    /** The same, held against this. */
    public Figure against(Target asked) {
        return new Figure(scenario, value, unit, baseline, asked);
    }

    /** The same, compared with this figure. */
    public Figure comparedWith(double other) {
        return new Figure(scenario, value, unit, other, target);
    }

    String shown() {
        return number(value) + " " + unit;
    }

    String shownBaseline() {
        return baseline == null ? "" : number(baseline) + " " + unit;
    }

    String shownRatio() {
        return baseline == null || baseline == 0 ? "" : String.format(Locale.ROOT, "%.2f", value / baseline);
    }

    String shownTarget() {
        return target == null ? "" : target.words(unit);
    }

    String verdict() {
        return target == null ? "" : target.isMet(this) ? "met" : "NOT MET";
    }

    static String number(double value) {
        if (Math.abs(value) >= 1_000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(
                Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
    }
}
