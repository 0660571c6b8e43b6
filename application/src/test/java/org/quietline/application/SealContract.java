package org.quietline.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.Together;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.phone.Seal;

/** What every {@link Seal} must do. That its bytes reveal nothing, no test can show. */
public interface SealContract {
    /** A seal with this key; different numbers are different keys. */
    Seal seal(int key);

    @Test
    default void what_was_sealed_opens_to_what_it_was() {
        Seal seal = seal(1);
        for (int length = 0; length < 300; length++) {
            byte[] plain = bytes(length);
            byte[] sealed = seal.seal(plain);
            assertThat(seal.open(sealed))
                    .hasValueSatisfying(opened -> assertThat(opened).isEqualTo(plain));
        }
    }

    @Test
    default void the_same_bytes_are_sealed_alike_by_the_same_key_alone() {
        byte[] plain = bytes(20);
        assertThat(seal(1).seal(plain)).isEqualTo(seal(1).seal(plain)).isNotEqualTo(seal(2).seal(plain));
        assertThat(seal(1).seal(bytes(19))).isNotEqualTo(seal(1).seal(plain));
    }

    @Test
    default void another_key_opens_nothing() {
        assertThat(seal(2).open(seal(1).seal(bytes(20)))).isEmpty();
    }

    @Test
    default void whatever_changed_opens_to_nothing() {
        Seal seal = seal(1);
        byte[] sealed = seal.seal(bytes(20));
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(seal.open(changed)).as("bit %d", bit).isEmpty();
        }
        for (int length = 0; length < sealed.length; length++) {
            assertThat(seal.open(Arrays.copyOf(sealed, length)))
                    .as("cut to %d", length)
                    .isEmpty();
        }
        assertThat(seal.open(Arrays.copyOf(sealed, sealed.length + 1))).isEmpty();
    }

    @Test
    default void neither_way_changes_or_keeps_the_array_it_is_given() {
        Seal seal = seal(1);
        byte[] plain = bytes(20);
        byte[] sealed = seal.seal(plain);
        assertThat(plain).isEqualTo(bytes(20));
        byte[] given = sealed.clone();
        Optional<byte[]> opened = seal.open(given);
        assertThat(given).isEqualTo(sealed);
        Arrays.fill(plain, (byte) 0);
        Arrays.fill(given, (byte) 0);
        assertThat(opened).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(bytes(20)));
        assertThat(seal.open(sealed)).isPresent();
    }

    @Test
    default void many_may_seal_and_open_at_once() {
        Seal seal = seal(1);
        List<Boolean> same = Together.run(16, i -> {
            byte[] plain = bytes(i);
            return seal.open(seal.seal(plain))
                    .filter(opened -> Arrays.equals(opened, plain))
                    .isPresent();
        });
        assertThat(same).containsOnly(true);
    }

    @Test
    default void a_number_becomes_a_reference_and_comes_back() {
        PhoneNumber number = PhoneNumber.parse("+15557770001");
        String reference = number.sealedWith(seal(1));
        assertThat(PhoneNumber.unsealed(reference, seal(1))).contains(number);
        assertThat(PhoneNumber.unsealed(reference, seal(2))).isEmpty();
        assertThat(PhoneNumber.unsealed("+15557770001", seal(1))).isEmpty();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        byte[] word = "number".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(word, 0, bytes, 0, Math.min(length, word.length));
        return bytes;
    }
}
