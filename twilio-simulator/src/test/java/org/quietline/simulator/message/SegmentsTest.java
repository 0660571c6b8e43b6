package org.quietline.simulator.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SegmentsTest {
    @Test
    void counts_septets_for_plain_text() {
        assertThat(Segments.count("")).isEqualTo(1);
        assertThat(Segments.count("x".repeat(160))).isEqualTo(1);
        assertThat(Segments.count("x".repeat(161))).isEqualTo(2);
        assertThat(Segments.count("x".repeat(307))).isEqualTo(3);
    }

    @Test
    void counts_the_extension_table_twice() {
        assertThat(Segments.count("€".repeat(80))).isEqualTo(1);
        assertThat(Segments.count("€".repeat(81))).isEqualTo(2);
    }

    @Test
    void counts_units_for_everything_else() {
        assertThat(Segments.count("ç".repeat(70))).isEqualTo(1);
        assertThat(Segments.count("ç".repeat(71))).isEqualTo(2);
        assertThat(Segments.count("🙂".repeat(36))).isEqualTo(2);
    }
}
