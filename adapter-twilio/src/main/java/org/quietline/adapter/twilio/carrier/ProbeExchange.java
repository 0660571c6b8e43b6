package org.quietline.adapter.twilio.carrier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.twilio.carrier.Transport.Reply;
import org.quietline.adapter.twilio.carrier.TwilioSettings.Credentials;

/** Asks one thing of the REST API, with credentials for just this question, and sorts what comes back. */
final class ProbeExchange {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Transport transport;

    ProbeExchange(Transport transport) {
        this.transport = transport;
    }

    <T> Probed<T> get(String url, Credentials credentials, Function<JsonNode, T> reading) {
        return ask(request(url, credentials).GET().build(), null, reading);
    }

    <T> Probed<T> post(String url, Credentials credentials, Map<String, String> form, Function<JsonNode, T> reading) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        Content content = new Content(body.getBytes(StandardCharsets.UTF_8));
        return ask(
                request(url, credentials)
                        .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                        .POST(content)
                        .build(),
                content,
                reading);
    }

    private static HttpRequest.Builder request(String url, Credentials credentials) {
        String pair = credentials.user() + ":" + credentials.password();
        return HttpRequest.newBuilder(URI.create(url))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .header("Accept", "application/json");
    }

    private <T> Probed<T> ask(HttpRequest request, @Nullable Content content, Function<JsonNode, T> reading) {
        Reply reply;
        try {
            reply = transport.exchange(request, content, PATIENCE);
        } catch (NoReplyException e) {
            return new Probed.Silent<>(e.detail());
        }
        int status = reply.status();
        if (status == 401 || status == 403) {
            return new Probed.Denied<>("HTTP " + status);
        }
        if (status == 404) {
            return new Probed.Absent<>();
        }
        Optional<JsonNode> json = status >= 200 && status <= 299 ? object(reply.body()) : Optional.empty();
        return json.isPresent()
                ? new Probed.Told<>(reading.apply(json.get()), time(reply))
                : new Probed.Silent<>("HTTP " + status + ", which is not understood here");
    }

    private static Optional<JsonNode> object(String body) {
        try {
            return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> time(Reply reply) {
        try {
            return reply.headers()
                    .firstValue("Date")
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
