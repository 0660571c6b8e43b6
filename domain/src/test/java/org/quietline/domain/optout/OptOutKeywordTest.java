package org.quietline.domain.optout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptOutKeywordTest {
    @ParameterizedTest
    @CsvSource({
        "STOP, STOP",
        "STOPALL, STOP",
        "UNSUBSCRIBE, STOP",
        "CANCEL, STOP",
        "END, STOP",
        "QUIT, STOP",
        "REVOKE, STOP",
        "OPTOUT, STOP",
        "START, START",
        "YES, START",
        "UNSTOP, START",
        "HELP, HELP",
        "INFO, HELP"
    })
    void knows_the_words_in_any_case(String word, OptOutKeyword keyword) {
        assertThat(OptOutKeyword.of(word)).contains(keyword);
        assertThat(OptOutKeyword.of(word.toLowerCase(Locale.ROOT))).contains(keyword);
        assertThat(OptOutKeyword.of(word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT)))
                .contains(keyword);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " stop",
                "stop ",
                "\r\nStop\n",
                "\tSTOP\u00A0",
                "\u3000stop\u2003",
                "\uFEFFstop\u200B",
                "stop\u0000"
            })
    void ignores_what_shows_nothing_around_a_word(String body) {
        assertThat(OptOutKeyword.of(body)).contains(OptOutKeyword.STOP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "STOP PLEASE",
                "please stop",
                "STOP.",
                "stop!",
                "\"stop\"",
                "STO P",
                "S\u200BTOP",
                "STOPP",
                "nonstop",
                "ｓｔｏｐ",
                "\u017Ftop",
                "\u0130NFO",
                "\u0131nfo",
                "unsubscr\u0131be",
                "ST\u039FP",
                "help me",
                "yes please",
                "stop\nstop",
                "0"
            })
    void another_message_is_no_keyword(String body) {
        assertThat(OptOutKeyword.of(body)).isEmpty();
    }

    @Test
    void does_not_depend_on_the_locale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(OptOutKeyword.of("unsubscribe")).contains(OptOutKeyword.STOP);
            assertThat(OptOutKeyword.of("quit")).contains(OptOutKeyword.STOP);
            assertThat(OptOutKeyword.of("info")).contains(OptOutKeyword.HELP);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"STOP, STOP", "START, START", "HELP, HELP", "stop, STOP", "' Start ', START"})
    void reads_the_carriers_code(String code, OptOutKeyword keyword) {
        assertThat(OptOutKeyword.ofCode(code)).contains(keyword);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "STOPALL", "YES", "INFO", "OTHER"})
    void another_code_is_none(String code) {
        assertThat(OptOutKeyword.ofCode(code)).isEmpty();
    }

    @Test
    void every_keyword_has_a_code() {
        assertThat(OptOutKeyword.values())
                .allSatisfy(keyword ->
                        assertThat(OptOutKeyword.ofCode(keyword.code())).contains(keyword))
                .extracting(OptOutKeyword::code)
                .containsExactly("STOP", "START", "HELP");
    }
}
