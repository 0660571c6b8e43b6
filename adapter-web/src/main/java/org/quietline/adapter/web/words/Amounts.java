package org.quietline.adapter.web.words;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Shows counts, shares and lengths of time. */
public final class Amounts {
    /** Shown where there is nothing to tell yet. */
    public static final String NONE = "–";

    private static final int SECOND = 1_000;
    private static final int MINUTE = 60 * SECOND;

    private Amounts() {}

    /** A count with its thousands apart. */
    public static String count(long count) {
        return NumberFormat.getIntegerInstance(Locale.US).format(count);
    }

    /** A count and its noun, in the plural unless it is one. */
    public static String count(long count, String one, String many) {
        return count(count) + " " + (count == 1 ? one : many);
    }

    /** A share of a whole in percent, rounded down: what is not all is never shown as all. */
    public static String percent(OptionalDouble share) {
        if (share.isEmpty()) {
            return NONE;
        }
        BigDecimal percent = BigDecimal.valueOf(share.getAsDouble()).movePointRight(2);
        return percent.setScale(2, RoundingMode.DOWN).stripTrailingZeros().toPlainString() + "%";
    }

    /** A length of time, as exactly as one wants to know it. */
    public static String time(Optional<Duration> time) {
        if (time.isEmpty()) {
            return NONE;
        }
        long millis = time.get().toMillis();
        if (millis < SECOND) {
            return millis + " ms";
        }
        return millis < MINUTE
                ? String.format(Locale.ROOT, "%.1f s", (double) millis / SECOND)
                : String.format(Locale.ROOT, "%.1f min", (double) millis / MINUTE);
    }
}
