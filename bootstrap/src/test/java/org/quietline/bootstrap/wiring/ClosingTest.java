package org.quietline.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {
    private final List<String> closed = new ArrayList<>();

    private Runnable fails(String name) {
        return () -> {
            closed.add(name);
            throw new IllegalStateException(name);
        };
    }

    @Test
    void closes_all_and_tells_every_failure() {
        List<Runnable> steps = List.of(() -> closed.add("one"), fails("two"), fails("three"), () -> closed.add("four"));

        assertThatThrownBy(() -> Closing.all(steps))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("two")
                .satisfies(e -> assertThat(e.getSuppressed())
                        .singleElement()
                        .satisfies(other -> assertThat(other).hasMessage("three")));
        assertThat(closed).containsExactly("one", "two", "three", "four");
    }

    @Test
    void one_failure_told_twice_is_no_failure_of_its_own() {
        IllegalStateException same = new IllegalStateException("same");
        Runnable step = () -> {
            throw same;
        };

        assertThatThrownBy(() -> Closing.all(List.of(step, step))).isSameAs(same);
    }

    @Test
    void closes_all_after_a_failure_which_stays_the_one_that_counts() {
        IllegalStateException failure = new IllegalStateException("start");

        Closing.after(failure, List.of(fails("one"), () -> closed.add("two")));

        assertThat(closed).containsExactly("one", "two");
        assertThat(failure.getSuppressed()).hasSize(1);
    }
}
