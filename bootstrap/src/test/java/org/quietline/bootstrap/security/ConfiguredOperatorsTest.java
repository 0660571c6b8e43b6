package org.quietline.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.OperatorDirectory.Operator;

class ConfiguredOperatorsTest {
    private static String fingerprint(String name, String hash) {
        return new ConfiguredOperators(List.of(new Credential(name, hash)), List.of())
                .operator(name)
                .map(Operator::fingerprint)
                .orElseThrow();
    }

    @Test
    void knows_who_is_listed() {
        ConfiguredOperators operators =
                new ConfiguredOperators(List.of(new Credential("ada", "h")), List.of(new Credential("ci", "t")));

        assertThat(operators.operator("ada")).map(Operator::passwordHash).contains("h");
        assertThat(operators.operator("bob")).isEmpty();
        assertThat(operators.program("t")).contains("ci");
        assertThat(operators.program("u")).isEmpty();
    }

    @Test
    void changes_the_fingerprint_with_the_name_or_the_hash() {
        assertThat(fingerprint("ada", "h"))
                .isEqualTo(fingerprint("ada", "h"))
                .isNotEqualTo(fingerprint("ada", "i"))
                .isNotEqualTo(fingerprint("bob", "h"));
    }
}
