package org.quietline.simulator.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates as the API writes them: RFC 2822 in UTC, whole seconds. */
final class Dates {
    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss '+0000'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Dates() {}

    static @Nullable String rfc2822(@Nullable Instant instant) {
        return instant == null ? null : RFC_2822.format(instant);
    }
}
