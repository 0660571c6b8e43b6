package org.quietline.adapter.twilio.carrier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.http.HttpMethod;
import com.twilio.http.HttpUtility;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.twilio.carrier.Transport.Reply;

/**
 * The SDK's way to the network: one request per call, whatever is answered. The SDK's own client repeats a POST after a
 * 5xx and a 429, so it can send a message twice; it also takes a redirect for success. Here only a 2xx is handed back
 * to it, everything else leaves through an exception of ours.
 */
final class OneExchange extends com.twilio.http.HttpClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Transport transport;
    private final ApiAddress address;
    private final TwilioSettings.Patience patience;
    private final InstantSource clock;

    OneExchange(Transport transport, ApiAddress address, TwilioSettings.Patience patience, InstantSource clock) {
        this.transport = transport;
        this.address = address;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    /**
     * Carries the request.
     *
     * @throws HttpErrorException if the answer is anything but a 2xx
     * @throws NoReplyException if there is no whole answer
     */
    @Override
    public Response makeRequest(Request request) {
        boolean isPost = request.getMethod() == HttpMethod.POST;
        @Nullable Content content = isPost ? new Content(request.encodeFormBody().getBytes(StandardCharsets.UTF_8)) : null;
        Duration limit = isPost ? patience.answer() : patience.list();
        Reply reply = transport.exchange(translated(request, content), content, limit);
        if (reply.status() < 200 || reply.status() > 299) {
            throw error(reply);
        }
        return new Response(reply.body(), reply.status());
    }

    private HttpRequest translated(Request request, @Nullable Content content) {
        URI uri = address.of(URI.create(request.constructURL().toString()));
        HttpRequest.Builder translated = HttpRequest.newBuilder(uri)
                .header("Authorization", request.getAuthString())
                .header("Accept", "application/json")
                .header("User-Agent", HttpUtility.getUserAgentString(request.getUserAgentExtensions(), true));
        return content == null
                ? translated.GET().build()
                : translated
                        .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                        .POST(content)
                        .build();
    }

    private HttpErrorException error(Reply reply) {
        @Nullable Duration retryAfter = reply.headers()
                .firstValue("Retry-After")
                .flatMap(header -> RetryAfter.parse(header, clock.instant()))
                .orElse(null);
        JsonNode body = json(reply.body());
        JsonNode code = body.path("code");
        JsonNode message = body.path("message");
        return new HttpErrorException(
                reply.status(),
                code.isInt() ? Integer.valueOf(code.intValue()) : null,
                message.isTextual() ? message.textValue() : null,
                retryAfter);
    }

    /** The body as JSON; an object without fields when it is none, as the pages of proxies are. */
    private static JsonNode json(String body) {
        try {
            JsonNode tree = JSON.readTree(body);
            return tree == null ? JSON.createObjectNode() : tree;
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
