package org.quietline.application.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.at;
import static org.quietline.application.port.Samples.incoming;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quietline.application.browse.FollowMessages.Event;
import org.quietline.application.port.LiveFeed;
import org.quietline.application.port.LoggedMessage;
import org.quietline.application.port.MutableClock;
import org.quietline.application.port.StoreUnavailableException;

class FollowMessagesTest {
    private final HandFeed feed = new HandFeed();
    private final MutableClock clock = new MutableClock();
    private final FollowMessages follow = new FollowMessages(feed, "run-a", clock);

    /** A feed that the test moves by hand. */
    private static final class HandFeed implements LiveFeed {
        private final List<Listener> listeners = new CopyOnWriteArrayList<>();
        private final AtomicInteger subscriptions = new AtomicInteger();
        private boolean refuses;

        @Override
        public Subscription follow(Listener listener) {
            if (refuses) {
                throw new StoreUnavailableException("refused", new IOException());
            }
            listeners.add(listener);
            subscriptions.incrementAndGet();
            return () -> listeners.remove(listener);
        }

        void change(int n) {
            listeners.forEach(listener -> listener.changed(message(n)));
        }

        void gap() {
            listeners.forEach(Listener::gap);
        }
    }

    private static LoggedMessage message(int n) {
        return new LoggedMessage.In(incoming(n, ADA, "Hello", at(n)));
    }

    private static Event changed(int n) {
        return new Event.Changed("run-a-" + n, message(n));
    }

    private List<Event> missedSince(String lastEventId) {
        List<Event> events = new ArrayList<>();
        follow.follow(lastEventId, events::add).close();
        return events;
    }

    @Test
    void everybody_hears_every_change_over_one_listener() {
        List<Event> first = new ArrayList<>();
        List<Event> second = new ArrayList<>();
        follow.follow(null, first::add);
        feed.change(1);
        follow.follow(null, second::add);
        feed.change(2);
        assertThat(first).containsExactly(changed(1), changed(2));
        assertThat(second).containsExactly(changed(2));
        assertThat(feed.subscriptions).hasValue(1);
        assertThat(follow.followers()).isEqualTo(2);
    }

    @Test
    void one_who_closed_hears_no_more() {
        List<Event> events = new ArrayList<>();
        LiveFeed.Subscription subscription = follow.follow(null, events::add);
        feed.change(1);
        subscription.close();
        subscription.close();
        feed.change(2);
        assertThat(events).containsExactly(changed(1));
        assertThat(follow.followers()).isZero();
    }

    @Test
    void one_who_comes_back_gets_what_was_missed() {
        assertThat(follow.latest()).isEqualTo("run-a-0");
        IntStream.rangeClosed(1, 5).forEach(feed::change);
        assertThat(missedSince("run-a-3")).containsExactly(changed(4), changed(5));
        assertThat(missedSince("run-a-5")).isEmpty();
        assertThat(missedSince("run-a-0")).hasSize(5);
        assertThat(follow.latest()).isEqualTo("run-a-5");
    }

    @Test
    void one_who_read_the_page_before_the_first_change_misses_nothing() {
        String before = follow.latest();
        assertThat(missedSince(before)).isEmpty();
        feed.change(1);
        assertThat(missedSince(before)).containsExactly(changed(1));
    }

    @Test
    void one_who_was_away_for_too_long_or_comes_from_another_run_is_told_to_read_again() {
        assertThat(follow.latest()).isEqualTo("run-a-0");
        IntStream.rangeClosed(1, 3).forEach(feed::change);
        for (String id : List.of("run-b-2", "run-a-9", "", "nonsense", "run-a-")) {
            assertThat(missedSince(id)).as(id).containsExactly(new Event.Gap("run-a-3"));
        }
    }

    @Test
    void nobody_misses_a_change_unknowingly_when_the_oldest_are_forgotten() {
        assertThat(follow.latest()).isEqualTo("run-a-0");
        int last = FollowMessages.REMEMBERED + 10;
        IntStream.rangeClosed(1, last).forEach(feed::change);
        for (int seen = 0; seen <= last; seen++) {
            List<Event> missed = missedSince("run-a-" + seen);
            if (!missed.equals(List.of(new Event.Gap("run-a-" + last)))) {
                assertThat(missed).as("since %s", seen).hasSize(last - seen);
            }
        }
        assertThat(missedSince("run-a-" + (last - FollowMessages.REMEMBERED + 1)))
                .hasSize(FollowMessages.REMEMBERED - 1);
    }

