package org.quietline.adapter.twilio.carrier;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a {@code Retry-After} header (RFC 9110, section 10.2.3): seconds, or the time of a date. */
final class RetryAfter {
    /** Nobody means longer than this; it is taken for this. */
    static final Duration LONGEST = Duration.ofHours(1);

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");
    private static final int LONGEST_DIGITS = 9;

    private RetryAfter() {}

    /** How long to wait, from zero to {@link #LONGEST}; empty when the header says nothing that can be read. */
    static Optional<Duration> parse(String header, Instant now) {
        String value = header.trim();
        if (SECONDS.matcher(value).matches()) {
            return Optional.of(
                    value.length() > LONGEST_DIGITS ? LONGEST : bounded(Duration.ofSeconds(Long.parseLong(value))));
        }
        try {
            Instant when = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(bounded(Duration.between(now, when)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration asked) {
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
