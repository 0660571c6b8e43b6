package org.quietline.adapter.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EveryTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Every every = new Every(Duration.ofNanos(20), nanos::get);

    @Test
    void is_due_once_the_pause_is_over_and_again_after_the_next() {
        assertThat(every.isDue()).isFalse();
        nanos.addAndGet(19);
        assertThat(every.isDue()).isFalse();
        nanos.addAndGet(1);
        assertThat(every.isDue()).isTrue();
        assertThat(every.isDue()).isFalse();
        nanos.addAndGet(50);
        assertThat(every.isDue()).isTrue();
        assertThat(every.isDue()).isFalse();
    }
}
