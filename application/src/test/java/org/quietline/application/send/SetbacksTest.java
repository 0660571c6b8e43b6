package org.quietline.application.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.NOON;
import static org.quietline.application.port.Samples.out;

import org.junit.jupiter.api.Test;
import org.quietline.application.port.SmsCarrier.Hindrance;
import org.quietline.application.send.Setbacks.Setback;

class SetbacksTest {
    private final Setbacks setbacks = new Setbacks();

    @Test
    void remembers_the_last_one_of_each_of_the_latest_messages() {
        for (int i = 0; i < Setbacks.MOST_MESSAGES; i++) {
            setbacks.add(out(i), new Setback(1, Hindrance.BUSY, NOON));
        }
        Setback second = new Setback(2, Hindrance.ACCOUNT, NOON.plusSeconds(9));
        setbacks.add(out(0), second);
        assertThat(setbacks.of(out(0))).contains(second);
        assertThat(setbacks.of(out(1))).isPresent();
        setbacks.add(out(Setbacks.MOST_MESSAGES), second);
        assertThat(setbacks.of(out(1))).isEmpty();
        assertThat(setbacks.of(out(0))).contains(second);
    }
}
