package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.NOON;
import static org.quietline.application.port.Samples.acknowledged;
import static org.quietline.application.port.Samples.acknowledgement;
import static org.quietline.application.port.Samples.add;
import static org.quietline.application.port.Samples.at;
import static org.quietline.application.port.Samples.incoming;
import static org.quietline.application.port.Samples.out;
import static org.quietline.application.port.Samples.outgoing;
import static org.quietline.application.port.Samples.record;
import static org.quietline.application.port.Samples.ref;
import static org.quietline.application.port.Samples.replace;
import static org.quietline.application.port.Samples.report;
import static org.quietline.application.port.Samples.sending;
import static org.quietline.application.port.Samples.sent;
import static org.quietline.application.port.Samples.sm;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;

/**
 * What every {@link LiveFeed} must do. Stores may leave out a state that lasted only for a moment, never the last one.
 */
public interface LiveFeedContract {
    /** A new and empty store. */
    Store emptyStore();

    /** Remembers what it hears. */
    final class Ear implements LiveFeed.Listener {
        private final List<LoggedMessage> heard = new CopyOnWriteArrayList<>();
        private final AtomicInteger gaps = new AtomicInteger();

        @Override
        public void changed(LoggedMessage message) {
            heard.add(message);
        }

        @Override
        public void gap() {
            gaps.incrementAndGet();
        }

        List<DeliveryStatus> statesOf(MessageId id) {
            return heard.stream()
                    .filter(LoggedMessage.Out.class::isInstance)
                    .map(row -> ((LoggedMessage.Out) row).message())
                    .filter(message -> message.id().equals(id))
                    .map(message -> message.delivery().status())
                    .toList();
        }

