package org.quietline.adapter.twilio.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A webhook as Twilio would sign it, about a message that nobody has and a status that does not exist: a program that
 * takes it changes nothing. Shows from outside whether webhooks would be taken.
 *
 * @param form the body
 * @param signature the header {@code X-Twilio-Signature}
 */
public record SignedSample(String form, String signature) {
    /** The header with the signature. */
    public static final String HEADER = "X-Twilio-Signature";

    /** A sample for the status webhook below this origin, which need not be where it is sent. */
    public static SignedSample of(String accountSid, String authToken, URI origin) {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "AccountSid", accountSid, "MessageSid", "SM" + "0".repeat(32), "MessageStatus", "checked-by-doctor"));
        StringBuilder signed = new StringBuilder();
        fields.forEach((name, value) -> signed.append(name).append(value));
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
        return new SignedSample(
                form,
                Signature.of(
                        authToken,
                        origin + TwilioWebhooks.STATUS_PATH,
                        signed.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** A signature is not shown. */
    @Override
    public String toString() {
        return "SignedSample of " + form.length() + " characters";
    }
}
