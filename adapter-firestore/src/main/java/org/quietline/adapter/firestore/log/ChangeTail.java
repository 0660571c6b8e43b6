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
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.firestore.client.Call;
import org.quietline.adapter.firestore.client.Database;
import org.quietline.adapter.firestore.client.Times;
import org.quietline.application.port.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of the changes to one collection from a moment on. Listens to the documents that were changed last, a bounded
 * number of them, by the time that Firestore gave them; so neither an old log nor a long run costs reads or memory. All
 * times are Firestore's own. Everything happens in the one thread of the executor.
 */
final class ChangeTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeTail.class);

    /**
     * How many documents are listened to. Wide, so that one whose commit took its time is still among the latest when
     * it comes.
     */
    static final int WINDOW = 250;

    /** The emulator tells of all documents again with each change of one, which makes a wide window slow. */
    static final int EMULATOR_WINDOW = 10;

    /** How many changes that were missed are made up for by reading them; more are told as a gap. */
    private static final int MOST_CAUGHT_UP = 250;

    /** How many versions are remembered as told: far more than the window and a catching up can bring again. */
    private static final int MOST_REMEMBERED = 2_000;

    /** A document gets its time when Firestore begins to commit it; the commit itself may take a while. */
    private static final Duration LONGEST_COMMIT = Duration.ofSeconds(10);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Database database;
    private final String collection;
    private final int window;
    private final ScheduledExecutorService executor;
    private final Consumer<DocumentSnapshot> changed;
    private final Runnable gap;

    /** What was committed later is told; null before it is known where to begin. */
    private @Nullable Timestamp beganAt;

    /**
     * Which version of a document was told last. The time of a snapshot would not do: after a pause the emulator gives
     * one that is later than changes which it has not told yet.
     */
    private final Map<String, Timestamp> told = new LinkedHashMap<>();

    /** The latest change that was heard of, by the documents' own field. */
    private Instant newest = Instant.EPOCH;

    private final AtomicReference<@Nullable ListenerRegistration> registration = new AtomicReference<>();
    private @Nullable Future<?> retry;
    private @Nullable Future<?> watchdog;
    private Duration pause = FIRST_PAUSE;
    private boolean owesGap;
    private volatile boolean closed;

    /** Counts the listenings: what an earlier one still has to say is of no interest. */
    private int listening;

    private boolean hasBegun;

    /**
     * @param window how many documents are listened to
     * @param executor has one thread, in which all is told
     * @param changed takes each new or changed document; throws nothing
     * @param gap is told when changes may have been missed; throws nothing
     */
    ChangeTail(
            Database database,
            String collection,
            int window,
            ScheduledExecutorService executor,
            Consumer<DocumentSnapshot> changed,
            Runnable gap) {
        this.database = database;
        this.collection = collection;
        this.window = window;
        this.executor = executor;
        this.changed = changed;
        this.gap = gap;
    }

    /**
     * Hears of every change that is committed after this returns; when the store is out of reach, tells a gap later.
     */
    void start() {
        try {
            executor.submit(this::begin).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin() {
        retry = null;
        if (closed) {
            return;
        }
        try {
            if (beganAt == null) {
                findStart();
            } else {
                catchUp();
            }
            listen();
        } catch (StoreUnavailableException e) {
            owesGap |= beganAt == null;
            beginLater("the store is unavailable");
        } catch (RuntimeException e) {
            owesGap = true;
            beginLater(e.getClass().getName());
        }
    }

    private void findStart() {
        Query last = since(Instant.EPOCH).limit(1);
        QuerySnapshot found = Call.of("looking for the latest change").answer(last::get);
        found.forEach(this::noteTime);
        beganAt = found.getReadTime();
    }

    /** Tells what was changed and not heard of, so that a short interruption or a burst leaves no gap. */
    private void catchUp() {
        Query missed = since(newest.minus(LONGEST_COMMIT)).limit(MOST_CAUGHT_UP);
        QuerySnapshot found = Call.of("looking for missed changes").answer(missed::get);
        List<QueryDocumentSnapshot> latestFirst = found.getDocuments();
        List<QueryDocumentSnapshot> news = news(latestFirst.stream());
        // There may be more behind the last one, unless that was told before.
        owesGap |= latestFirst.size() == MOST_CAUGHT_UP && news.contains(latestFirst.getLast());
        tell(news);
    }

    private void listen() {
        stopListening();
        if (watchdog != null) {
            watchdog.cancel(false);
        }
        int mine = ++listening;
        hasBegun = false;
        registration.set(since(newest.minus(LONGEST_COMMIT))
                .limit(window)
                .addSnapshotListener(executor, (snapshot, error) -> hear(mine, snapshot, error)));
        if (closed) {
            stopListening();
            return;
        }
        watchdog = executor.schedule(() -> checkBegun(mine), LONGEST_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Everything that was changed at this time or later; a document whose time is no time is not among it. */
    private Query since(Instant time) {
        Instant from = time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time;
        return LogQueries.changes(collection)
                .query(database)
                .whereGreaterThanOrEqualTo(IncomingDocument.CHANGED_AT, Times.of(from));
    }

    private void stopListening() {
        ListenerRegistration active = registration.getAndSet(null);
        if (active != null) {
            active.remove();
        }
    }

    /** Listening begins with a snapshot, be it empty; without one nobody is at the other end. */
    private void checkBegun(int mine) {
        if (mine == listening && !hasBegun) {
            reconnect();
        }
    }

    /**
     * Begins anew where it left off; to be called in the executor's thread. The client would go on by itself, with a
     * token that it was given; but a server that was restarted may take the token for the future and then say nothing,
     * and our own place is as good.
     */
    void reconnect() {
        if (!closed && retry == null) {
            beginLater("the connection broke");
        }
    }

    private void beginLater(String why) {
        stopListening();
        listening++;
        if (closed || retry != null) {
            return;
        }
        LOG.warn("listening to {} was interrupted: {}; again in {} s", collection, why, pause.toSeconds());
        try {
            retry = executor.schedule(this::begin, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            closed = true;
        }
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    private void hear(int mine, @Nullable QuerySnapshot snapshot, @Nullable FirestoreException error) {
        if (closed || mine != listening) {
            return;
        }
        if (snapshot == null) {
            beginLater(
                    error == null || error.getStatus() == null
                            ? "unknown"
                            : error.getStatus().getCode().name());
            return;
        }
        try {
            hear(snapshot);
        } catch (StoreUnavailableException e) {
            beginLater("the store is unavailable");
        } catch (RuntimeException e) {
            owesGap = true;
            beginLater(e.getClass().getName());
        }
    }

    private void hear(QuerySnapshot snapshot) {
        pause = FIRST_PAUSE;
        hasBegun = true;
        List<QueryDocumentSnapshot> news = news(snapshot.getDocumentChanges().stream()
                .filter(change -> change.getType() != DocumentChange.Type.REMOVED)
                .map(DocumentChange::getDocument));
        if (news.size() >= window) {
            // There may be more than fit in.
            catchUp();
        } else {
            tell(news);
        }
        if (owesGap) {
            owesGap = false;
            gap.run();
        }
    }

    private List<QueryDocumentSnapshot> news(Stream<QueryDocumentSnapshot> documents) {
        Timestamp start = Objects.requireNonNull(beganAt, "it is set before listening begins");
        return documents
                .filter(document -> updated(document).compareTo(told.getOrDefault(document.getId(), start)) > 0)
                .sorted(Comparator.comparing(ChangeTail::updated))
                .toList();
    }

    private void tell(List<QueryDocumentSnapshot> news) {
        for (QueryDocumentSnapshot document : news) {
            noteTime(document);
            told.remove(document.getId());
            told.put(document.getId(), updated(document));
            if (told.size() > MOST_REMEMBERED) {
                told.remove(told.keySet().iterator().next());
            }
            changed.accept(document);
        }
    }

    private void noteTime(DocumentSnapshot document) {
        if (document.get(IncomingDocument.CHANGED_AT) instanceof Timestamp time
                && Times.from(time).isAfter(newest)) {
            newest = Times.from(time);
        }
    }

    private static Timestamp updated(DocumentSnapshot document) {
        return Objects.requireNonNull(document.getUpdateTime());
    }

    @Override
    public void close() {
        closed = true;
        stopListening();
    }
}
