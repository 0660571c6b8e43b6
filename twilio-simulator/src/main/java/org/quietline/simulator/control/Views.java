package org.quietline.simulator.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quietline.simulator.api.CreateCalls.Count;
import org.quietline.simulator.message.Message;
import org.quietline.simulator.webhook.Delivery;

/** What the control routes show, as JSON has it. These look at the outside world, so numbers and texts are whole. */
final class Views {
    private Views() {}

    /** A message: {@code direction} is {@code fromPhone} or {@code toPhone}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MessageView(
            String sid,
            long sequence,
            String direction,
            String phone,
            String number,
            String body,
            String status,
            @Nullable Integer errorCode,
            int numSegments,
            List<String> media,
            String at,
            String updatedAt) {
        static MessageView of(Message message) {
            return new MessageView(
                    message.sid(),
                    message.sequence(),
                    message.isInbound() ? "fromPhone" : "toPhone",
                    message.phone(),
                    message.isInbound() ? message.to() : message.sender(),
                    message.content().body(),
                    message.status().word(),
                    message.progress().errorCode(),
                    message.content().segments(),
                    message.content().media().stream()
                            .map(media -> media.contentType())
                            .toList(),
                    message.progress().created().toString(),
                    message.progress().updated().toString());
        }

        @Override
        public String toString() {
            return "MessageView " + sid;
        }
    }

    /**
     * How a webhook was called; without {@code status} there was no response, without {@code attempts} a fault ate it.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeliveryView(
            String kind,
            String messageSid,
            String event,
            String url,
            int attempts,
            @Nullable Integer status,
            @Nullable Integer errorCode,
            String at,
            long milliseconds) {
        static DeliveryView of(Delivery delivery) {
            return new DeliveryView(
                    delivery.kind().name().toLowerCase(Locale.ROOT),
                    delivery.messageSid(),
                    delivery.event(),
                    delivery.url(),
                    delivery.attempts(),
                    delivery.status() == 0 ? null : delivery.status(),
                    delivery.errorCode() == 0 ? null : delivery.errorCode(),
                    delivery.at().toString(),
                    delivery.took().toMillis());
        }
    }

    /** What became of a text that a phone sent; {@code webhook} is absent if nobody waits for that. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TextView(String sid, @Nullable WebhookView webhook) {}

    /** Whether an announcement was answered with a success. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WebhookView(
            boolean delivered,
            @Nullable Integer status,
            @Nullable Integer errorCode) {}

    /** How often the API was asked to create messages, how many it took, and which faults struck. */
    record RequestsView(long creates, long accepted, Map<String, Count> statusCallbacks, Map<String, Integer> struck) {}

    /** A phone to text from. */
    record PhoneView(String label, String number) {
        @Override
        public String toString() {
            return "PhoneView " + label;
        }
    }

    /** What the page needs to know at its start. */
    record SetupView(
            String accountSid,
            List<PhoneView> phones,
            List<String> numbers,
            @Nullable String webhookUrl) {}
}
