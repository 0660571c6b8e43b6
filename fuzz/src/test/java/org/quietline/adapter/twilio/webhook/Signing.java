package org.quietline.adapter.twilio.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Twilio's side of the signature, written down once more from its documentation. */
final class Signing {
    static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private Signing() {}

    static String sign(String url, byte[] parameters) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            mac.update(url.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(parameters));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
