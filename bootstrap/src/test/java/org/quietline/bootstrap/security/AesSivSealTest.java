package org.quietline.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quietline.application.SealContract;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.phone.Seal;

class AesSivSealTest implements SealContract {
    private static final byte[] FIRST = bytes(1);
    private static final byte[] SECOND = bytes(2);
    private static final PhoneNumber ADA = PhoneNumber.parse("+15551234567");

    private static byte[] bytes(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    @Override
    public Seal seal(int key) {
        return seal(bytes(key));
    }

    private static Seal seal(byte[]... secrets) {
        return new AesSivSeal(new MasterSecrets(List.of(secrets)));
    }

    @Test
    void gives_one_number_one_reference_and_opens_it() {
        String reference = ADA.sealedWith(seal(FIRST));

        assertThat(ADA.sealedWith(seal(FIRST))).isEqualTo(reference).matches("[A-Za-z0-9_-]{20,}");
        assertThat(PhoneNumber.unsealed(reference, seal(FIRST))).contains(ADA);
    }

    @Test
    void keeps_the_references_it_has_given_out() {
        assertThat(ADA.sealedWith(seal(FIRST))).isEqualTo("RuiVIr95bmsiOjbidIdJgblIfcNTdvGk6SR7Aw");
    }

    @Test
    void opens_old_references_after_a_change_of_secret_and_makes_new_ones() {
        String old = ADA.sealedWith(seal(FIRST));
        Seal both = seal(SECOND, FIRST);

        assertThat(PhoneNumber.unsealed(old, both)).contains(ADA);
        assertThat(ADA.sealedWith(both)).isEqualTo(ADA.sealedWith(seal(SECOND))).isNotEqualTo(old);
    }

    @Test
    void opens_nothing_else() {
        byte[] sealed = seal(FIRST).seal("text".getBytes(StandardCharsets.UTF_8));
        byte[] changed = sealed.clone();
        changed[0] ^= 1;

        assertThat(seal(SECOND).open(sealed)).isEmpty();
        assertThat(seal(FIRST).open(changed)).isEmpty();
        assertThat(seal(FIRST).open(new byte[0])).isEmpty();
        assertThat(seal(FIRST).open(Arrays.copyOf(sealed, 5))).isEmpty();
    }

    @Test
    void wants_a_long_secret() {
        assertThatThrownBy(() -> new MasterSecrets(List.of(new byte[31]))).isInstanceOf(IllegalArgumentException.class);
    }
}
