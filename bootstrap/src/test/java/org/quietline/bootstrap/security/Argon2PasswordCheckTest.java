package org.quietline.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.application.port.PasswordCheck;
import org.quietline.application.port.PasswordCheckContract;

class Argon2PasswordCheckTest implements PasswordCheckContract {
    private final Argon2PasswordCheck check = new Argon2PasswordCheck(List.of());

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
    void has_a_decoy_of_the_usual_cost_when_there_are_no_operators() {
        assertThat(check.decoy("nobody")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(check.matches("nobody", check.decoy("nobody"))).isFalse();
    }

    @Test
    void has_decoys_that_cost_what_operators_hashes_do_each_about_as_often() {
        String cheap = "$argon2id$v=19$m=4096,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        String costly = "$argon2id$v=19$m=8192,t=3,p=2$c29tZXNhbHRzb21l$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPA";
        Argon2PasswordCheck mixed = new Argon2PasswordCheck(List.of(cheap, costly));

        List<String> decoys =
                IntStream.range(0, 400).mapToObj(i -> mixed.decoy("name " + i)).toList();

        assertThat(decoys).allSatisfy(decoy -> {
            assertThat(form(decoy)).isIn(form(cheap), form(costly));
            assertThat(decoy).isNotIn(cheap, costly);
            assertThat(Argon2Hash.isUsable(decoy)).isTrue();
        });
        assertThat(decoys.stream().filter(decoy -> form(decoy).equals(form(cheap))))
                .hasSizeBetween(120, 280);
        assertThat(mixed.matches("password", mixed.decoy("name 1"))).isFalse();
    }

    @Test
    void has_a_decoy_of_one_cost_for_a_name_on_every_instance_whatever_the_order_of_the_operators() {
        List<String> hashes = IntStream.rangeClosed(1, 9)
                .mapToObj(i ->
                        "$argon2id$v=19$m=4096,t=" + i + ",p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")
                .toList();
        Argon2PasswordCheck one = new Argon2PasswordCheck(hashes);
        Argon2PasswordCheck other = new Argon2PasswordCheck(hashes.reversed());

        assertThat(IntStream.range(0, 50).mapToObj(i -> "name " + i))
                .allSatisfy(name -> assertThat(form(one.decoy(name))).isEqualTo(form(other.decoy(name))));
    }

    /** What decides on the time that a comparison takes: the costs, and how long salt and hash are. */
    private static String form(String hash) {
        return hash.replaceAll("\\$[^$]*\\$[^$]*$", "")
                + hash.substring(hash.lastIndexOf('$')).length()
                + " "
                + hash.length();
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
