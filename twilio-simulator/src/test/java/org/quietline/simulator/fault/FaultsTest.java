package org.quietline.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultsTest {
    @Test
    void a_seed_makes_chance_repeat_itself() {
        assertThat(throwsOfDice(42L)).isEqualTo(throwsOfDice(42L)).isNotEqualTo(throwsOfDice(43L));
    }

    @Test
    void chance_strikes_about_as_often_as_it_says() {
        assertThat(throwsOfDice(1L).stream().filter(Boolean::booleanValue).count())
                .isBetween(240L, 360L);
    }

    @Test
    void one_fault_does_not_disturb_the_chance_of_another() {
        Strike half = new Strike(0.5, null, null, null, null, null);
        Faults alone = new Faults(document(9L, Map.of(Fault.API_500, half)));
        Faults together = new Faults(document(9L, Map.of(Fault.API_500, half, Fault.WEBHOOK_LOST, half)));

        for (int i = 0; i < 100; i++) {
            boolean unused = together.strikes(Fault.WEBHOOK_LOST).isPresent();
            assertThat(together.strikes(Fault.API_500).isPresent())
                    .isEqualTo(alone.strikes(Fault.API_500).isPresent());
        }
    }

    @Test
    void a_chance_with_a_count_ends_with_the_count() {
        Faults faults = new Faults(document(1L, Map.of(Fault.API_429, new Strike(0.5, 3, null, null, null, null))));

        long struck = IntStream.range(0, 200)
                .filter(i -> faults.strikes(Fault.API_429).isPresent())
                .count();

        assertThat(struck).isEqualTo(3);
        assertThat(faults.document().faults().get(Fault.API_429))
                .extracting(Strike::times)
                .isEqualTo(0);
        assertThat(faults.struck()).containsEntry(Fault.API_429, 3);
    }

    @Test
    void clearing_goes_back_to_the_start() {
        FaultDocument trial =
                new FaultDocument(null, null, null, new FaultDocument.AccountLimits(true, true, List.of()), null);
        Faults faults = new Faults(trial);

        faults.replace(FaultDocument.NONE.with(Fault.API_500, Strike.ALWAYS));
        assertThat(faults.account().trial()).isFalse();
        faults.clear();

        assertThat(faults.account().trial()).isTrue();
        assertThat(faults.strikes(Fault.API_500)).isEmpty();
    }

    private static List<Boolean> throwsOfDice(long seed) {
        Faults faults =
                new Faults(document(seed, Map.of(Fault.API_500, new Strike(0.3, null, null, null, null, null))));
        return IntStream.range(0, 1000)
                .mapToObj(i -> faults.strikes(Fault.API_500).isPresent())
                .toList();
    }

    private static FaultDocument document(long seed, Map<Fault, Strike> faults) {
        return new FaultDocument(seed, faults, null, null, null);
    }
}
