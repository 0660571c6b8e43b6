package org.quietline.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.InMemoryStore;
import org.quietline.application.port.MutableClock;
import org.quietline.application.port.StoreCheck;
import org.quietline.application.port.Unavailable;

class CheckReadinessTest {
    private final MutableClock clock = new MutableClock();
    private final Unavailable trouble = new Unavailable();
    private final StepExecutor tasks = new StepExecutor();
    private final CheckReadiness readiness =
            new CheckReadiness(trouble.inFrontOf(StoreCheck.class, new InMemoryStore().storeCheck()), tasks, clock);

    @Test
    void is_not_ready_before_the_store_has_answered() {
        assertThat(readiness.isReady()).isFalse();
        tasks.runAll();
        assertThat(readiness.isReady()).isTrue();
    }

    @Test
    void is_ready_at_once_when_asked_at_the_start() {
        assertThat(readiness.askNow()).isTrue();
        assertThat(readiness.isReady()).isTrue();
    }

    @Test
    void asks_the_store_again_only_when_the_answer_is_old() {
        readiness.askNow();
        clock.advance(CheckReadiness.FRESH.minusMillis(1));
        for (int i = 0; i < 10; i++) {
            assertThat(readiness.isReady()).isTrue();
        }
        assertThat(tasks.waiting()).isZero();
        clock.advance(Duration.ofMillis(1));
        readiness.isReady();
        readiness.isReady();
        assertThat(tasks.waiting()).isEqualTo(1);
    }

    @Test
    void is_not_ready_while_the_store_is_down_and_again_when_it_is_back() {
        readiness.askNow();
        trouble.goDown();
        clock.advance(CheckReadiness.FRESH);
        readiness.isReady();
        tasks.runAll();
        assertThat(readiness.isReady()).isFalse();
        trouble.comeBack();
        clock.advance(CheckReadiness.FRESH);
        readiness.isReady();
        tasks.runAll();
        assertThat(readiness.isReady()).isTrue();
    }

    @Test
    void an_answer_of_long_ago_is_not_repeated() {
        readiness.askNow();
        trouble.goDown();
        clock.advance(CheckReadiness.OLDEST);
        assertThat(readiness.isReady()).isFalse();
        trouble.comeBack();
        clock.advance(CheckReadiness.FRESH);
        readiness.isReady();
        tasks.runAll();
        assertThat(readiness.isReady()).isTrue();
    }

    @Test
    void a_store_that_hangs_is_not_ready() {
        readiness.askNow();
        clock.advance(CheckReadiness.FRESH);
        assertThat(readiness.isReady()).isTrue();
        clock.advance(CheckReadiness.PATIENCE);
        assertThat(readiness.isReady()).isFalse();
        tasks.runAll();
        assertThat(readiness.isReady()).isTrue();
    }
}
