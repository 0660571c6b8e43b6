package org.quietline.benchmarks.report;

/** What a figure should be. */
public sealed interface Target {
    /** Whether this figure is so. */
    boolean isMet(Figure figure);

    /** The target in words, for figures of this unit. */
    String words(String unit);

    /** No less than this. */
    record AtLeast(double least) implements Target {
        @Override
        public boolean isMet(Figure figure) {
            return figure.value() >= least;
        }

        @Override
        public String words(String unit) {
            return ">= " + Figure.number(least) + " " + unit;
        }
    }

    /** No more than this. */
    record AtMost(double most) implements Target {
        @Override
        public boolean isMet(Figure figure) {
            return figure.value() <= most;
        }

        @Override
        public String words(String unit) {
            return "<= " + Figure.number(most) + " " + unit;
        }
    }

    /** No less than this part of the baseline. */
    record OfBaseline(double part) implements Target {
        @Override
        public boolean isMet(Figure figure) {
            Double baseline = figure.baseline();
            return baseline != null && figure.value() >= part * baseline;
        }

        @Override
        public String words(String unit) {
            return ">= " + Figure.number(part) + " of the baseline";
        }
    }

    /** No more than so many times the baseline, or within so much of it where both are small. */
    record NearBaseline(double times, double orMore) implements Target {
        @Override
        public boolean isMet(Figure figure) {
            Double baseline = figure.baseline();
            return baseline != null && figure.value() <= Math.max(times * baseline, baseline + orMore);
        }

        @Override
        public String words(String unit) {
            return "<= " + Figure.number(times) + " of the baseline, or " + Figure.number(orMore) + " " + unit
                    + " more";
        }
    }
}
