package org.quietline.adapter.firestore.client;

import com.google.api.core.ApiFuture;
import com.google.api.core.ApiFutureCallback;
import com.google.api.core.ApiFutures;
import com.google.api.core.SettableApiFuture;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Firestore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads single documents. A few requests are under way at once; what is asked for meanwhile goes together into the next
 * one. With little to do each document has a request of its own, and in a burst a request costs many of them little
 * more than one. Firestore bills documents, not requests.
 *
 * <p>A document is read after it was asked for, never before: the answer knows what was written until then.
 */
public final class Lookups {
    private static final int MOST_REQUESTS = 4;
    private static final int MOST_IN_ONE_REQUEST = 100;

    private final Firestore firestore;
    private final Queue<Wanted> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore free = new Semaphore(MOST_REQUESTS);

    private record Wanted(DocumentReference document, SettableApiFuture<DocumentSnapshot> answer) {}

    Lookups(Firestore firestore) {
        this.firestore = firestore;
    }

    /** The document as it is now, in time. */
    public ApiFuture<DocumentSnapshot> get(DocumentReference document) {
        Wanted wanted = new Wanted(document, SettableApiFuture.create());
        waiting.add(wanted);
        send();
        return wanted.answer();
    }

    private void send() {
        // Looks again after giving a turn back: what was added since found none free.
        while (!waiting.isEmpty() && free.tryAcquire()) {
            Map<DocumentReference, List<Wanted>> batch = nextBatch();
            if (batch.isEmpty()) {
                free.release();
            } else {
                request(batch);
            }
        }
    }

    private Map<DocumentReference, List<Wanted>> nextBatch() {
        Map<DocumentReference, List<Wanted>> batch = new LinkedHashMap<>();
        while (batch.size() < MOST_IN_ONE_REQUEST) {
            Wanted next = waiting.poll();
            if (next == null) {
                break;
            }
            // Who gave up does not want it any more.
            if (!next.answer().isDone()) {
                batch.computeIfAbsent(next.document(), document -> new ArrayList<>())
                        .add(next);
            }
        }
        return batch;
    }

    private void request(Map<DocumentReference, List<Wanted>> batch) {
        ApiFuture<List<DocumentSnapshot>> answers;
        try {
            answers = firestore.getAll(batch.keySet().toArray(DocumentReference[]::new));
        } catch (RuntimeException e) {
            // The client is closed.
            answers = ApiFutures.immediateFailedFuture(e);
        }
        ApiFutures.addCallback(answers, new Distribution(batch), Runnable::run);
        giveUpWithAll(batch, answers);
    }

    /** A request that nobody waits for any more gives its turn back: one that hangs may hang for minutes. */
    private static void giveUpWithAll(Map<DocumentReference, List<Wanted>> batch, ApiFuture<?> request) {
        List<SettableApiFuture<DocumentSnapshot>> wanted = batch.values().stream()
                .flatMap(List::stream)
                .map(Wanted::answer)
                .toList();
        AtomicInteger waitedFor = new AtomicInteger(wanted.size());
        wanted.forEach(answer -> answer.addListener(
                () -> {
                    if (waitedFor.decrementAndGet() == 0) {
                        request.cancel(true);
                    }
                },
                Runnable::run));
    }

    private final class Distribution implements ApiFutureCallback<List<DocumentSnapshot>> {
        private final Map<DocumentReference, List<Wanted>> batch;

        Distribution(Map<DocumentReference, List<Wanted>> batch) {
            this.batch = batch;
        }

        @Override
        public void onSuccess(List<DocumentSnapshot> documents) {
            next();
            documents.forEach(document -> batch.getOrDefault(document.getReference(), List.of())
                    .forEach(wanted -> wanted.answer().set(document)));
        }

        @Override
        public void onFailure(Throwable failure) {
            next();
            batch.values().forEach(all -> all.forEach(wanted -> wanted.answer().setException(failure)));
        }

        private void next() {
            free.release();
            send();
        }
    }
}
