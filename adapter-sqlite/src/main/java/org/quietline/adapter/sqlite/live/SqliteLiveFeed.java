package org.quietline.adapter.sqlite.live;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.sqlite.row.Change;
import org.quietline.application.port.LiveFeed;
import org.quietline.application.port.LoggedMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells followers of changes, on one thread however many they are. The commits of this process come from its writer;
 * those of others are looked for every half second, as long as anybody follows.
 */
public final class SqliteLiveFeed implements LiveFeed, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteLiveFeed.class);

    /** How many changes may wait for slow followers; when there are more, all of them become one gap. */
    private static final int MOST_WAITING = 10_000;

    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final ForeignChanges foreign;
    private final Set<Following> followers = new CopyOnWriteArraySet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Told told = new Told();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Guarded by the lock. */
    private final Queue<Change> waiting = new ArrayDeque<>();

    /** How many changes have ever been waiting. Guarded by the lock. */
    private long count;

    /** Guarded by the lock. */
    private boolean overflown;

    /** Guarded by the lock. */
    private @Nullable Thread thread;

    public SqliteLiveFeed(ForeignChanges foreign) {
        this.foreign = foreign;
    }

    /** Changes of this process, with the number of the first of them. */
    private record Batch(long first, List<Change> changes) {}

    /** One follower; nothing reaches it once it is closed. */
    private final class Following implements Subscription {
        private final Listener listener;
        private final long since;

        /** @param since the number of the first change that is to be told */
        Following(Listener listener, long since) {
            this.listener = listener;
            this.since = since;
        }

        void tell(Consumer<Listener> event) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("a follower of the log failed: {}", e.getClass().getName());
            }
        }

        @Override
        public void close() {
            followers.remove(this);
        }
    }

    @Override
    public Subscription follow(Listener listener) {
        lock.lock();
        try {
            Following following = new Following(listener, count);
            if (followers.isEmpty()) {
                foreign.beginHere();
            }
            followers.add(following);
            if (thread == null && !closed.get()) {
                thread = Thread.ofPlatform()
                        .daemon(true)
                        .name("quietline-sqlite-feed")
                        .start(this::work);
            }
            news.signal();
            return following;
        } finally {
            lock.unlock();
        }
    }

    /** Takes a commit of this process; returns at once. */
    public void committed(List<Change> changes) {
        if (followers.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            if (waiting.size() + changes.size() > MOST_WAITING) {
                waiting.clear();
                overflown = true;
            } else {
                waiting.addAll(changes);
            }
            count += changes.size();
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        long lookedAt = System.nanoTime();
        while (!closed.get()) {
            try {
                Optional<Batch> own = await();
                if (own.isEmpty()) {
                    tellAll(Listener::gap);
                } else {
                    tell(own.get());
                }
                if (!followers.isEmpty() && System.nanoTime() - lookedAt >= LOOK_EVERY_NANOS) {
                    lookedAt = System.nanoTime();
                    look();
                }
            } catch (InterruptedException e) {
                LOG.debug("the feed does not stop for an interruption, only when it is closed");
            }
        }
    }

    /** Waits for changes of this process, a while at most; empty when there were too many. */
    private Optional<Batch> await() throws InterruptedException {
        lock.lock();
        try {
            long patience = LOOK_EVERY_NANOS;
            while (waiting.isEmpty() && !overflown && !closed.get() && patience > 0) {
                if (followers.isEmpty()) {
                    news.await();
                } else {
                    patience = news.awaitNanos(patience);
                }
            }
            if (overflown) {
                overflown = false;
                return Optional.empty();
            }
            Batch batch = new Batch(count - waiting.size(), List.copyOf(waiting));
            waiting.clear();
            return Optional.of(batch);
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        try {
            if (!foreign.each(change -> tell(change, Long.MAX_VALUE))) {
                tellAll(Listener::gap);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warn(
                    "changes of other processes cannot be read now: {}",
                    e.getClass().getSimpleName());
        }
    }

    private void tell(Batch batch) {
        long number = batch.first();
        for (Change change : batch.changes()) {
            tell(change, number);
            number++;
        }
    }

    private void tell(Change change, long number) {
        if (told.isNew(change)) {
            LoggedMessage message = change.message();
            for (Following follower : followers) {
                if (follower.since <= number) {
                    follower.tell(listener -> listener.changed(message));
                }
            }
        }
    }

    private void tellAll(Consumer<Listener> event) {
        followers.forEach(follower -> follower.tell(event));
    }

    @Override
    public void close() {
        closed.set(true);
        @Nullable Thread running;
        lock.lock();
        try {
            news.signal();
            running = thread;
        } finally {
            lock.unlock();
        }
        try {
            if (running != null) {
                running.join(5_000);
            }
            foreign.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
