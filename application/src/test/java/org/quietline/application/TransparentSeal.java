package org.quietline.application;

import java.util.Arrays;
import java.util.Optional;
import org.quietline.domain.phone.Seal;

/** A seal that hides nothing, but opens only what it sealed itself. */
public final class TransparentSeal implements Seal {
    private final byte mark;

    /** @param mark the key, so to speak */
    public TransparentSeal(int mark) {
        this.mark = (byte) mark;
    }

    @Override
    public byte[] seal(byte[] plain) {
        byte[] sealed = Arrays.copyOf(plain, plain.length + 2);
        sealed[plain.length] = sum(plain);
        sealed[plain.length + 1] = mark;
        return sealed;
    }

    @Override
    public Optional<byte[]> open(byte[] sealed) {
        if (sealed.length < 2 || sealed[sealed.length - 1] != mark) {
            return Optional.empty();
        }
        byte[] plain = Arrays.copyOf(sealed, sealed.length - 2);
        return sealed[plain.length] == sum(plain) ? Optional.of(plain) : Optional.empty();
    }

    private static byte sum(byte[] bytes) {
        byte sum = 7;
        for (byte b : bytes) {
            sum = (byte) (31 * sum + b);
        }
        return sum;
    }
}
