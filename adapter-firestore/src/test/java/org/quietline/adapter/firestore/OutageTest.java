package org.quietline.adapter.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.quietline.adapter.firestore.Messages.ADA;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.quietline.application.port.LiveFeed;
import org.quietline.application.port.LoggedMessage;
import org.quietline.application.port.StoreUnavailableException;

/** Firestore goes away and comes back: calls fail in time, say no number, and everything goes on by itself. */
@ExtendWith(WithEmulator.class)
class OutageTest {
    /**
     * Far less than Twilio waits for a webhook, and enough for a busy machine to notice the deadline of six seconds.
     */
    private static final Duration IN_TIME = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private Emulator emulator;
    private FirestoreStore store;

    @BeforeEach
    void start() {
        Assumptions.assumeTrue(Emulator.jar().isPresent(), "the emulator's jar is not on this computer");
        emulator = Emulator.start(Emulator.jar().orElseThrow());
        store = FirestoreStore.open(FirestoreSettings.withEmulator(WithEmulator.newProject(), emulator.host()));
        untilItWorks();
    }

    @AfterEach
    void stop() {
        if (store != null) {
            store.close();
            emulator.close();
        }
    }

    @Test
    void a_store_that_is_down_is_unavailable_until_it_is_back() {
        emulator.close();
        assertUnavailable(() -> store.userDirectory().find(ADA));
        assertUnavailable(() -> store.storeCheck().check());
        emulator.start();
        untilItWorks();
        assertThat(store.messageLog().findIncoming(Messages.incoming(1).id())).isEmpty();
    }

    @Test
    void a_store_that_hangs_is_unavailable_until_it_goes_on() {
        emulator.freeze();
        assertUnavailable(() -> store.userDirectory().find(ADA));
        assertUnavailable(() -> store.messageLog().record(Messages.acknowledged(1)));
        emulator.thaw();
        untilItWorks();
    }

    @Test
    void the_live_feed_goes_on_and_tells_of_the_gap() {
        AtomicInteger gaps = new AtomicInteger();
        AtomicBoolean heard = new AtomicBoolean();
        LiveFeed.Listener listener = new LiveFeed.Listener() {
            @Override
            public void changed(LoggedMessage message) {
                heard.compareAndSet(
                        false, message.id().equals(Messages.incoming(7).id()));
            }

            @Override
            public void gap() {
                gaps.incrementAndGet();
            }
        };
        try (LiveFeed.Subscription subscription = store.liveFeed().follow(listener)) {
            assertThat(subscription).isNotNull();
            emulator.close();
            assertUnavailable(() -> store.userDirectory().find(ADA));
            emulator.start();
            untilItWorks();
            store.messageLog().record(Messages.silent(7));
            await().atMost(PATIENCE).untilTrue(heard);
        }
    }

    @Test
    void a_feed_that_begins_while_the_store_is_down_begins_later() {
        emulator.close();
        AtomicInteger gaps = new AtomicInteger();
        LiveFeed.Listener listener = new LiveFeed.Listener() {
            @Override
            public void changed(LoggedMessage message) {}

            @Override
            public void gap() {
                gaps.incrementAndGet();
            }
        };
        try (LiveFeed.Subscription subscription = store.liveFeed().follow(listener)) {
            assertThat(subscription).isNotNull();
            emulator.start();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(gaps).hasPositiveValue());
        }
    }

    private void untilItWorks() {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            store.storeCheck().check();
            return store.userDirectory().find(ADA).isEmpty();
        });
    }

    private static void assertUnavailable(Executable call) {
        assertTimeout(
                IN_TIME,
                () -> assertThatThrownBy(call::execute)
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasNoCause()
                        .hasMessageNotContaining(ADA.unmasked()));
    }
}
