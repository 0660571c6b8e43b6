package org.quietline.adapter.firestore.log;

import com.google.cloud.Timestamp;
import com.google.cloud.firestore.DocumentChange;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.FirestoreException;
import com.google.cloud.firestore.ListenerRegistration;
import com.google.cloud.firestore.Query;
import com.google.cloud.firestore.QueryDocumentSnapshot;
import com.google.cloud.firestore.QuerySnapshot;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.firestore.client.Call;
import org.quietline.adapter.firestore.client.Database;
import org.quietline.application.port.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of the changes to one collection from a moment on. Listens to the documents that were changed last, a bounded
 * number of them, by the time that Firestore gave them; so neither an old log nor a long run costs reads or memory. All
 * times are Firestore's own.
 */
final class ChangeTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeTail.class);

    /** How many documents are listened to. More changes than these at once are told as a gap. */
    static final int WINDOW = 250;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Database database;
    private final String collection;
    private final ScheduledExecutorService executor;
    private final Consumer<DocumentSnapshot> changed;
    private final Runnable gap;

    /** What was heard last, and how to stop hearing. Guarded by this tail's monitor. */
    private @Nullable Timestamp heardUntil;

    private @Nullable Timestamp newest;
    private @Nullable ListenerRegistration registration;
    private @Nullable Future<?> retry;
    private @Nullable Future<?> watchdog;
    private boolean hasBegun;
    private Duration pause = FIRST_PAUSE;
    private boolean owesGap;
    private boolean closed;

    /**
     * @param executor runs all that the tail tells, one after the other
     * @param changed takes each new or changed document
     * @param gap is told when changes may have been missed
     */
    ChangeTail(
            Database database,
            String collection,
            ScheduledExecutorService executor,
            Consumer<DocumentSnapshot> changed,
            Runnable gap) {
        this.database = database;
        this.collection = collection;
        this.executor = executor;
        this.changed = changed;
        this.gap = gap;
    }

    /**
     * Hears of every change that is committed after this returns; when the store is out of reach, tells a gap later.
     */
    synchronized void start() {
        retry = null;
        if (closed) {
            return;
        }
        try {
            if (heardUntil == null) {
                findStart();
            }
            Query query = LogQueries.changes(collection).query(database);
            Query latest =
                    newest == null ? query : query.whereGreaterThanOrEqualTo(IncomingDocument.CHANGED_AT, newest);
            hasBegun = false;
            registration = latest.limit(WINDOW).addSnapshotListener(executor, this::hear);
            if (watchdog != null) {
                watchdog.cancel(false);
            }
            watchdog = executor.schedule(this::checkBegun, LONGEST_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (StoreUnavailableException | IllegalStateException | RejectedExecutionException e) {
            startLater("the store is unavailable");
        }
    }

    private void findStart() {
        Query last = LogQueries.changes(collection).query(database).limit(1);
        QuerySnapshot found = Call.of("looking for the latest change").answer(last::get);
        newest = found.isEmpty() ? null : found.getDocuments().getFirst().getTimestamp(IncomingDocument.CHANGED_AT);
        heardUntil = found.getReadTime();
    }

    /** Listening begins with a snapshot, be it empty; without one nobody is at the other end. */
    private synchronized void checkBegun() {
        if (!hasBegun) {
            reconnect();
        }
    }

    /**
     * Begins anew where it left off. The client would go on by itself, with a token that it was given; but a server
     * that was restarted may take the token for the future and then say nothing, and our own place is as good.
     */
    synchronized void reconnect() {
        if (!closed && retry == null) {
            if (registration != null) {
                registration.remove();
            }
            startLater("the connection broke");
        }
    }

    private synchronized void startLater(String why) {
        if (closed) {
            return;
        }
        LOG.warn("listening to {} was interrupted: {}; again in {} s", collection, why, pause.toSeconds());
        owesGap = true;
        registration = null;
        try {
            retry = executor.schedule(this::start, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            closed = true;
        }
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    private void hear(@Nullable QuerySnapshot snapshot, @Nullable FirestoreException error) {
        if (snapshot == null) {
            String why = error == null || error.getStatus() == null
                    ? "unknown"
                    : error.getStatus().getCode().name();
            startLater(why);
            return;
        }
        List<QueryDocumentSnapshot> news = news(snapshot);
        news.forEach(changed);
        if (isGap(news)) {
            gap.run();
        }
    }

    private synchronized List<QueryDocumentSnapshot> news(QuerySnapshot snapshot) {
        Timestamp before = Objects.requireNonNull(heardUntil, "it is set before listening begins");
        List<QueryDocumentSnapshot> news = snapshot.getDocumentChanges().stream()
                .filter(change -> change.getType() != DocumentChange.Type.REMOVED)
                .map(DocumentChange::getDocument)
                .filter(document -> updated(document).compareTo(before) > 0)
                .sorted(Comparator.comparing(ChangeTail::updated))
                .toList();
        heardUntil = snapshot.getReadTime();
        hasBegun = true;
        if (!snapshot.isEmpty()) {
            newest = snapshot.getDocuments().getFirst().getTimestamp(IncomingDocument.CHANGED_AT);
        }
        pause = FIRST_PAUSE;
        return news;
    }

    private synchronized boolean isGap(List<QueryDocumentSnapshot> news) {
        boolean isGap = owesGap || news.size() >= WINDOW;
        owesGap = false;
        return isGap && !closed;
    }

    private static Timestamp updated(DocumentSnapshot document) {
        return Objects.requireNonNull(document.getUpdateTime());
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (registration != null) {
            registration.remove();
            registration = null;
        }
        if (retry != null) {
            retry.cancel(false);
        }
        if (watchdog != null) {
            watchdog.cancel(false);
        }
    }
}
