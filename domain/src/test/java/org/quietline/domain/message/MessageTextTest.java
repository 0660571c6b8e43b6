package org.quietline.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Hello",
                " spaces stay ",
                "one\ntwo\r\nthree\tfour",
                "caf\u00E9 \uD83D\uDE00",
                "a\u200Bb",
                "\uFFFD"
            })
    void says_what_it_was_given(String text) {
        MessageText message = MessageText.of(text);

        assertThat(message.value()).isEqualTo(text);
        assertThat(message.length()).isEqualTo(text.length());
        assertThat(message).isEqualTo(MessageText.of(text)).hasSameHashCodeAs(MessageText.of(text));
    }

    @Test
    void replaces_what_stores_and_pages_cannot_hold() {
        assertThat(MessageText.of("a\u0000b\u001Bc\u007Fd\u0085e\u009Bf").value())
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf");
        assertThat(MessageText.of("a\uD83Db\uDE00c").value()).isEqualTo("a\uFFFDb\uFFFDc");
        assertThat(MessageText.of("a\uFFFEb\uFFFFc").value()).isEqualTo("a\uFFFDb\uFFFDc");
        assertThat(MessageText.of("one\ftwo").value()).isEqualTo("one\ntwo");
    }

    @Test
    void every_unit_there_is_survives_utf_8_and_keeps_its_place() {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            all.append((char) c).append('.');
        }
        String value = MessageText.of(all.toString()).value();

        assertThat(new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(value)
                .hasSameSizeAs(all);
        assertThat(MessageText.of(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n", "\u00A0\u200B"})
    void is_blank_when_it_shows_nothing(String text) {
        assertThat(MessageText.of(text).isBlank()).isTrue();
        assertThat(MessageText.of(text + "x").isBlank()).isFalse();
    }

    @Test
    void hides_itself() {
        assertThat(MessageText.of("Call me, I am Ada Lovelace")).hasToString("MessageText(26 characters)");
        assertThat(MessageText.of("x")).hasToString("MessageText(1 character)");
    }

    @Test
    void shows_itself_without_phone_numbers() {
        assertThat(MessageText.of("Call me at 415-555-0123").redacted()).isEqualTo("Call me at •••-•••-0123");
    }

    @Test
    void counts_its_segments() {
        assertThat(MessageText.of("x".repeat(161)).segments().count()).isEqualTo(2);
    }

    @Test
    void differs_by_its_text() {
        assertThat(MessageText.of("a")).isNotEqualTo(MessageText.of("b")).isNotEqualTo("a");
    }
}
