package org.quietline.application.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.application.port.Together;
import org.quietline.application.webhook.Webhook.Answer;
import org.quietline.application.webhook.Webhook.Request;

/**
 * What every {@link Webhook} must do: take what the carrier says, once, and nothing else; answer anything; repeat
 * nothing.
 */
public interface WebhookContract {
    /** A webhook over a store of its own, in which nothing has been taken yet. */
    WebhookUnderTest newWebhook();

    @Test
    default void what_the_carrier_says_is_stored_before_the_answer() {
        WebhookUnderTest desk = newWebhook();
        List<?> before = List.copyOf(desk.stored());
        Answer answer = desk.webhook().handle(desk.genuine());
        assertThat(answer.status()).isBetween(200, 299);
        assertThat(desk.stored()).isNotEqualTo(before);
    }

    @Test
    default void said_again_it_is_answered_alike_and_changes_nothing() {
        WebhookUnderTest desk = newWebhook();
        Answer first = desk.webhook().handle(desk.genuine());
        List<?> stored = List.copyOf(desk.stored());
        List<Answer> again = Together.run(50, i -> desk.webhook().handle(desk.genuine()));
        assertThat(again).containsOnly(first);
        assertThat(desk.stored()).isEqualTo(stored);
    }

    @Test
    default void said_many_times_at_once_it_is_stored_once() {
        WebhookUnderTest once = newWebhook();
        once.webhook().handle(once.genuine());
        WebhookUnderTest desk = newWebhook();
        List<Answer> answers = Together.run(50, i -> desk.webhook().handle(desk.genuine()));
        assertThat(answers).allMatch(answer -> answer.status() >= 200 && answer.status() < 300);
        assertThat(desk.stored()).hasSameSizeAs(once.stored());
    }

    @Test
    default void what_others_say_is_refused_and_leaves_no_trace() {
        WebhookUnderTest desk = newWebhook();
        List<?> before = List.copyOf(desk.stored());
        assertThat(desk.forged())
                .isNotEmpty()
                .allSatisfy(request ->
                        assertThat(desk.webhook().handle(request).status()).isEqualTo(403));
        assertThat(desk.stored()).isEqualTo(before);
    }

    @Test
    default void what_lacks_the_necessary_is_told_so_and_leaves_no_trace() {
        WebhookUnderTest desk = newWebhook();
        List<?> before = List.copyOf(desk.stored());
        assertThat(desk.unusable())
                .isNotEmpty()
                .allSatisfy(request ->
                        assertThat(desk.webhook().handle(request).status()).isEqualTo(400));
        assertThat(desk.stored()).isEqualTo(before);
    }

    @Test
    default void when_the_store_is_down_nothing_is_half_written_and_the_carrier_may_come_again() {
        WebhookUnderTest desk = newWebhook();
        List<?> before = List.copyOf(desk.stored());
        desk.storeGoesDown();
        assertThatThrownBy(() -> desk.webhook().handle(desk.genuine())).isInstanceOf(StoreUnavailableException.class);
        desk.storeComesBack();
        assertThat(desk.stored()).isEqualTo(before);
        assertThat(desk.webhook().handle(desk.genuine()).status()).isBetween(200, 299);
        assertThat(desk.stored()).isNotEqualTo(before);
    }

    @Test
    default void a_request_is_read_and_not_changed() {
        WebhookUnderTest desk = newWebhook();
        Request request = desk.genuine();
        byte[] before = request.body().clone();
        desk.webhook().handle(request);
        assertThat(request.body()).isEqualTo(before);
    }

    @Test
    default void no_answer_repeats_anything_of_the_request() {
        WebhookUnderTest desk = newWebhook();
        Request genuine = desk.genuine();
        List<Request> all = List.of(
                genuine,
                desk.forged().getFirst(),
                desk.unusable().getFirst(),
                new Request(
                        genuine.pathAndQuery() + "?canary",
                        "canary",
                        "canary=canary".getBytes(StandardCharsets.UTF_8)));
        String body = new String(genuine.body(), StandardCharsets.UTF_8);
        assertThat(all).allSatisfy(request -> {
            Answer answer = desk.webhook().handle(request);
            assertThat(answer.contentType() + answer.body()).doesNotContain("canary");
            for (String pair : body.split("&", -1)) {
                String value = pair.substring(pair.indexOf('=') + 1);
                if (value.length() > 3) {
                    assertThat(answer.body()).doesNotContain(value);
                }
            }
        });
    }

    @Test
    default void whatever_comes_is_answered() {
        WebhookUnderTest desk = newWebhook();
        Request genuine = desk.genuine();
        Random random = new Random(20261122);
        List<Answer> answers = IntStream.range(0, 300)
                .mapToObj(i -> {
                    byte[] body = new byte[random.nextInt(200)];
                    random.nextBytes(body);
                    String noise = new String(body, StandardCharsets.ISO_8859_1);
                    return switch (i % 3) {
                        case 0 -> new Request(genuine.pathAndQuery(), genuine.signature(), body);
                        case 1 -> new Request(noise, genuine.signature(), genuine.body());
                        default -> new Request(genuine.pathAndQuery(), noise, genuine.body());
                    };
                })
                .map(desk.webhook()::handle)
                .toList();
        assertThat(answers).allMatch(answer -> answer.status() == 403);
    }

    @Test
    default void being_told_how_it_was_answered_does_no_harm() {
        WebhookUnderTest desk = newWebhook();
        List<?> before = List.copyOf(desk.stored());
        desk.webhook().answered(200, Duration.ZERO);
        desk.webhook().answered(503, Duration.ofSeconds(15));
        assertThat(desk.stored()).isEqualTo(before);
    }
}