    @Test
    void an_interruption_at_the_store_is_passed_on_and_remembered() {
        List<Event> events = new ArrayList<>();
        follow.follow(null, events::add);
        feed.change(1);
        feed.gap();
        assertThat(events).containsExactly(changed(1), new Event.Gap("run-a-2"));
        assertThat(missedSince("run-a-1")).containsExactly(new Event.Gap("run-a-2"));
    }

    @Test
    void listens_at_the_store_only_once_somebody_looks() {
        assertThat(feed.subscriptions).hasValue(0);
        assertThat(follow.latest()).isEqualTo("run-a-0");
        assertThat(feed.listeners).hasSize(1);
    }

    @Test
    void stops_listening_at_a_change_when_nobody_looked_for_five_minutes() {
        LiveFeed.Subscription page = follow.follow(null, event -> {});
        clock.advance(FollowMessages.IDLE.multipliedBy(2));
        feed.change(1);
        assertThat(feed.listeners).as("one still follows").hasSize(1);
        page.close();
        clock.advance(FollowMessages.IDLE.minusSeconds(1));
        feed.change(2);
        assertThat(feed.listeners).as("one may come back").hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(feed.listeners).as("nothing changed").hasSize(1);
        feed.change(3);
        assertThat(feed.listeners).isEmpty();
    }

    @Test
    void a_page_that_was_read_lately_keeps_the_listener() {
        assertThat(follow.latest()).isEqualTo("run-a-0");
        clock.advance(FollowMessages.IDLE.minusSeconds(1));
        assertThat(follow.latest()).isEqualTo("run-a-0");
        clock.advance(FollowMessages.IDLE.minusSeconds(1));
        feed.change(1);
        assertThat(missedSince("run-a-0")).containsExactly(changed(1));
        assertThat(feed.subscriptions).hasValue(1);
    }

    @Test
    void whoever_read_a_page_before_the_pause_is_told_to_read_again() {
        String before = follow.latest();
        clock.advance(FollowMessages.IDLE);
        feed.change(1);
        feed.change(2);
        assertThat(missedSince(before)).containsExactly(changed(1), new Event.Gap("run-a-2"));
        assertThat(missedSince("run-a-1")).containsExactly(new Event.Gap("run-a-2"));
        assertThat(feed.listeners).hasSize(1);
        feed.change(3);
        assertThat(missedSince("run-a-2")).containsExactly(new Event.Changed("run-a-3", message(3)));
    }

    @Test
    void a_page_that_is_read_after_the_pause_misses_nothing() {
        assertThat(follow.latest()).isEqualTo("run-a-0");
        clock.advance(FollowMessages.IDLE);
        feed.change(1);
        String after = follow.latest();
        feed.change(2);
        assertThat(missedSince(after)).containsExactly(new Event.Changed("run-a-3", message(2)));
    }

    @Test
    void what_an_ear_hears_after_listening_ended_is_not_passed_on() {
        assertThat(follow.latest()).isEqualTo("run-a-0");
        LiveFeed.Listener old = feed.listeners.getFirst();
        clock.advance(FollowMessages.IDLE);
        feed.change(1);
        old.changed(message(2));
        assertThat(follow.latest()).isEqualTo("run-a-2");
        old.changed(message(3));
        assertThat(follow.latest()).isEqualTo("run-a-2");
    }

    @Test
    void begins_anew_when_listening_could_not_begin() {
        feed.refuses = true;
        assertThatThrownBy(follow::latest).isInstanceOf(StoreUnavailableException.class);
        feed.refuses = false;
        assertThat(follow.latest()).isEqualTo("run-a-0");
        feed.change(1);
        assertThat(missedSince("run-a-0")).containsExactly(changed(1));
    }

    @Test
    void closing_ends_the_listener_at_the_store() {
        assertThat(follow.latest()).isEqualTo("run-a-0");
        assertThat(feed.listeners).hasSize(1);
        follow.close();
        assertThat(feed.listeners).isEmpty();
    }
}
