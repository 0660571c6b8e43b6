package org.quietline.application.port;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** Statistics in memory. */
public final class InMemoryStatistics implements Statistics {
    private final ConcurrentHashMap<Key, Shard> shards = new ConcurrentHashMap<>();

    private record Key(LocalDate day, String process) {}

    @Override
    public void store(Shard shard) {
        shards.put(new Key(shard.day(), shard.process()), shard);
    }

    @Override
    public List<Shard> between(LocalDate first, LocalDate last) {
        return shards.values().stream()
                .filter(shard -> !shard.day().isBefore(first) && !shard.day().isAfter(last))
                .toList();
    }
}
