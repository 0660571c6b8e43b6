package org.quietline.application.browse;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.Position;
import org.quietline.fuzz.Seals;
import org.quietline.fuzz.Texts;

/** A cursor that nobody made is refused, also when its seal is broken, and one that was made comes back. */
class CursorsFuzzTest {
    private static final String LISTING = "in";
    private static final int LONGEST_KEY = 500;

    @FuzzTest
    void any_text_is_a_position_or_a_bad_cursor(byte[] data) {
        String text = Texts.of(data);
        Cursors sealed = new Cursors(Seals.REAL);
        assertThat(Texts.parsed(BadCursorException.class, () -> read(sealed, text)))
                .isEmpty();
        Cursors open = new Cursors(Seals.TRANSPARENT);
        Texts.parsed(BadCursorException.class, () -> read(open, text));
        String inside = Base64.getUrlEncoder().withoutPadding().encodeToString(data);
        Texts.parsed(BadCursorException.class, () -> read(open, inside));
        comesBack(sealed, Texts.two(data));
    }

    private static Object read(Cursors cursors, @Nullable String cursor) {
        Position position = cursors.read(LISTING, cursor);
        assertThat(position).isNotNull();
        return "read";
    }

    private static void comesBack(Cursors cursors, List<String> two) {
        byte[] key = two.get(0).getBytes(StandardCharsets.UTF_8);
        if (key.length <= LONGEST_KEY && two.get(1).length() <= LONGEST_KEY) {
            Position position = new Position(two.get(0), Instant.ofEpochSecond(key.length, 7), two.get(1));
            assertThat(cursors.read(LISTING, cursors.write(LISTING, position))).isEqualTo(position);
        }
    }
}
