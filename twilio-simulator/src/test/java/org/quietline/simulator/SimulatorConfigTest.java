package org.quietline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorConfigTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "::"})
    void listens_on_loopback_only(String host) {
        assertThatThrownBy(() -> SimulatorConfig.defaults().withAddress(host, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void needs_a_number() {
        assertThatThrownBy(() -> SimulatorConfig.defaults().withNumbers(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shows_neither_secrets_nor_numbers() {
        SimulatorConfig config = SimulatorConfig.defaults()
                .withAccount("AC1", "token-secret")
                .withNumbers("+15550100000")
                .withPort(8081);

        assertThat(config.toString()).isEqualTo("SimulatorConfig 127.0.0.1:8081");
    }

    @Test
    void a_changed_copy_leaves_the_first_as_it_was() {
        SimulatorConfig first = SimulatorConfig.defaults().withPhone("Ada", "+15550111111");
        SimulatorConfig second = first.withPhone("Grace", "+15550122222");

        assertThat(first.values().phones).hasSize(1);
        assertThat(second.values().phones).containsOnlyKeys("Ada", "Grace");
    }
}
