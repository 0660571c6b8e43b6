package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.application.port.ServiceEvent;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.application.webhook.Webhook;

class WebhookTest {
    private static final String INCOMING = "/webhooks/twilio/incoming";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Desk desk = new Desk();
    private final Client carrier = new Client(desk);

    @AfterEach
    void close() {
        desk.close();
    }

    private HttpResponse<String> post(String path, String contentType, String body) {
        return carrier.send(carrier.to(path)
                .header("Content-Type", contentType)
                .header("X-Twilio-Signature", "signature")
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void hands_over_the_request_just_as_it_came() {
        AtomicReference<Webhook.Request> seen = new AtomicReference<>();
        desk.webhooks.incoming = request -> {
            seen.set(request);
            return new Webhook.Answer(200, "text/xml", "<Response/>");
        };
        HttpResponse<String> answer =
                post(INCOMING + "?a=%2B1&b=%20x", FORM + "; charset=UTF-8", "Body=%C3%A9&X=%ZZ&X");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/xml");
        assertThat(answer.body()).isEqualTo("<Response/>");
        assertThat(seen.get().pathAndQuery()).isEqualTo(INCOMING + "?a=%2B1&b=%20x");
        assertThat(seen.get().signature()).isEqualTo("signature");
        assertThat(new String(seen.get().body(), StandardCharsets.UTF_8)).isEqualTo("Body=%C3%A9&X=%ZZ&X");
    }

    @Test
    void answers_a_status_callback_without_a_body() {
        HttpResponse<String> answer = post("/webhooks/twilio/status?message=a&attempt=1", FORM, "MessageSid=SM1");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})
    void refuses_another_method_before_all_else(String method) {
        HttpResponse<String> answer = carrier.send(
                carrier.to(INCOMING).header("Content-Type", "text/plain").method(method, BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void tells_how_each_request_was_answered_in_the_end() throws InterruptedException {
        post(INCOMING, FORM, "Body=a");
        carrier.send(carrier.to(INCOMING).GET());
        post(INCOMING, "application/json", "{}");
        desk.webhooks.status = request -> {
            throw new StoreUnavailableException("down", null);
        };
        post("/webhooks/twilio/status", FORM, "MessageSid=SM1");
        List<String> told = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            ServiceEvent.WebhookAnswered event = (ServiceEvent.WebhookAnswered) desk.events.poll(10, TimeUnit.SECONDS);
            assertThat(event).isNotNull();
            told.add(event.kind() + " " + event.status());
        }
        assertThat(told).containsExactly("INCOMING 200", "INCOMING 405", "INCOMING 415", "STATUS 503");
    }

    @Test
    void refuses_another_content_type_before_looking_at_the_length() {
        assertThat(post(INCOMING, "application/json", "x".repeat(70_000)).statusCode())
                .isEqualTo(415);
    }

    @Test
    void refuses_what_is_too_large_before_the_signature() {
        desk.webhooks.incoming = request -> new Webhook.Answer(403, "", "");
        assertThat(post(INCOMING, FORM, "Body=" + "x".repeat(64 * 1024)).statusCode())
                .isEqualTo(413);
        assertThat(post(INCOMING, FORM, "x".repeat(64 * 1024)).statusCode()).isEqualTo(403);
    }

    @Test
    void says_that_the_store_is_down_and_repeats_nothing() {
        desk.webhooks.incoming = request -> {
            throw new StoreUnavailableException("storing", null);
        };
        HttpResponse<String> answer = post(INCOMING + "?x=canary", FORM, "From=%2B15551234567&Body=canary");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain("canary", "5551234567");
    }

    @Test
    void tells_nothing_of_a_failure_inside() {
        desk.webhooks.incoming = request -> {
            throw new IllegalStateException("about +15551234567");
        };
        HttpResponse<String> answer = post(INCOMING, FORM, "Body=canary");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("canary", "5551234567", "IllegalState");
    }
}
