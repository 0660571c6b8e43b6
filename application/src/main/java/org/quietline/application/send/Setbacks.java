package org.quietline.application.send;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.quietline.application.port.SmsCarrier.Hindrance;
import org.quietline.domain.message.MessageId;

/**
 * What kept the carrier from taking messages that are tried again: for who asks why a message waits. It is not stored,
 * since it proves nothing; this process remembers the last attempt of the latest messages.
 */
public final class Setbacks {
    /** Of how many messages they are remembered. */
    public static final int MOST_MESSAGES = 1_000;

    private final Map<MessageId, Setback> latest = new LinkedHashMap<>();

    /**
     * An attempt that came to nothing.
     *
     * @param attempt which attempt of the message it was, from 1
     * @param at when the carrier answered, or did not
     */
    public record Setback(int attempt, Hindrance hindrance, Instant at) {}

    Setbacks() {}

    synchronized void add(MessageId message, Setback setback) {
        latest.remove(message);
        latest.put(message, setback);
        if (latest.size() > MOST_MESSAGES) {
            latest.remove(latest.keySet().iterator().next());
        }
    }

    /** The last one of this message, if this process made that attempt. */
    public synchronized Optional<Setback> of(MessageId message) {
        return Optional.ofNullable(latest.get(message));
    }
}
