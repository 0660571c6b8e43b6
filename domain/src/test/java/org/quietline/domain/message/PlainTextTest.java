package org.quietline.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "It\u2019s \u201Con\u201D|It's \"on\"",
                "Sunday \u2014 9\u201310|Sunday - 9-10",
                "wait\u2026|wait...",
                "a\u00A0b\tc|a b c",
                "soft\u00ADhyphen\u200B|softhyphen",
                "cafe\u0301|caf\u00E9",
                "plain|plain"
            })
    void replaces_typography_by_plain_characters(String text, String plain) {
        assertThat(PlainText.replaceAll(text)).isEqualTo(plain);
        assertThat(Segments.of(plain).encoding()).isEqualTo(Encoding.GSM_7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D\uDE00", "ç", "á", "Привет", "a\u0301\u0302\u0303\u0304", "x\u0301", "\uD83D"})
    void leaves_what_has_no_stand_in(String text) {
        assertThat(PlainText.replaceAll(text)).isEqualTo(text);
    }

    @Test
    void keeps_line_breaks() {
        assertThat(PlainText.replaceAll("one\r\ntwo\nthree")).isEqualTo("one\r\ntwo\nthree");
    }

    @Test
    void tells_the_stand_in_for_what_costs_dear() {
        String text = "It\u2019s on";

        assertThat(Segments.of(text).forcesUcs2().flatMap(PlainText::replacementFor))
                .contains("'");
        assertThat(PlainText.replacementFor("a")).isEmpty();
        assertThat(PlainText.replacementFor("")).isEmpty();
        assertThat(PlainText.replacementFor("\u200B")).contains("");
    }

    @Test
    void every_stand_in_is_gsm_7() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            String character = Character.toString(c);
            PlainText.replacementFor(character)
                    .ifPresent(plain ->
                            assertThat(Gsm7.contains(plain)).as(character).isTrue());
            if (Gsm7.septets(c) > 0) {
                assertThat(PlainText.replacementFor(character)).isEmpty();
            }
        }
    }
}
