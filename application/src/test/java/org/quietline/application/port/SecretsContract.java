package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Secrets} must do. That nobody can guess them, no test can show. */
public interface SecretsContract {
    /** How many bits a secret has. */
    int BITS = 256;

    /** Where secrets come from. */
    Secrets secrets();

    @Test
    default void a_secret_is_256_bits_in_base64_for_urls() {
        String secret = secrets().next();
        assertThat(secret).matches("[A-Za-z0-9_-]{43}");
        assertThat(Base64.getUrlDecoder().decode(secret)).hasSize(BITS / 8);
    }

    @Test
    default void no_secret_comes_twice_to_whoever_asks() {
        Secrets secrets = secrets();
        Stream<String> all = Together.run(
                        8, i -> Stream.generate(secrets::next).limit(1_000).toList())
                .stream()
                .flatMap(List::stream);
        assertThat(all).doesNotHaveDuplicates();
    }

    /**
     * A bit that stays the same in 1,000 random secrets has a probability of 2 to the power of -991, all bits taken.
     */
    @Test
    default void every_bit_varies() {
        Secrets secrets = secrets();
        BitSet wereSet = new BitSet(BITS);
        BitSet wereClear = new BitSet(BITS);
        for (int i = 0; i < 1_000; i++) {
            BitSet bits = BitSet.valueOf(Base64.getUrlDecoder().decode(secrets.next()));
            wereSet.or(bits);
            bits.flip(0, BITS);
            wereClear.or(bits);
        }
        assertThat(IntStream.range(0, BITS)).allMatch(bit -> wereSet.get(bit) && wereClear.get(bit));
    }
}
