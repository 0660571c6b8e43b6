package org.quietline.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureReasonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The 'To' number +15557770001 is not a valid phone number.",
                "Permission to send an SMS has not been enabled for +1 (555) 777-0001",
                "number 15557770001 unsubscribed",
                "to=%2B15557770001"
            })
    void never_holds_a_number(String explanation) {
        FailureReason reason = FailureReason.of(21211, explanation);
        assertThat(reason.explanation().orElseThrow()).doesNotContain("5557770", "555) 777", "777-0001");
        assertThat(reason.toString()).doesNotContain("5557770", "555) 777", "777-0001");
        assertThat(FailureReason.inWords(explanation).toString()).doesNotContain("5557770", "555) 777", "777-0001");
    }

    @Test
    void a_number_at_the_cut_is_masked_before_the_rest_is_cut_off() {
        for (int before = FailureReason.MAX_EXPLANATION - 14; before <= FailureReason.MAX_EXPLANATION; before++) {
            String explanation = "x".repeat(before - 1) + " +15557770001 and more";
            FailureReason reason = FailureReason.inWords(explanation);
            assertThat(reason.explanation().orElseThrow())
                    .hasSizeLessThanOrEqualTo(FailureReason.MAX_EXPLANATION)
                    .doesNotContain("1555");
        }
    }

    @Test
    void is_cut_between_characters() {
        FailureReason reason = FailureReason.inWords("x".repeat(FailureReason.MAX_EXPLANATION - 1) + "\uD83D\uDE80");
        assertThat(reason.explanation()).contains("x".repeat(FailureReason.MAX_EXPLANATION - 1));
    }

    @Test
    void may_have_a_code_or_words_or_both_or_neither() {
        assertThat(FailureReason.ofCode(30003).code()).hasValue(30003);
        assertThat(FailureReason.ofCode(30003).explanation()).isEmpty();
        assertThat(FailureReason.inWords("busy").code()).isEmpty();
        assertThat(FailureReason.of(1, "busy")).isEqualTo(FailureReason.of(1, "busy"));
        assertThat(FailureReason.of(null, null)).isNotEqualTo(FailureReason.of(0, null));
        assertThat(FailureReason.of(null, null).toString()).isEmpty();
        assertThat(FailureReason.of(30003, "not reachable")).hasToString("30003 not reachable");
    }
}
