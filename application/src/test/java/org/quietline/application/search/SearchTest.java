package org.quietline.application.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quietline.application.port.Samples.text;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.domain.phone.PhoneNumber;

class SearchTest {
    private static final PhoneNumber ADA = PhoneNumber.parse("+15557770001");

    @Test
    void a_message_has_the_tokens_of_its_words_and_of_the_last_digits() {
        assertThat(tokens("Hello, hello W\u00f6rld-wide!"))
                .containsExactlyInAnyOrder("hello", "world", "wide", "#0001");
    }

    private static Set<String> tokens(String text) {
        return SearchTokens.of(ADA, text(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "ACME", "whatsapp:agent", "+1234567"})
    void a_contact_whose_mask_shows_fewer_digits_has_none_to_search_for(String sender) {
        assertThat(SearchTokens.of(PhoneNumber.ofSender(sender), text(""))).isEmpty();
    }

    @Test
    void no_token_holds_more_of_a_number_than_its_mask() {
        Set<String> tokens = tokens("call +1 (555) 867-5309, 15558675309 or 555.867.5309 x12");
        assertThat(tokens)
                .noneMatch(token -> token.contains("867") || token.contains("555"))
                .contains("5309", "call", "x12");
    }

    @ParameterizedTest
    @CsvSource({
        "HELLO,hello",
        "caf\u00e9,CAFE\u0301",
        "\u0130stanbul,istanbul",
        "\uFF28ello,hello",
        "\u0939\u093f\u0928\u094d\u0926\u0940,\u0939\u093f\u0928\u094d\u0926\u0940",
        "\u05e9\u05dc\u05d5\u05dd,\u05e9\u05c1\u05b8\u05dc\u05d5\u05b9\u05dd",
        "\uc548\ub155,\uc548\ub155"
    })
    void words_are_found_in_either_spelling(String one, String other) {
        assertThat(query(one).finds(tokens("so " + other + " there"))).isTrue();
        assertThat(query(other).finds(tokens("so " + one + " there"))).isTrue();
    }

    private static SearchQuery query(String typed) {
        return SearchQuery.parse(typed).orElseThrow();
    }

    @Test
    void a_word_with_spacing_vowel_signs_is_one_word() {
        assertThat(tokens("\u0915\u093f\u0924\u093e\u092c")).hasSize(2);
        assertThat(query("\u0915\u093f\u0924\u093e\u092c").finds(tokens("\u0915 \u0924 \u092c")))
                .isFalse();
    }

    @Test
    void parts_are_found_in_scripts_without_spaces() {
        Set<String> tokens = tokens("\u6211\u4eec\u660e\u5929\u89c1");
        assertThat(query("\u660e\u5929").finds(tokens)).isTrue();
        assertThat(query("\u6211\u4eec\u660e\u5929\u89c1").finds(tokens)).isTrue();
        assertThat(query("\u5929\u660e").finds(tokens)).isFalse();
    }

    @Test
    void all_words_must_be_there_and_whole() {
        Set<String> tokens = tokens("the red apples");
        assertThat(query("apples RED").finds(tokens)).isTrue();
        assertThat(query("apples green").finds(tokens)).isFalse();
        assertThat(query("apple").finds(tokens)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "...", "#", "\u2022\u2022\u2022", "\uD83D\uDE80"})
    void what_has_no_word_in_it_is_no_search(String typed) {
        assertThat(SearchQuery.parse(typed)).isEmpty();
    }

    @Test
    void only_four_digits_alone_look_at_the_number() {
        Set<String> tokens = tokens("Hello");
        assertThat(query("0001").finds(tokens)).isTrue();
        assertThat(query(" #0001 ").finds(tokens)).isTrue();
        assertThat(query("0001 0001").finds(tokens)).isTrue();
        for (String typed :
                List.of("001", "00001", "7770001", "0001 hello", "hello 0001", "15557770001", "\u0660001")) {
            assertThat(query(typed).finds(tokens)).as(typed).isFalse();
        }
    }

    @Test
    void only_so_many_words_count() {
        String typed = String.join(" ", List.of("a", "b", "c", "d", "e", "f", "g", "h", "missing"));
        assertThat(query(typed).allOf()).hasSize(SearchQuery.MAX_WORDS);
        assertThat(query(typed).finds(tokens("a b c d e f g h"))).isTrue();
    }

    @Test
    void a_long_message_has_only_so_many_tokens_and_none_is_endless() {
        StringBuilder text = new StringBuilder("x".repeat(1_000));
        for (int i = 0; i < 1_000; i++) {
            text.append(" w").append(Integer.toString(i, 36)).append("z");
        }
        assertThat(tokens(text.toString()))
                .hasSizeLessThanOrEqualTo(SearchTokens.MAX_TOKENS + 1)
                .allMatch(token -> token.length() <= 64);
        assertThat(query("x".repeat(900)).finds(tokens(text.toString()))).isTrue();
    }

    @Test
    void a_search_without_a_word_is_a_mistake() {
        assertThatThrownBy(() -> new SearchQuery(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SearchQuery(List.of(Set.of()))).isInstanceOf(IllegalArgumentException.class);
    }
}
