package org.quietline.application.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.quietline.application.port.AuditEvent;

/**
 * Seals an event of the audit together with the seal before it: HMAC-SHA256 over all its parts, each with its length.
 */
public final class AuditSeal {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    /** @param key made from the secret of the installation, for this use alone */
    public AuditSeal(SecretKey key) {
        this.key = key;
    }

    /** The event with its seal. Its time is cut to milliseconds first, which every store keeps. */
    public AuditEvent sealed(AuditEvent event, String sealBefore) {
        AuditEvent cut = with(event, event.seal());
        return with(cut, over(cut, sealBefore));
    }

    /** Whether the event bears the seal that belongs to it after this one. */
    public boolean holds(AuditEvent event, String sealBefore) {
        return MessageDigest.isEqual(
                event.seal().getBytes(StandardCharsets.UTF_8),
                over(event, sealBefore).getBytes(StandardCharsets.UTF_8));
    }

    private static AuditEvent with(AuditEvent event, String seal) {
        return new AuditEvent(
                event.id(),
                event.at().truncatedTo(ChronoUnit.MILLIS),
                event.actor(),
                event.action(),
                event.subject(),
                event.detail(),
                event.run(),
                event.number(),
                seal);
    }

    private String over(AuditEvent event, String sealBefore) {
        Mac mac = mac();
        String[] parts = {
            sealBefore,
            event.run(),
            Long.toString(event.number()),
            event.id(),
            event.at().truncatedTo(ChronoUnit.MILLIS).toString(),
            event.actor(),
            event.action(),
            event.subject(),
            event.detail()
        };
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            mac.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            mac.update(bytes);
        }
        return HexFormat.of().formatHex(mac.doFinal());
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
