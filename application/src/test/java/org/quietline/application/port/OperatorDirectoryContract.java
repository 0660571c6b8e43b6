package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.OperatorDirectory.Operator;

/** What every {@link OperatorDirectory} must do. */
public interface OperatorDirectoryContract {
    /** The SHA-256 of a token, as the directory is asked for it. */
    String TOKEN = "0123456789abcdef".repeat(4);

    /** The hash of a password. */
    String HASH = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    /** The hash of another password. */
    String OTHER_HASH = "$argon2id$v=19$m=19456,t=2,p=1$YW5vdGhlcnM$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    /**
     * A directory of these and nobody else.
     *
     * @param operators the hash of each operator's password
     * @param programs each program's hash of its token
     */
    OperatorDirectory directoryOf(Map<String, String> operators, Map<String, String> programs);

    @Test
    default void whoever_is_listed_is_known_with_their_hash() {
        OperatorDirectory directory = directoryOf(Map.of("ada", HASH, "ben", OTHER_HASH), Map.of());
        Operator ada = directory.operator("ada").orElseThrow();
        assertThat(ada.name()).isEqualTo("ada");
        assertThat(ada.passwordHash()).isEqualTo(HASH);
        assertThat(directory.operator("ben")).map(Operator::passwordHash).contains(OTHER_HASH);
    }

    @Test
    default void nobody_else_is_known() {
        OperatorDirectory directory = directoryOf(Map.of("ada", HASH), Map.of("ci", TOKEN));
        for (String name : new String[] {"", "Ada", "ADA", " ada", "ada ", "ad", "adaa", "ada\u0000", "ci", HASH}) {
            assertThat(directory.operator(name)).as("[%s]", name).isEmpty();
        }
    }

    @Test
    default void a_program_is_known_by_its_tokens_hash_alone() {
        OperatorDirectory directory = directoryOf(Map.of("ada", HASH), Map.of("ci", TOKEN, "crm", "f".repeat(64)));
        assertThat(directory.program(TOKEN)).contains("ci");
        assertThat(directory.program("f".repeat(64))).contains("crm");
        for (String hash : new String[] {
            "", "ci", "ada", HASH, TOKEN.substring(1), TOKEN + "0", "e".repeat(64),
        }) {
            assertThat(directory.program(hash)).as("[%s]", hash).isEmpty();
        }
    }

    @Test
    default void a_fingerprint_changes_with_the_name_and_with_the_hash_and_with_nothing_else() {
        String fingerprint = fingerprint(Map.of("ada", HASH), "ada");
        assertThat(fingerprint(Map.of("ada", HASH, "ben", OTHER_HASH), "ada")).isEqualTo(fingerprint);
        assertThat(fingerprint(Map.of("ada", OTHER_HASH), "ada")).isNotEqualTo(fingerprint);
        assertThat(fingerprint(Map.of("ben", HASH), "ben")).isNotEqualTo(fingerprint);
    }

    @Test
    default void an_operator_printed_shows_no_hash() {
        OperatorDirectory directory = directoryOf(Map.of("ada", HASH), Map.of("ci", TOKEN));
        assertThat(directory.operator("ada").orElseThrow()).hasToString("ada");
        assertThat(directory.toString()).doesNotContain(HASH, TOKEN);
    }

    @Test
    default void a_directory_may_be_empty() {
        OperatorDirectory directory = directoryOf(Map.of(), Map.of());
        assertThat(directory.operator("ada")).isEmpty();
        assertThat(directory.program(TOKEN)).isEmpty();
    }

    private String fingerprint(Map<String, String> operators, String name) {
        return directoryOf(operators, Map.of())
                .operator(name)
                .map(Operator::fingerprint)
                .orElseThrow();
    }
}
