package org.quietline.bootstrap.security;

import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.quietline.application.audit.AuditSeal;

/** Makes the seals of the audit, with a key derived for it from each secret of the installation. */
public final class AuditKeys {
    private static final int KEY_BYTES = 32;

    private AuditKeys() {}

    /** One seal per secret; the first one seals what is new. */
    public static List<AuditSeal> of(MasterSecrets secrets) {
        return secrets.keys("audit", KEY_BYTES).stream()
                .map(key -> new AuditSeal(new SecretKeySpec(key, "HmacSHA256")))
                .toList();
    }
}
