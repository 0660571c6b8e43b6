package org.quietline.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.OperatorDirectory;
import org.quietline.application.port.OperatorDirectory.Operator;
import org.quietline.application.port.OperatorDirectoryContract;

class ConfiguredOperatorsTest implements OperatorDirectoryContract {
    @Override
    public OperatorDirectory directoryOf(Map<String, String> operators, Map<String, String> programs) {
        return new ConfiguredOperators(credentials(operators), credentials(programs));
    }

    private static List<Credential> credentials(Map<String, String> entries) {
        return entries.entrySet().stream()
                .map(entry -> new Credential(entry.getKey(), entry.getValue()))
                .toList();
    }

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
