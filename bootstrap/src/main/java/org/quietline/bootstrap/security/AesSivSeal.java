package org.quietline.bootstrap.security;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.daead.AesSivKey;
import com.google.crypto.tink.daead.AesSivParameters;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.quietline.domain.phone.Seal;

/** AES-SIV (RFC 5297) by Tink, with a key derived for references from each secret of the installation. */
public final class AesSivSeal implements Seal {
    private static final int KEY_BYTES = 64;
    private static final byte[] NOTHING = {};

    private final DeterministicAead cipher;

    /** Seals with the first secret and opens what any of them sealed. */
    public AesSivSeal(MasterSecrets secrets) {
        try {
            DeterministicAeadConfig.register();
            cipher = cipher(secrets.keys("references", KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-SIV is not available", e);
        }
    }

    @AccessesPartialKey
    private static DeterministicAead cipher(List<byte[]> keys) throws GeneralSecurityException {
        AesSivParameters parameters = AesSivParameters.builder()
                .setKeySizeBytes(KEY_BYTES)
                .setVariant(AesSivParameters.Variant.NO_PREFIX)
                .build();
        KeysetHandle.Builder keyset = KeysetHandle.newBuilder();
        boolean primary = true;
        for (byte[] key : keys) {
            AesSivKey sivKey = AesSivKey.builder()
                    .setParameters(parameters)
                    .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                    .build();
            KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(sivKey).withRandomId();
            keyset.addEntry(primary ? entry.makePrimary() : entry);
            primary = false;
        }
        return keyset.build().getPrimitive(RegistryConfiguration.get(), DeterministicAead.class);
    }

    @Override
    public byte[] seal(byte[] plain) {
        try {
            return cipher.encryptDeterministically(plain, NOTHING);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    @Override
    public Optional<byte[]> open(byte[] sealed) {
        try {
            return Optional.of(cipher.decryptDeterministically(sealed, NOTHING));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
