package org.quietline.simulator.message;

import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The newest messages, in memory; beyond its capacity the oldest are forgotten. Safe for many threads. */
public final class MessageStore {
    private final int capacity;
    private final AtomicLong lastSequence = new AtomicLong();
    private final ConcurrentNavigableMap<Long, Message> messages = new ConcurrentSkipListMap<>();
    private final AtomicLong size = new AtomicLong();
    private final Map<String, Long> sequences = new ConcurrentHashMap<>();
    private final Map<String, NavigableSet<Long>> byPhone = new ConcurrentHashMap<>();
    private final List<Consumer<Message>> watchers = new CopyOnWriteArrayList<>();

    /** Returns a store that keeps this many messages at most. */
    public MessageStore(int capacity) {
        this.capacity = capacity;
    }

    /** Calls the watcher with each new and each changed message, on the thread that changed it. */
    public void watch(Consumer<Message> watcher) {
        watchers.add(watcher);
    }

    /** Keeps a new message and returns it with its place in the order. */
    public Message add(Message message) {
        Message added = message.numbered(lastSequence.incrementAndGet());
        messages.put(added.sequence(), added);
        sequences.put(added.sid(), added.sequence());
        byPhone.compute(added.phone(), (phone, set) -> {
            NavigableSet<Long> known = set == null ? new ConcurrentSkipListSet<>() : set;
            known.add(added.sequence());
            return known;
        });
        if (size.incrementAndGet() > capacity) {
            forgetOldest();
        }
        watchers.forEach(watcher -> watcher.accept(added));
        return added;
    }

    public Optional<Message> find(String sid) {
        return Optional.ofNullable(sequences.get(sid)).map(messages::get);
    }

    /** Changes a message atomically; the change may be tried more than once. Empty if there is no such message. */
    public Optional<Message> update(String sid, UnaryOperator<Message> change) {
        Optional<Message> changed = Optional.ofNullable(sequences.get(sid))
                .map(sequence -> messages.computeIfPresent(sequence, (key, message) -> change.apply(message)));
        changed.ifPresent(message -> watchers.forEach(watcher -> watcher.accept(message)));
        return changed;
    }

    /** Forgets a message and tells whether it was there. */
    public boolean remove(String sid) {
        Long sequence = sequences.get(sid);
        Message gone = sequence == null ? null : messages.remove(sequence);
        if (gone != null) {
            forget(gone);
        }
        return gone != null;
    }

    /** Forgets everything. */
    public void clear() {
        messages.values().forEach(message -> remove(message.sid()));
    }

    /** Returns all messages that come before this place in the order, newest first. */
    public Stream<Message> before(long sequence) {
        return messages.headMap(sequence).descendingMap().values().stream();
    }

    /** Returns the messages to and from one phone that come before this place in the order, newest first. */
    public Stream<Message> ofPhoneBefore(String phone, long sequence) {
        NavigableSet<Long> known = byPhone.get(phone);
        return known == null
                ? Stream.empty()
                : known.headSet(sequence, false).descendingSet().stream()
                        .map(messages::get)
                        .filter(Objects::nonNull);
    }

    private void forgetOldest() {
        Map.Entry<Long, Message> oldest = messages.pollFirstEntry();
        if (oldest != null) {
            forget(oldest.getValue());
        }
    }

    private void forget(Message gone) {
        sequences.remove(gone.sid());
        byPhone.computeIfPresent(gone.phone(), (phone, set) -> {
            set.remove(gone.sequence());
            return set.isEmpty() ? null : set;
        });
        size.decrementAndGet();
    }
}
