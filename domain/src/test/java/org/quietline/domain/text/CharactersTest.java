package org.quietline.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharactersTest {
    @ParameterizedTest
    @CsvSource({
        "a, a",
        "\uD83D\uDE00, \uD83D\uDE00",
        "a\uD83D, a\uFFFD",
        "\uDE00a, \uFFFDa",
        "\uD83D\uD83D\uDE00, \uFFFD\uD83D\uDE00",
        "\uDE00\uD83D, \uFFFD\uFFFD"
    })
    void mends_surrogates_without_a_partner(String text, String mended) {
        assertThat(Characters.wellFormed(text)).isEqualTo(mended);
        assertThat(new String(mended.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(mended);
    }

    @Test
    void returns_a_well_formed_text_itself() {
        String text = "Sunday at 9 \uD83D\uDE00";

        assertThat(Characters.wellFormed(text)).isSameAs(text);
    }

    @Test
    void trims_whatever_shows_nothing() {
        assertThat(Characters.trimmed(" \t\r\n\u00A0\u2003\u200B\uFEFF\u3164a b\u0000\u202C\u2029"))
                .isEqualTo("a b");
        assertThat(Characters.trimmed(" \u200B ")).isEmpty();
        assertThat(Characters.trimmed("")).isEmpty();
        assertThat(Characters.isBlank(" \u200B\u2800")).isTrue();
        assertThat(Characters.isBlank("")).isTrue();
        assertThat(Characters.isBlank(" .")).isFalse();
    }

    @Test
    void shortens_without_cutting_a_pair_in_two() {
        assertThat(Characters.shortened("abc", 3)).isEqualTo("abc");
        assertThat(Characters.shortened("abcd", 3)).isEqualTo("abc");
        assertThat(Characters.shortened("ab\uD83D\uDE00", 3)).isEqualTo("ab");
        assertThat(Characters.shortened("a\uD83D\uDE00b", 3)).isEqualTo("a\uD83D\uDE00");
    }
}
