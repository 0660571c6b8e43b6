package org.quietline.adapter.firestore.log;

import com.google.cloud.firestore.DocumentSnapshot;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
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
    private final int window;
    private final ScheduledExecutorService executor;
    private final Set<Follower> followers = new CopyOnWriteArraySet<>();
    private volatile List<ChangeTail> tails = List.of();

    /**
     * @param database where the log is kept
     * @param isEmulated whether it is an emulator, which makes much of each change
     */
    public FirestoreLiveFeed(Database database, boolean isEmulated) {
        this.database = database;
        this.window = isEmulated ? ChangeTail.EMULATOR_WINDOW : ChangeTail.WINDOW;
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
            tails = List.of(tail(Database.INCOMING, this::incoming), tail(Database.OUTGOING, this::outgoing));
            tails.forEach(ChangeTail::start);
        }
        followers.add(follower);
        return () -> leave(follower);
    }

    private ChangeTail tail(String collection, Consumer<DocumentSnapshot> changed) {
        return new ChangeTail(
                database, collection, window, executor, document -> guarded(() -> changed.accept(document)), this::gap);
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
            executor.execute(() -> tails.forEach(ChangeTail::reconnect));
        } catch (RejectedExecutionException e) {
            LOG.debug("the feed is closed");
        }
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

    /** A listener that breaks its promise must not take the feed from the others, nor a document the next ones. */
    private static void guarded(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            LOG.error("a change could not be told: {}", e.getClass().getName());
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
