package org.quietline.simulator.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.quietline.simulator.http.Parameter;

/**
 * Twilio's request signature: base64 of HMAC-SHA1 over the URL and every key with its values, keys and values sorted, a
 * value that is there twice counted once, nothing between them.
 *
 * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-security">Twilio: webhooks security</a>
 */
final class Signature {
    private static final String ALGORITHM = "HmacSHA1";

    private Signature() {}

    /** Signs a URL that has neither fragment nor user, and the parameters of a POST body (none for a GET). */
    static String of(String token, String url, List<Parameter> parameters) {
        Map<String, SortedSet<String>> sorted = new TreeMap<>();
        parameters.forEach(parameter -> sorted.computeIfAbsent(parameter.name(), name -> new TreeSet<>())
                .add(parameter.value()));
        StringBuilder data = new StringBuilder(url);
        sorted.forEach(
                (name, values) -> values.forEach(value -> data.append(name).append(value)));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(data.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
