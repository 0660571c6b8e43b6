package org.quietline.benchmarks.baseline;

import com.google.cloud.Timestamp;
import com.google.cloud.firestore.FieldValue;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreOptions;
import com.google.cloud.firestore.WriteBatch;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.quietline.benchmarks.process.FirestoreEmulator;

/**
 * Firestore's own client and nothing of the program: what the emulator and the client can do. For a stranger's message
 * it does what the program does: one read of the sender's entry, and one commit of the message's document.
 */
public final class BareFirestore implements AutoCloseable {
    private static final int BATCH = 400;

    private final Firestore firestore;

    private BareFirestore(Firestore firestore) {
        this.firestore = firestore;
    }

    /** Opens the emulator. */
    public static BareFirestore open(FirestoreEmulator emulator) {
        return new BareFirestore(FirestoreOptions.newBuilder()
                .setProjectId(FirestoreEmulator.PROJECT)
                .setEmulatorHost(emulator.host())
                .build()
                .getService());
    }

    /** Registers these numbers. */
    public void register(List<String> numbers) {
        for (int from = 0; from < numbers.size(); from += BATCH) {
            WriteBatch batch = firestore.batch();
            numbers.subList(from, Math.min(numbers.size(), from + BATCH))
                    .forEach(number -> batch.set(firestore.document("users/" + number), Map.of("status", "active")));
            await(batch.commit());
        }
    }

    /** Whether a message of a registered user has no recorded answer. */
    public boolean hasUnanswered() {
        return !await(firestore
                        .collection("incomingMessages")
                        .whereEqualTo("isRegistered", true)
                        .whereEqualTo("responseSent", false)
                        .limit(1)
                        .get())
                .isEmpty();
    }

    /**
     * Takes messages in, so many at once, until the time is over or there are no more.
     *
     * @return how many
     */
    public int takeIn(List<Incoming> messages, int atOnce, Duration time) {
        long start = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> workers = IntStream.range(0, atOnce)
                    .mapToObj(worker -> CompletableFuture.runAsync(
                            () -> {
                                for (int i = next.getAndIncrement();
                                        i < messages.size() && System.nanoTime() - start < time.toNanos();
                                        i = next.getAndIncrement()) {
                                    takeIn(messages.get(i));
                                    done.incrementAndGet();
                                }
                            },
                            threads))
                    .toList();
            workers.forEach(CompletableFuture::join);
        }
        return done.get();
    }

    private void takeIn(Incoming message) {
        if (await(firestore.document("users/" + message.from()).get()).exists()) {
            throw new IllegalStateException("a stranger is registered");
        }
        await(firestore
                .batch()
                .create(firestore.document("incomingMessages/" + message.id()), fields(message))
                .commit());
    }

    private static Map<String, Object> fields(Incoming message) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("phoneNumber", message.from());
        fields.put("to", message.to());
        fields.put("messageContent", message.text());
        fields.put("timestamp", Timestamp.ofTimeMicroseconds(message.nanos() / 1_000));
        fields.put("numSegments", 1L);
        fields.put("media", List.of());
        fields.put("isRegistered", false);
        fields.put("responseSent", false);
        fields.put("silence", "unknown");
        fields.put("recovered", false);
        fields.put("searchTokens", message.tokens());
        fields.put("contactName", "");
        fields.put("writtenBy", "00000000-0000-4000-8000-000000000000");
        fields.put("storedAt", FieldValue.serverTimestamp());
        fields.put("changedAt", FieldValue.serverTimestamp());
        return fields;
    }

    private static <T> T await(com.google.api.core.ApiFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Firestore did not do it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        try {
            firestore.close();
        } catch (Exception e) {
            throw new IllegalStateException("Firestore's client does not close", e);
        }
    }
}
