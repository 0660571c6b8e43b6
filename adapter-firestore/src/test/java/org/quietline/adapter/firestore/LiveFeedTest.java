package org.quietline.adapter.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.cloud.firestore.FieldValue;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.WriteBatch;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.quietline.adapter.firestore.client.Connection;
import org.quietline.application.port.LiveFeed;
import org.quietline.application.port.LoggedMessage;

/** The feed tells of every change once, whatever happens to the line and whatever lies in the collections. */
@ExtendWith(WithEmulator.class)
class LiveFeedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String project = WithEmulator.newProject();
    private final Proxy line = new Proxy(WithEmulator.host());
    private final FirestoreStore store = FirestoreStore.open(FirestoreSettings.withEmulator(project, line.address()));
    private final FirestoreStore other =
            FirestoreStore.open(FirestoreSettings.withEmulator(project, WithEmulator.host()));
    private final Connection console = Connection.openEmulator(project, WithEmulator.host());
    private final Ear ear = new Ear();

    @AfterEach
    void close() {
        store.close();
        other.close();
        console.close();
        line.close();
    }

    private static final class Ear implements LiveFeed.Listener {
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final AtomicInteger gaps = new AtomicInteger();

        @Override
        public void changed(LoggedMessage message) {
            heard.add(message.id().value());
        }

        @Override
        public void gap() {
            gaps.incrementAndGet();
        }
    }

    @Test
    void a_line_that_breaks_again_and_again_loses_nothing_and_repeats_nothing() {
        try (LiveFeed.Subscription subscription = store.liveFeed().follow(ear)) {
            assertThat(subscription).isNotNull();
            for (int n = 1; n <= 5; n++) {
                other.messageLog().record(Messages.silent(10 * n));
                line.cut();
                other.messageLog().record(Messages.silent(10 * n + 1));
                String last = Messages.incoming(10 * n + 1).id().value();
                await().atMost(PATIENCE).until(() -> ear.heard.contains(last));
            }
            List<String> all = IntStream.rangeClosed(1, 5)
                    .boxed()
                    .flatMap(n -> List.of(10 * n, 10 * n + 1).stream())
                    .map(n -> Messages.incoming(n).id().value())
                    .toList();
            assertThat(ear.heard).containsExactlyInAnyOrderElementsOf(all);
            assertThat(ear.gaps).hasValue(0);
        }
    }

    @Test
    void more_than_can_be_made_up_for_is_told_as_a_gap() throws Exception {
        try (LiveFeed.Subscription subscription = store.liveFeed().follow(ear)) {
            assertThat(subscription).isNotNull();
            line.refuse(true);
            putMany(1, 300);
            line.refuse(false);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(ear.gaps).hasPositiveValue());
        }
    }

    @Test
    void a_long_run_is_heard_to_its_end() throws Exception {
        try (LiveFeed.Subscription subscription = store.liveFeed().follow(ear)) {
            assertThat(subscription).isNotNull();
            for (int n = 0; n < 12; n++) {
                putMany(1 + 100 * n, 100);
                int told = 100 * (n + 1);
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(ear.heard).hasSizeGreaterThanOrEqualTo(told));
            }
            other.messageLog().record(Messages.silent(5_000));
            await().atMost(PATIENCE)
                    .until(() ->
                            ear.heard.contains(Messages.incoming(5_000).id().value()));
            assertThat(ear.heard).hasSize(1_201).doesNotHaveDuplicates();
            assertThat(ear.gaps).hasValue(0);
        }
    }

    @Test
    void a_document_with_a_time_that_is_none_changes_nothing_about_that() throws Exception {
        put("incomingMessages/SMbad", Map.of("changedAt", "yesterday"));
        put("outgoingMessages/bad", Map.of("changedAt", 5L));
        try (LiveFeed.Subscription subscription = store.liveFeed().follow(ear)) {
            assertThat(subscription).isNotNull();
            put("incomingMessages/SMworse", Map.of("changedAt", FieldValue.serverTimestamp(), "timestamp", "noon"));
            put("incomingMessages/SMbad", Map.of("changedAt", "tomorrow"));
            other.messageLog().record(Messages.silent(1));
            String good = Messages.incoming(1).id().value();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(ear.heard).containsExactly(good));
        }
    }

    /** Copies of a message, changed just now. */
    private void putMany(int first, int count) throws Exception {
        if (first == 1) {
            other.messageLog().record(Messages.silent(9_999));
        }
        Map<String, Object> copy = new HashMap<>(database()
                .document("incomingMessages/" + Messages.incoming(9_999).id().value())
                .get()
                .get(9, TimeUnit.SECONDS)
                .getData());
        copy.put("changedAt", FieldValue.serverTimestamp());
        WriteBatch batch = database().batch();
        int start = first == 1 ? 2 : first;
        for (int n = start; n < first + count; n++) {
            batch.set(database().document("incomingMessages/copy" + n), copy);
        }
        assertThat(batch.commit().get(20, TimeUnit.SECONDS)).hasSize(first + count - start);
    }

    private void put(String path, Map<String, Object> fields) throws Exception {
        assertThat(database().document(path).set(fields).get(9, TimeUnit.SECONDS))
                .isNotNull();
    }

    private Firestore database() {
        return console.firestore();
    }
}
