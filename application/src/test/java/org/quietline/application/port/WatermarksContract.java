package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.NOON;
import static org.quietline.application.port.Samples.at;

import org.junit.jupiter.api.Test;

/** What every {@link Watermarks} must do. */
public interface WatermarksContract {
    /** A new and empty store. */
    Store emptyStore();

    @Test
    default void there_is_no_mark_at_first() {
        assertThat(emptyStore().watermarks().find("incoming")).isEmpty();
    }

    @Test
    default void a_mark_moves_forward_and_never_back() {
        Watermarks marks = emptyStore().watermarks();
        marks.advance("incoming", NOON);
        assertThat(marks.find("incoming")).contains(NOON);
        marks.advance("incoming", at(10));
        assertThat(marks.find("incoming")).contains(at(10));
        marks.advance("incoming", at(5));
        marks.advance("incoming", at(10));
        assertThat(marks.find("incoming")).contains(at(10));
    }

    @Test
    default void marks_do_not_touch_each_other() {
        Watermarks marks = emptyStore().watermarks();
        marks.advance("incoming", at(10));
        marks.advance("outgoing", at(3));
        assertThat(marks.find("incoming")).contains(at(10));
        assertThat(marks.find("outgoing")).contains(at(3));
        assertThat(marks.find("other")).isEmpty();
    }

    @Test
    default void of_many_advances_at_once_the_furthest_stays() {
        Watermarks marks = emptyStore().watermarks();
        Together.run(20, n -> {
            marks.advance("incoming", at(n * 7 % 20));
            return n;
        });
        assertThat(marks.find("incoming")).contains(at(19));
    }
}
