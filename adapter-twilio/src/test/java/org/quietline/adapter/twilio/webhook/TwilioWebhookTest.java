package org.quietline.adapter.twilio.webhook;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.quietline.application.port.Observer;
import org.quietline.application.port.SequentialIds;
import org.quietline.application.port.ServiceEvent.WebhookKind;
import org.quietline.application.webhook.ObservedWebhook;
import org.quietline.application.webhook.Webhook;
import org.quietline.application.webhook.Webhook.Request;
import org.quietline.application.webhook.WebhookContract;
import org.quietline.application.webhook.WebhookUnderTest;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;

class TwilioWebhookTest {
    private static final MessageId SENDING = SequentialIds.id(99);

    @Nested
    class OfIncomingMessages implements WebhookContract {
        @Override
        public WebhookUnderTest newWebhook() {
            Desk desk = new Desk();
            return new Signed(desk, desk.webhooks.incoming(), TwilioWebhooks.INCOMING_PATH, Desk.text());
        }
    }

    @Nested
    class OfStatuses implements WebhookContract {
        @Override
        public WebhookUnderTest newWebhook() {
            Desk desk = sending();
            return new Signed(desk, desk.webhooks.status(), statusOf(SENDING), Desk.status());
        }
    }

    @Nested
    class WhenObserved implements WebhookContract {
        @Override
        public WebhookUnderTest newWebhook() {
            Desk desk = sending();
            Webhook observed = new ObservedWebhook(desk.webhooks.status(), WebhookKind.STATUS, Observer.NONE);
            return new Signed(desk, observed, statusOf(SENDING), Desk.status());
        }
    }

    private static String statusOf(MessageId id) {
        return TwilioWebhooks.STATUS_PATH + "?message=" + id + "&attempt=1";
    }

    private static Desk sending() {
        Desk desk = new Desk();
        OutgoingMessage message = OutgoingMessage.queued(
                        SENDING,
                        Desk.ADA,
                        MessageText.of("Hello"),
                        new Origin.Operator("jo", null),
                        desk.clock.instant())
                .claimed(desk.clock.instant(), Duration.ofSeconds(60));
        desk.store.messageLog().add(message, null);
        return desk;
    }

    private record Signed(Desk desk, Webhook webhook, String path, Map<String, String> parameters)
            implements WebhookUnderTest {
        @Override
        public Request genuine() {
            return Desk.signed(path, parameters);
        }

        @Override
        public List<Request> forged() {
            Request genuine = genuine();
            Map<String, List<String>> each = Signer.each(parameters);
            return List.of(
                    new Request(path, "", genuine.body()),
                    new Request(path, Signer.sign("another token", Desk.BASE + path, each), genuine.body()),
                    new Request(path, genuine.signature(), Signer.form(changed("From", "+15550133333"))),
                    new Request(path + "&x=1", genuine.signature(), genuine.body()),
                    Desk.signed(path, with("AccountSid", "AC" + "f".repeat(32))));
        }

        @Override
        public List<Request> unusable() {
            return List.of(Desk.signed(path, with("MessageSid", "")), Desk.signed(path, with("MessageSid", "SM1")));
        }

        private Map<String, List<String>> changed(String name, String value) {
            return Signer.each(with(name, value));
        }

        private Map<String, String> with(String name, String value) {
            Map<String, String> changed = new HashMap<>(parameters);
            changed.put(name, value);
            return changed;
        }

        @Override
        public void storeGoesDown() {
            desk.outage.goDown();
        }

        @Override
        public void storeComesBack() {
            desk.outage.comeBack();
        }

        @Override
        public List<?> stored() {
            return Stream.concat(desk.store.allIncoming().stream(), desk.store.allOutgoing().stream())
                    .toList();
        }
    }
}
