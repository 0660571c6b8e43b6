package org.quietline.application.browse;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.LiveFeed;
import org.quietline.application.port.LoggedMessage;

/**
 * Passes changes of the log on to everybody who looks, over one listener at the store however many look, and over none
 * while nobody does: a store may bill what it tells. Numbers the changes and remembers the latest, so that one who lost
 * the connection gets what was missed.
 */
public final class FollowMessages implements AutoCloseable {
    /** How many changes are remembered for those who come back. */
    public static final int REMEMBERED = 2_000;

    /** The first change after so long a time without anybody who looks is the last that the store is asked for. */
    public static final Duration IDLE = Duration.ofMinutes(5);

    private final LiveFeed feed;
    private final String run;
    private final InstantSource clock;
    private final Deque<Event> latest = new ArrayDeque<>();
    private final Set<Follower> followers = new CopyOnWriteArraySet<>();
    private final AtomicLong count = new AtomicLong();

    /** When somebody was last seen to look. */
    private final AtomicReference<Instant> interest;

    /**
     * Held while listening begins, ends, or has to go on. The feed's thread never waits for it, so that beginning to
     * listen may wait for the feed.
     */
    private final ReentrantLock listening = new ReentrantLock();

    /** The ear that hears; one before it hears no more. */
    private final AtomicReference<@Nullable Ear> hearing = new AtomicReference<>();

    /** Changed under the lock only. */
    private final AtomicReference<LiveFeed.@Nullable Subscription> subscription = new AtomicReference<>();

    /** Changed under the lock only. */
    private final AtomicBoolean hasListened = new AtomicBoolean();

    /** What followers hear. */
    public sealed interface Event {
        /** The event's id, unique among all runs of the program. */
        String id();

        /** A message is new or has changed. */
        record Changed(String id, LoggedMessage message) implements Event {}

        /** Something may have been missed: read the page again. */
        record Gap(String id) implements Event {}
    }

    /** Hears of events, one at a time. Must return quickly: it holds up the others. */
    @FunctionalInterface
    public interface Follower {
        /** Takes one event. */
        void take(Event event);
    }

    /** What hears one stretch of listening. */
    private final class Ear implements LiveFeed.Listener {
        @Override
        public void changed(LoggedMessage message) {
            hear(message);
        }

        @Override
        public void gap() {
            hear(null);
        }

        private void hear(@Nullable LoggedMessage message) {
            if (hearing.get() == this) {
                publish(message);
                stopWhenIdle();
            }
        }
    }

    /** @param run an id that no other run of the program has */
    public FollowMessages(LiveFeed feed, String run, InstantSource clock) {
        this.feed = feed;
        this.run = run;
        this.clock = clock;
        this.interest = new AtomicReference<>(clock.instant());
    }

    /**
     * Hands over every event from now on, after those that were missed since the one with this id. When that cannot be
     * told, a {@link Event.Gap} comes first.
     *
     * @param lastEventId the last event that the follower had, or null for a new one
     * @return ends the flow when closed
     */
    public LiveFeed.Subscription follow(@Nullable String lastEventId, Follower follower) {
        listening.lock();
        try {
            listen();
            join(lastEventId, follower);
        } finally {
            listening.unlock();
        }
        return () -> {
            interest.set(clock.instant());
            followers.remove(follower);
        };
    }

    private synchronized void join(@Nullable String lastEventId, Follower follower) {
        missed(lastEventId).forEach(follower::take);
        followers.add(follower);
    }

    /** The id of the latest event: whoever reads the log now and follows from this event on misses nothing. */
    public String latest() {
        listening.lock();
        try {
            listen();
            return id();
        } finally {
            listening.unlock();
        }
    }

    private synchronized String id() {
        return run + "-" + count;
    }

    /** Under the lock. */
    private void listen() {
        interest.set(clock.instant());
        if (subscription.get() != null) {
            return;
        }
        Ear ear = new Ear();
        hearing.set(ear);
        subscription.set(feed.follow(ear));
        if (hasListened.getAndSet(true)) {
            publish(null);
        }
    }

    private void stopWhenIdle() {
        if (!isIdle() || !listening.tryLock()) {
            return;
        }
        try {
            if (isIdle()) {
                stop();
            }
        } finally {
            listening.unlock();
        }
    }

    private boolean isIdle() {
        return followers.isEmpty() && !clock.instant().isBefore(interest.get().plus(IDLE));
    }

    /** Under the lock. */
    private void stop() {
        LiveFeed.Subscription ended = subscription.getAndSet(null);
        hearing.set(null);
        if (ended != null) {
            ended.close();
        }
    }

    /** How many follow just now. */
    public int followers() {
        return followers.size();
    }

    private synchronized void publish(@Nullable LoggedMessage message) {
        String id = run + "-" + count.incrementAndGet();
        Event event = message == null ? new Event.Gap(id) : new Event.Changed(id, message);
        latest.addLast(event);
        if (latest.size() > REMEMBERED) {
            latest.removeFirst();
        }
        for (Follower follower : followers) {
            follower.take(event);
        }
    }

    private List<Event> missed(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.equals(id())) {
            return List.of();
        }
        List<Event> since = new ArrayList<>();
        boolean found = lastEventId.equals(run + "-0") && count.get() == latest.size();
        for (Event event : latest) {
            if (found) {
                since.add(event);
            }
            found |= event.id().equals(lastEventId);
        }
        return found ? since : List.of(new Event.Gap(id()));
    }

    @Override
    public void close() {
        listening.lock();
        try {
            stop();
        } finally {
            listening.unlock();
        }
    }
}
