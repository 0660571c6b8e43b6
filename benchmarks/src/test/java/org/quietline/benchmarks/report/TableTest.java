package org.quietline.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void shows_figure_baseline_ratio_target_and_verdict() {
        List<Figure> figures = List.of(
                Figure.of("webhooks", 12_345.6, "/s").comparedWith(20_000).against(new Target.OfBaseline(0.5)),
                Figure.of("slow ones", 31.25, "ms").against(new Target.AtMost(25)),
                Figure.of("only told", 0.123, "ms"));
        assertThat(Table.of(figures))
                .containsExactly(
                        "| scenario  | figure    | baseline  | ratio | target                  |         |",
                        "| --------- | --------: | --------: | ----: | ----------------------- | ------- |",
                        "| webhooks  | 12,346 /s | 20,000 /s |  0.62 | >= 0.50 of the baseline | met     |",
                        "| slow ones |   31.3 ms |           |       | <= 25.0 ms              | NOT MET |",
                        "| only told |   0.12 ms |           |       |                         |         |");
    }

    @Test
    void a_table_of_nothing_has_its_head() {
        assertThat(Table.of(List.of())).hasSize(2);
    }

    @Test
    void targets_hold_at_their_very_value() {
        Figure ten = Figure.of("ten", 10, "/s").comparedWith(10);
        assertThat(new Target.AtLeast(10).isMet(ten)).isTrue();
        assertThat(new Target.AtLeast(10.1).isMet(ten)).isFalse();
        assertThat(new Target.AtMost(10).isMet(ten)).isTrue();
        assertThat(new Target.AtMost(9.9).isMet(ten)).isFalse();
        assertThat(new Target.OfBaseline(1).isMet(ten)).isTrue();
        assertThat(new Target.OfBaseline(1.1).isMet(ten)).isFalse();
    }

    @Test
    void a_cost_that_does_not_grow_stays_within_a_part_of_the_baseline_or_a_little() {
        Target target = new Target.NearBaseline(1.2, 1);
        assertThat(target.isMet(Figure.of("little", 2.9, "ms").comparedWith(2))).isTrue();
        assertThat(target.isMet(Figure.of("more", 3.1, "ms").comparedWith(2))).isFalse();
        assertThat(target.isMet(Figure.of("much", 119, "ms").comparedWith(100))).isTrue();
        assertThat(target.isMet(Figure.of("more", 121, "ms").comparedWith(100))).isFalse();
    }

    @Test
    void what_has_no_baseline_cannot_keep_up_with_it() {
        Figure alone = Figure.of("alone", 10, "/s");
        assertThat(new Target.OfBaseline(0.1).isMet(alone)).isFalse();
        assertThat(new Target.NearBaseline(10, 10).isMet(alone)).isFalse();
    }
}
