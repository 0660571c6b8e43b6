package org.quietline.fuzz;

import java.util.List;
import java.util.Optional;
import org.quietline.bootstrap.security.AesSivSeal;
import org.quietline.bootstrap.security.MasterSecrets;
import org.quietline.domain.phone.Seal;

/** The seal of the program, and one that lets the fuzzer's bytes through to what stands behind it. */
public final class Seals {
    /** As in the program. */
    public static final Seal REAL = new AesSivSeal(new MasterSecrets(List.of(new byte[MasterSecrets.FEWEST_BYTES])));

    /** Hides nothing. */
    public static final Seal TRANSPARENT = new Seal() {
        @Override
        public byte[] seal(byte[] plain) {
            return plain.clone();
        }

        @Override
        public Optional<byte[]> open(byte[] sealed) {
            return Optional.of(sealed.clone());
        }
    };

    private Seals() {}
}
