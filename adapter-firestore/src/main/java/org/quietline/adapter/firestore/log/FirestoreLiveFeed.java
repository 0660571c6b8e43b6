package org.quietline.adapter.firestore.log;

import com.google.cloud.firestore.DocumentSnapshot;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.quietline.adapter.firestore.client.BadDocumentException;
import org.quietline.adapter.firestore.client.Database;
import org.quietline.application.port.LiveFeed;
import org.quietline.application.port.LoggedMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes of the log, heard from Firestore: one listener for each direction, however many follow. They run while
 * anybody follows.
 */
public final class FirestoreLiveFeed implements LiveFeed, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FirestoreLiveFeed.class);

    private final Database database;
    private final ScheduledExecutorService executor;
    private final Set<Follower> followers = new CopyOnWriteArraySet<>();
    private List<ChangeTail> tails = List.of();

    /** @param database where the log is kept */
    public FirestoreLiveFeed(Database database) {
        this.database = database;
        this.executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("firestore-feed").factory());
    }

    /** One who follows; two of them are never equal. */
    private static final class Follower {
        private final Listener listener;

        Follower(Listener listener) {
            this.listener = listener;
        }
    }

    @Override
    public synchronized Subscription follow(Listener listener) {
        Follower follower = new Follower(listener);
        if (followers.isEmpty()) {
            tails = List.of(
                    new ChangeTail(database, Database.INCOMING, executor, this::incoming, this::gap),
                    new ChangeTail(database, Database.OUTGOING, executor, this::outgoing, this::gap));
            tails.forEach(ChangeTail::start);
        }
        followers.add(follower);
        return () -> leave(follower);
    }

    private synchronized void leave(Follower follower) {
        if (followers.remove(follower) && followers.isEmpty()) {
            tails.forEach(ChangeTail::close);
            tails = List.of();
        }
    }

    /** Begins to listen anew, where it left off. To be told when listening broke off; returns at once. */
    public void reconnect() {
        try {
            executor.execute(() -> tails().forEach(ChangeTail::reconnect));
        } catch (RejectedExecutionException e) {
            LOG.debug("the feed is closed");
        }
    }

    private synchronized List<ChangeTail> tails() {
        return tails;
    }

    private void incoming(DocumentSnapshot document) {
        try {
            tell(new LoggedMessage.In(IncomingDocument.read(document)));
        } catch (BadDocumentException e) {
            database.badDocuments().report(document.getReference(), e);
        }
    }

    private void outgoing(DocumentSnapshot document) {
        try {
            tell(new LoggedMessage.Out(OutgoingDocument.read(document)));
        } catch (BadDocumentException e) {
            database.badDocuments().report(document.getReference(), e);
        }
    }

    private void tell(LoggedMessage message) {
        for (Follower follower : followers) {
            guarded(() -> follower.listener.changed(message));
        }
    }

    private void gap() {
        for (Follower follower : followers) {
            guarded(follower.listener::gap);
        }
    }

    /** A listener that breaks its promise must not take the feed from the others. */
    private static void guarded(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            LOG.error("a listener of the live feed failed: {}", e.getClass().getName());
        }
    }

    @Override
    public synchronized void close() {
        followers.clear();
        tails.forEach(ChangeTail::close);
        tails = List.of();
        executor.shutdownNow();
    }
}
