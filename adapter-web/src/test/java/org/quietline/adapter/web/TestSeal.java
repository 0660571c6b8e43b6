package org.quietline.adapter.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.quietline.domain.phone.Seal;

/** Deterministic authenticated encryption for tests: a keyed hash that is also the counter of AES. */
final class TestSeal implements Seal {
    private static final int TAG = 16;

    private final byte[] key;

    TestSeal() {
        this(0);
    }

    /** A seal of its own for each number. */
    TestSeal(int key) {
        this.key = "sixteen %07d ".formatted(key).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] seal(byte[] plain) {
        byte[] tag = tag(plain);
        byte[] sealed = Arrays.copyOf(tag, TAG + plain.length);
        System.arraycopy(crypt(tag, plain), 0, sealed, TAG, plain.length);
        return sealed;
    }

    @Override
    public Optional<byte[]> open(byte[] sealed) {
        if (sealed.length < TAG) {
            return Optional.empty();
        }
        byte[] tag = Arrays.copyOf(sealed, TAG);
        byte[] plain = crypt(tag, Arrays.copyOfRange(sealed, TAG, sealed.length));
        return Arrays.equals(tag, tag(plain)) ? Optional.of(plain) : Optional.empty();
    }

    private byte[] tag(byte[] plain) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Arrays.copyOf(mac.doFinal(plain), TAG);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] crypt(byte[] tag, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(tag));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
