package org.quietline.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.application.port.PasswordCheck;
import org.quietline.application.port.PasswordCheckContract;

class Argon2PasswordCheckTest implements PasswordCheckContract {
    private final Argon2PasswordCheck check = new Argon2PasswordCheck(new RandomSecrets(), List.of());

    @Override
    public PasswordCheck check() {
        return check;
    }

    @Override
    public String hashOf(String password) {
        return Argon2PasswordCheck.hash(password);
    }

    @Test
    void hashes_at_the_cost_that_is_recommended() {
        String hash = Argon2PasswordCheck.hash("correct horse");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(Argon2Hash.isUsable(hash)).isTrue();
        assertThat(Argon2PasswordCheck.hash("correct horse")).isNotEqualTo(hash);
        assertThat(check.matches("correct horse", hash)).isTrue();
        assertThat(check.matches("wrong horse", hash)).isFalse();
        assertThat(check.matches("", hash)).isFalse();
    }

    /** Made by the reference implementation: {@code echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1}. */
    @Test
    void knows_the_hashes_of_the_reference_implementation() {
        String hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(Argon2Hash.isUsable(hash)).isTrue();
        assertThat(check.matches("password", hash)).isTrue();
        assertThat(check.matches("Password", hash)).isFalse();
    }

    @Test
    void has_a_decoy_that_costs_as_much_as_any_other() {
        assertThat(check.decoy()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(check.matches("password", check.decoy())).isFalse();
    }

    @Test
    void has_a_decoy_that_costs_as_much_as_the_costliest_hash_of_an_operator() {
        String cheap = "$argon2id$v=19$m=4096,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        String costly = "$argon2id$v=19$m=8192,t=3,p=2$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        String decoy = new Argon2PasswordCheck(new RandomSecrets(), List.of(cheap, costly)).decoy();

        assertThat(decoy).startsWith("$argon2id$v=19$m=8192,t=3,p=2$");
        assertThat(Argon2Hash.isUsable(decoy)).isTrue();
        assertThat(check.matches("password", decoy)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=0,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ",
            })
    void refuses_what_is_no_argon2id_hash_or_costs_too_much(String text) {
        assertThat(Argon2Hash.isUsable(text)).isFalse();
    }
}
