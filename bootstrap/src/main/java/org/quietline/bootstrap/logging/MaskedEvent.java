package org.quietline.bootstrap.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quietline.domain.phone.Redaction;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/**
 * A log event as it may be written: numbers are masked in its message, its arguments, its exceptions with all their
 * causes, and everything attached to it. Ids, dates and times stay readable.
 */
final class MaskedEvent implements ILoggingEvent {
    private final ILoggingEvent event;
    private final @Nullable IThrowableProxy throwable;

    MaskedEvent(ILoggingEvent event) {
        this.event = event;
        this.throwable = MaskedThrowable.of(event.getThrowableProxy());
    }

    static @Nullable String masked(@Nullable String text) {
        return text == null ? null : Redaction.redact(text);
    }

    @Override
    public @Nullable String getFormattedMessage() {
        return masked(event.getFormattedMessage());
    }

    @Override
    public @Nullable String getMessage() {
        return masked(event.getMessage());
    }

    @Override
    public Object @Nullable [] getArgumentArray() {
        Object[] arguments = event.getArgumentArray();
        return arguments == null
                ? null
                : Arrays.stream(arguments)
                        .map(argument -> Redaction.redact(String.valueOf(argument)))
                        .toArray();
    }

    @Override
    public @Nullable IThrowableProxy getThrowableProxy() {
        return throwable;
    }

    @Override
    public Map<String, String> getMDCPropertyMap() {
        return event.getMDCPropertyMap().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> Redaction.redact(entry.getKey()),
                        entry -> Redaction.redact(String.valueOf(entry.getValue())),
                        (one, other) -> one));
    }

    /** As {@link #getMDCPropertyMap()}. */
    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester")
    public Map<String, String> getMdc() {
        return getMDCPropertyMap();
    }

    @Override
    public @Nullable List<KeyValuePair> getKeyValuePairs() {
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        return pairs == null
                ? null
                : pairs.stream()
                        .map(pair -> new KeyValuePair(
                                Redaction.redact(pair.key), Redaction.redact(String.valueOf(pair.value))))
                        .toList();
    }

    @Override
    public @Nullable String getThreadName() {
        return masked(event.getThreadName());
    }

    @Override
    public @Nullable String getLoggerName() {
        return masked(event.getLoggerName());
    }

    @Override
    public Level getLevel() {
        return event.getLevel();
    }

    @Override
    public LoggerContextVO getLoggerContextVO() {
        return event.getLoggerContextVO();
    }

    @Override
    public StackTraceElement[] getCallerData() {
        return event.getCallerData();
    }

    @Override
    public boolean hasCallerData() {
        return event.hasCallerData();
    }

    @Override
    public @Nullable List<Marker> getMarkerList() {
        return null;
    }

    @Override
    public long getTimeStamp() {
        return event.getTimeStamp();
    }

    @Override
    public int getNanoseconds() {
        return event.getNanoseconds();
    }

    @Override
    public Instant getInstant() {
        return event.getInstant();
    }

    @Override
    public long getSequenceNumber() {
        return event.getSequenceNumber();
    }

    @Override
    public void prepareForDeferredProcessing() {
        event.prepareForDeferredProcessing();
    }
}
