package org.quietline.application.port;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Watermarks in memory. */
public final class InMemoryWatermarks implements Watermarks {
    private final ConcurrentHashMap<String, Instant> marks = new ConcurrentHashMap<>();

    @Override
    public Optional<Instant> find(String name) {
        return Optional.ofNullable(marks.get(name));
    }

    @Override
    public void advance(String name, Instant to) {
        marks.merge(name, to, (stored, wanted) -> wanted.isAfter(stored) ? wanted : stored);
    }
}
