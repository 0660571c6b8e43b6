package org.quietline.adapter.web.words;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.quietline.adapter.web.page.Time;

/** Shows times: in UTC here, in the reader's own zone once the page's script runs. */
public final class Times {
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Times() {}

    /** The day in UTC, in words. */
    public static String day(Instant at) {
        return DAY.format(at);
    }

    /** The time as it is shown. */
    public static Time shown(Instant at) {
        return new Time(at.toString(), WORDS.format(at));
    }
}
