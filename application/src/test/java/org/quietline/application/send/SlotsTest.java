package org.quietline.application.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.BOB;
import static org.quietline.application.port.Samples.person;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.MutableClock;

class SlotsTest {
    private final MutableClock clock = new MutableClock();
    private final Slots slots = new Slots(2, clock);

    private Slot take(int n) {
        return slots.reserve(person(n)).orElseThrow();
    }

    @Test
    void there_are_so_many_and_one_for_each_recipient() {
        Slot first = slots.reserve(ADA).orElseThrow();
        assertThat(slots.reserve(ADA)).isEmpty();
        assertThat(slots.mayBeSentTo(ADA)).isFalse();
        assertThat(slots.mayBeSentTo(BOB)).isTrue();
        assertThat(slots.free()).isEqualTo(1);
        first.release();
        first.release();
        assertThat(slots.free()).isEqualTo(2);
        assertThat(slots.mayBeSentTo(ADA)).isTrue();
        assertThat(slots.reserve(ADA)).isPresent();
    }

    @Test
    void one_for_whom_there_was_none_gets_the_next() {
        Slot first = take(1);
        take(2);
        assertThat(slots.reserve(person(3))).isEmpty();
        assertThat(slots.reserve(person(3), Duration.ofMillis(1))).isEmpty();
        first.release();
        assertThat(slots.mayBeSentTo(person(3))).isTrue();
        assertThat(slots.reserve(person(3))).isPresent();
    }

    @Test
    void an_unclear_attempt_frees_the_slot_at_once_and_the_recipient_later() {
        slots.reserve(ADA).orElseThrow().releaseUnclear();
        assertThat(slots.free()).isEqualTo(2);
        clock.advance(Recipients.APART.minusNanos(1));
        slots.tidy();
        assertThat(slots.mayBeSentTo(ADA)).isFalse();
        assertThat(slots.reserve(ADA)).isEmpty();
        clock.advance(Duration.ofNanos(1));
        assertThat(slots.mayBeSentTo(ADA)).isTrue();
        Slot again = slots.reserve(ADA).orElseThrow();
        assertThat(slots.reserve(ADA)).as("taken anew").isEmpty();
        slots.tidy();
        assertThat(slots.reserve(ADA)).as("what is under way is not forgotten").isEmpty();
        again.release();
        assertThat(slots.reserve(ADA)).isPresent();
    }

    @Test
    void one_that_is_closed_hands_out_none_and_waits_for_the_rest() throws InterruptedException {
        Slot last = take(1);
        assertThat(slots.close(Duration.ZERO)).isFalse();
        assertThat(slots.isClosed()).isTrue();
        assertThat(slots.reserve(ADA)).isEmpty();
        last.release();
        assertThat(slots.close(Duration.ZERO)).isTrue();
        assertThat(slots.close(Duration.ZERO)).as("again").isTrue();
        assertThat(slots.free()).isEqualTo(2);
    }

    @Test
    void recipients_are_forgotten_once_they_are_free() {
        Recipients recipients = new Recipients();
        for (int n = 0; n < 1_000; n++) {
            assertThat(recipients.take(person(n), clock.instant())).isTrue();
            recipients.freeLater(person(n), clock.instant());
        }
        assertThat(recipients.take(ADA, clock.instant())).isFalse();
        clock.advance(Recipients.APART);
        assertThat(recipients.remembered()).isEqualTo(1_000);
        recipients.tidy(clock.instant());
        assertThat(recipients.remembered()).isZero();
    }
}
