package org.quietline.adapter.twilio.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.quietline.application.port.Samples;
import org.quietline.application.webhook.Webhook;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.fuzz.Texts;

/** Whatever a signed status says, and about whatever message, an accepted message keeps its name and its history. */
class StatusWebhookFuzzTest {
    private static final int DONE = 204;
    private static final int UNUSABLE = 400;
    private static final int FORBIDDEN = 403;

    @FuzzTest
    void a_signed_status_is_taken_or_unusable(byte[] data) {
        List<String> two = Texts.two(data);
        FuzzedDesk desk = new FuzzedDesk();
        OutgoingMessage sent = Samples.sent(Samples.outgoing(1), 1, Samples.at(1));
        Samples.add(desk.store, sent);
        Samples.add(desk.store, Samples.unconfirmed(Samples.outgoing(2), Samples.at(1)));
        Webhook status = desk.webhooks.status();
        String path = TwilioWebhooks.STATUS_PATH + "?" + two.get(0);
        assertThat(status.handle(new Webhook.Request(path, "", data)).status()).isEqualTo(FORBIDDEN);
        FuzzedDesk.signed(path, FuzzedDesk.ofOurAccount(two.get(1)))
                .ifPresent(
                        request -> assertThat(status.handle(request).status()).isIn(DONE, UNUSABLE, FORBIDDEN));
        OutgoingMessage now =
                desk.store.messageLog().findOutgoing(sent.id()).orElseThrow().value();
        assertThat(now.reference()).isEqualTo(sent.reference());
        assertThat(now.history()).startsWith(sent.history().toArray(OutgoingMessage.Step[]::new));
        assertThat(desk.store.allOutgoing()).hasSize(2);
    }
}
