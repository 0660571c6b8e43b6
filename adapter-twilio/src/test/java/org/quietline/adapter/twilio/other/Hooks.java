package org.quietline.adapter.twilio.other;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Calls webhooks, signed, with what is documented and with parameters that nobody has heard of. */
final class Hooks implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String account;
    private final String token;
    private final AtomicInteger calls = new AtomicInteger();

    Hooks(String account, String token) {
        this.account = account;
        this.token = token;
    }

    /** Tells of a text. Returns the status of the answer, or 0 when there was none. */
    int incoming(URI webhook, Row row) {
        return call(
                webhook,
                Map.of(
                        "MessageSid", row.sid(),
                        "SmsSid", row.sid(),
                        "SmsMessageSid", row.sid(),
                        "From", String.valueOf(row.from()),
                        "To", row.to(),
                        "Body", row.body(),
                        "NumMedia", "0",
                        "NumSegments", "1",
                        "FromCity", "",
                        "ToCountry", "US"));
    }

    /** Tells what became of a message, with no more than what is documented. Returns the status of the answer. */
    int status(URI callback, Row row, String status) {
        return call(
                callback,
                Map.of(
                        "MessageSid", row.sid(),
                        "SmsSid", row.sid(),
                        "MessageStatus", status,
                        "SmsStatus", status,
                        "From", String.valueOf(row.from())));
    }

    private int call(URI url, Map<String, String> documented) {
        int call = calls.getAndIncrement();
        Map<String, String> parameters = new TreeMap<>(documented);
        parameters.put("AccountSid", account);
        parameters.put("NeverHeardOf", "äöü & = +");
        parameters.put("A" + call, "");
        parameters.put("aLowerCase", "{\"json\":[1]}");
        String form = Form.shuffled(parameters, new Random(call));
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(Duration.ofSeconds(15))
                .header(
                        "content-type",
                        call % 2 == 0
                                ? "application/x-www-form-urlencoded"
                                : "application/x-www-form-urlencoded; charset=utf-8")
                .header(call % 2 == 0 ? "x-twilio-signature" : "X-TWILIO-SIGNATURE", signature(url, parameters))
                .header("I-Twilio-Idempotency-Token", "token " + call)
                .POST(body(form.getBytes(StandardCharsets.UTF_8), call % 2 == 0))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** With its length, or in chunks. */
    private static BodyPublisher body(byte[] form, boolean chunked) {
        return chunked
                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form))
                : BodyPublishers.ofByteArray(form);
    }

    /** The URL with each name and value in the order of the names, under HMAC-SHA1 with the account's token. */
    private String signature(URI url, Map<String, String> sorted) {
        StringBuilder text = new StringBuilder(url.toString());
        for (Map.Entry<String, String> parameter : sorted.entrySet()) {
            text.append(parameter.getKey()).append(parameter.getValue());
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
