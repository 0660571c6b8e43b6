package org.quietline.bootstrap.wiring;

import java.util.List;
import org.quietline.application.audit.AuditSeal;
import org.quietline.bootstrap.security.AesSivSeal;
import org.quietline.bootstrap.security.AuditKeys;
import org.quietline.bootstrap.security.MasterSecrets;
import org.quietline.domain.phone.Seal;

/**
 * What is made of the secrets of an installation.
 *
 * @param references seals numbers and cursors
 * @param audit seals the audit, one per secret, the one in use first
 */
record Keys(Seal references, List<AuditSeal> audit) {
    static Keys of(MasterSecrets secrets) {
        return new Keys(new AesSivSeal(secrets), AuditKeys.of(secrets));
    }

    AuditSeal auditInUse() {
        return audit.getFirst();
    }
}
