package org.quietline.bootstrap.logging;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/** Writes each event as one JSON object on one line, with the names that log collectors know. */
final class JsonLayout extends LayoutBase<ILoggingEvent> {
    private static final Pattern MESSAGE_ID =
            Pattern.compile("\\b(?:(?:SM|MM)\\p{XDigit}{32}|\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})\\b");

    private final JsonFactory json = new JsonFactory();
    private final ThrowableProxyConverter stackTrace = new ThrowableProxyConverter();

    @Override
    public void start() {
        stackTrace.start();
        super.start();
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        StringWriter line = new StringWriter();
        try (JsonGenerator object = json.createGenerator(line)) {
            object.writeStartObject();
            object.writeStringField("timestamp", event.getInstant().toString());
            object.writeStringField("level", event.getLevel().toString().toLowerCase(Locale.ROOT));
            object.writeStringField("logger", event.getLoggerName());
            object.writeStringField("thread", event.getThreadName());
            object.writeStringField("message", event.getFormattedMessage());
            Optional<String> messageId = messageId(event.getFormattedMessage());
            if (messageId.isPresent()) {
                object.writeStringField("messageId", messageId.get());
            }
            for (Map.Entry<String, String> entry : context(event).entrySet()) {
                object.writeStringField("context." + entry.getKey(), entry.getValue());
            }
            if (event.getThrowableProxy() != null) {
                object.writeStringField("exception", stackTrace.convert(event));
            }
            object.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.append('\n').toString();
    }

    /** The message that an event is about: the first name of one, of the carrier's or of ours, in what it says. */
    private static Optional<String> messageId(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(MESSAGE_ID::matcher)
                .filter(Matcher::find)
                .map(Matcher::group);
    }

    private static Map<String, String> context(ILoggingEvent event) {
        Map<String, String> context = new TreeMap<>(event.getMDCPropertyMap());
        @Nullable List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs != null) {
            pairs.forEach(pair -> context.put(pair.key, String.valueOf(pair.value)));
        }
        return context;
    }
}