        void awaitHaving(LoggedMessage message) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(heard).contains(message));
        }
    }

    @Test
    default void tells_of_new_messages_in_both_directions() {
        Store store = emptyStore();
        Ear ear = new Ear();
        try (LiveFeed.Subscription subscription = store.liveFeed().follow(ear)) {
            assertThat(subscription).isNotNull();
            IncomingMessage silent = incoming(1, ADA, "Hello", NOON);
            IncomingMessage answered = acknowledged(2, ADA, "Hello", at(1));
            record(store, silent);
            record(store, answered, acknowledgement(2, ADA, at(1)));
            add(store, outgoing(3));
            ear.awaitHaving(new LoggedMessage.In(silent));
            ear.awaitHaving(new LoggedMessage.In(answered));
            ear.awaitHaving(new LoggedMessage.Out(acknowledgement(2, ADA, at(1))));
            ear.awaitHaving(new LoggedMessage.Out(outgoing(3)));
        }
    }

    @Test
    default void tells_of_a_message_in_the_order_in_which_it_changed() {
        Store store = emptyStore();
        Ear ear = new Ear();
        try (LiveFeed.Subscription subscription = store.liveFeed().follow(ear)) {
            assertThat(subscription).isNotNull();
            for (int n = 1; n <= 10; n++) {
                Stored<OutgoingMessage> stored = add(store, outgoing(n));
                stored = replace(store, stored, sending(stored.value(), at(1)));
                stored = replace(store, stored, stored.value().accepted(ref(n), at(2)));
                replace(store, stored, stored.value().after(report(ref(n), CarrierStatus.DELIVERED, at(3))));
            }
            OutgoingMessage last = sent(outgoing(10), 10, at(1)).after(report(ref(10), CarrierStatus.DELIVERED, at(3)));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(ear.statesOf(last.id())).endsWith(DeliveryStatus.DELIVERED));
            for (int n = 1; n <= 10; n++) {
                assertThat(List.of(
                                DeliveryStatus.QUEUED,
                                DeliveryStatus.SENDING,
                                DeliveryStatus.SENT,
                                DeliveryStatus.DELIVERED))
                        .containsSubsequence(ear.statesOf(out(n)));
                assertThat(ear.statesOf(out(n))).endsWith(DeliveryStatus.DELIVERED);
            }
            assertThat(ear.gaps).hasValue(0);
        }
    }

    @Test
    default void tells_of_a_message_that_has_been_answered() {
        Store store = emptyStore();
        Ear ear = new Ear();
        IncomingMessage message = acknowledged(1, ADA, "Hello", NOON);
        Stored<OutgoingMessage> queued = record(store, message, acknowledgement(1, ADA, NOON));
        try (LiveFeed.Subscription subscription = store.liveFeed().follow(ear)) {
            assertThat(subscription).isNotNull();
            replace(store, queued, sent(queued.value(), 1, at(1)));
            ear.awaitHaving(new LoggedMessage.In(message.answered()));
            ear.awaitHaving(new LoggedMessage.Out(sent(queued.value(), 1, at(1))));
        }
    }

    @Test
    default void tells_nothing_of_what_was_there_before_or_did_not_happen() {
        Store store = emptyStore();
        Ear ear = new Ear();
        record(store, incoming(1, ADA, "before", NOON));
        Stored<OutgoingMessage> stale = add(store, outgoing(1));
        replace(store, stale, sending(stale.value(), at(1)));
        try (LiveFeed.Subscription subscription = store.liveFeed().follow(ear)) {
            assertThat(subscription).isNotNull();
            record(store, incoming(1, ADA, "again", NOON));
            assertThat(store.messageLog().replace(stale, sending(stale.value(), at(2))))
                    .isEmpty();
            assertThat(store.messageLog().add(outgoing(1), null)).isInstanceOf(MessageLog.Addition.AlreadyThere.class);
            record(store, incoming(2, ADA, "after", at(2)));
            ear.awaitHaving(new LoggedMessage.In(incoming(2, ADA, "after", at(2))));
            assertThat(ear.heard).extracting(LoggedMessage::id).containsExactly(sm(2));
        }
    }

    @Test
    default void every_listener_hears_and_one_that_closed_hears_no_more() {
        Store store = emptyStore();
        Ear first = new Ear();
        Ear second = new Ear();
        LiveFeed.Subscription subscription = store.liveFeed().follow(first);
        try (LiveFeed.Subscription other = store.liveFeed().follow(second)) {
            assertThat(other).isNotNull();
            record(store, incoming(1, ADA, "one", NOON));
            first.awaitHaving(new LoggedMessage.In(incoming(1, ADA, "one", NOON)));
            second.awaitHaving(new LoggedMessage.In(incoming(1, ADA, "one", NOON)));
            subscription.close();
            subscription.close();
            record(store, incoming(2, ADA, "two", at(2)));
            second.awaitHaving(new LoggedMessage.In(incoming(2, ADA, "two", at(2))));
            assertThat(first.heard).extracting(LoggedMessage::id).containsExactly(sm(1));
        }
    }

    @Test
    default void one_may_leave_while_it_is_told_and_come_back() {
        Store store = emptyStore();
        Ear other = new Ear();
        Leaving leaving = new Leaving();
        leaving.subscription.complete(store.liveFeed().follow(leaving));
        record(store, incoming(1, ADA, "one", NOON));
        assertThat(leaving.wasInterrupted.orTimeout(20, TimeUnit.SECONDS).join())
                .isFalse();
        try (LiveFeed.Subscription again = store.liveFeed().follow(other)) {
            assertThat(again).isNotNull();
            record(store, incoming(2, ADA, "two", at(2)));
            other.awaitHaving(new LoggedMessage.In(incoming(2, ADA, "two", at(2))));
            assertThat(leaving.ear.heard).extracting(LoggedMessage::id).containsExactly(sm(1));
        }
    }

    /** Leaves at the first change that it hears. */
    final class Leaving implements LiveFeed.Listener {
        private final Ear ear = new Ear();
        private final CompletableFuture<LiveFeed.Subscription> subscription = new CompletableFuture<>();
        private final CompletableFuture<Boolean> wasInterrupted = new CompletableFuture<>();

        @Override
        public void changed(LoggedMessage message) {
            ear.changed(message);
            subscription.join().close();
            wasInterrupted.complete(Thread.currentThread().isInterrupted());
        }

        @Override
        public void gap() {
            ear.gap();
        }
    }
}
