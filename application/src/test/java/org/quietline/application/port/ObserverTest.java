package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ObserverTest {
    private static final Observer BROKEN = event -> {
        throw new IllegalStateException("broken");
    };

    @Nested
    class None implements ObserverContract {
        @Override
        public Observer observer() {
            return Observer.NONE;
        }
    }

    @Nested
    class SeveralOfWhichOneIsBroken implements ObserverContract {
        @Override
        public Observer observer() {
            return Observer.toAll(List.of(BROKEN, Observer.NONE));
        }
    }

    @Test
    void nothing_is_lost_behind_a_broken_one() {
        Queue<ServiceEvent> heard = new ConcurrentLinkedQueue<>();
        Observer all = Observer.toAll(List.of(BROKEN, heard::add));
        ObserverContract.EVENTS.forEach(all::observe);
        assertThat(heard).containsExactlyElementsOf(ObserverContract.EVENTS);
    }
}
