package org.quietline.application.browse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.LiveFeed;
import org.quietline.application.port.LoggedMessage;

/**
 * Passes changes of the log on to everybody who looks, over one listener at the store however many look. Numbers the
 * changes and remembers the latest, so that one who lost the connection gets what was missed.
 */
public final class FollowMessages implements AutoCloseable {
    /** How many changes are remembered for those who come back. */
    public static final int REMEMBERED = 2_000;

    private final String run;
    private final Deque<Event> latest = new ArrayDeque<>();
    private final Set<Follower> followers = new CopyOnWriteArraySet<>();
    private final LiveFeed.Subscription subscription;
    private final AtomicLong count = new AtomicLong();

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

    /**
     * Begins to listen at the store.
     *
     * @param run an id that no other run of the program has
     */
    @SuppressWarnings("this-escape")
    public FollowMessages(LiveFeed feed, String run) {
        this.run = run;
        this.subscription = feed.follow(new LiveFeed.Listener() {
            @Override
            public void changed(LoggedMessage message) {
                publish(message);
            }

            @Override
            public void gap() {
                publish(null);
            }
        });
    }

    /**
     * Hands over every event from now on, after those that were missed since the one with this id. When that cannot be
     * told, a {@link Event.Gap} comes first.
     *
     * @param lastEventId the last event that the follower had, or null for a new one
     * @return ends the flow when closed
     */
    public synchronized LiveFeed.Subscription follow(@Nullable String lastEventId, Follower follower) {
        missed(lastEventId).forEach(follower::take);
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    /** The id of the latest event: whoever reads the log now and follows from this event on misses nothing. */
    public synchronized String latest() {
        return run + "-" + count;
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
        if (lastEventId == null || lastEventId.equals(latest())) {
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
        return found ? since : List.of(new Event.Gap(latest()));
    }

    @Override
    public void close() {
        subscription.close();
    }
}
