package org.quietline.bootstrap.logging;

import ch.qos.logback.classic.pattern.TargetLengthBasedClassNameAbbreviator;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes each event as one line for people, its exception included. What would end a line or steer a terminal is
 * replaced, so that no event can pass for another.
 */
final class TextLayout extends LayoutBase<ILoggingEvent> {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+\\s*");
    private static final int LOGGER_LENGTH = 24;

    private final DateTimeFormatter time =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());
    private final TargetLengthBasedClassNameAbbreviator logger =
            new TargetLengthBasedClassNameAbbreviator(LOGGER_LENGTH);
    private final ThrowableProxyConverter stackTrace = new ThrowableProxyConverter();

    @Override
    public void start() {
        stackTrace.start();
        super.start();
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        String said = event.getThrowableProxy() == null
                ? event.getFormattedMessage()
                : event.getFormattedMessage() + "\n" + stackTrace.convert(event).strip();
        return "%s %-5s %s - %s%n"
                .formatted(
                        time.format(event.getInstant()),
                        event.getLevel(),
                        logger.abbreviate(event.getLoggerName()),
                        CONTROL.matcher(said).replaceAll(" | "));
    }
}
