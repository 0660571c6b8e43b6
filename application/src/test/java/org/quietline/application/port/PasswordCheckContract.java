package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link PasswordCheck} must do. Hashing is slow on purpose, so the tests make few hashes. */
public interface PasswordCheckContract {
    /** A password of 1,000 characters, as a program may have made it. */
    String LONG = "Pässwörd \ud83d\udd11 ".repeat(84).substring(0, 1000);

    /** A check. */
    PasswordCheck check();

    /** A new hash of the password, in the form that the check understands. */
    String hashOf(String password);

    @Test
    default void a_password_belongs_to_its_hash_and_no_other_does() {
        PasswordCheck check = check();
        String hash = hashOf("correct horse");
        assertThat(check.matches("correct horse", hash)).isTrue();
        for (String other : new String[] {"", "Correct horse", "correct horse ", "correct hors", hash}) {
            assertThat(check.matches(other, hash)).as("[%s]", other).isFalse();
        }
    }

    @Test
    default void every_character_of_a_long_password_counts() {
        PasswordCheck check = check();
        String hash = hashOf(LONG);
        assertThat(check.matches(LONG, hash)).isTrue();
        assertThat(check.matches(LONG.substring(0, 999) + "#", hash)).isFalse();
        assertThat(check.matches(LONG.replace("ö", "o"), hash)).isFalse();
    }

    @Test
    default void a_hash_does_not_hold_the_password() {
        assertThat(hashOf("correct horse")).doesNotContain("correct", "horse");
    }

    @Test
    default void the_decoy_is_a_hash_that_no_password_belongs_to() {
        PasswordCheck check = check();
        String decoy = check.decoy("nobody");
        assertThat(check.decoy("nobody")).isEqualTo(decoy);
        for (String password : new String[] {"", "password", "decoy", decoy}) {
            assertThat(check.matches(password, decoy)).as("[%s]", password).isFalse();
        }
    }

    @Test
    default void many_may_ask_at_once() {
        PasswordCheck check = check();
        String hash = hashOf("correct horse");
        List<Boolean> answers = Together.run(8, i -> check.matches(i % 2 == 0 ? "correct horse" : "wrong " + i, hash));
        assertThat(answers).containsExactly(true, false, true, false, true, false, true, false);
    }
}
