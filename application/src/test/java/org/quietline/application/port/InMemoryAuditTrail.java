package org.quietline.application.port;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An audit in memory. */
public final class InMemoryAuditTrail implements AuditTrail {
    private final Map<String, AuditEvent> events = new LinkedHashMap<>();

    @Override
    public synchronized void append(AuditEvent event) {
        events.putIfAbsent(event.id(), event);
    }

    @Override
    public synchronized Page<AuditEvent> page(@Nullable Position after, int limit) {
        return InMemoryMessagePages.page(
                events.values().stream(), event -> new Position("", event.at(), event.id()), true, after, limit);
    }

    @Override
    public void each(Consumer<AuditEvent> event) {
        List<AuditEvent> sorted;
        synchronized (this) {
            sorted = events.values().stream()
                    .sorted(Comparator.comparing(AuditEvent::run).thenComparingLong(AuditEvent::number))
                    .toList();
        }
        sorted.forEach(event);
    }

    /** Every event in the order in which they were written. */
    public synchronized List<AuditEvent> all() {
        return List.copyOf(events.values());
    }

    /** What was done, in order: {@code actor action subject detail}, without the empty parts. */
    public List<String> lines() {
        return all().stream()
                .map(event -> String.join(" ", event.actor(), event.action(), event.subject(), event.detail())
                        .replaceAll(" +", " ")
                        .strip())
                .toList();
    }
}
