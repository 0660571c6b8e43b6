package org.quietline.adapter.twilio.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;
import org.quietline.application.webhook.Webhook;
import org.quietline.fuzz.Texts;

/** What is not signed is turned away; what is signed is stored once or called unusable, whatever it says. */
class IncomingWebhookFuzzTest {
    private static final int OK = 200;
    private static final int UNUSABLE = 400;
    private static final int FORBIDDEN = 403;

    @FuzzTest
    void a_signed_text_is_stored_or_unusable(byte[] data) {
        FuzzedDesk desk = new FuzzedDesk();
        Webhook incoming = desk.webhooks.incoming();
        String path = TwilioWebhooks.INCOMING_PATH;
        assertThat(incoming.handle(new Webhook.Request(path, "", data)).status())
                .isEqualTo(FORBIDDEN);
        assertThat(incoming.handle(new Webhook.Request(path, "AAAAAAAAAAAAAAAAAAAAAAAAAAA=", data))
                        .status())
                .isEqualTo(FORBIDDEN);
        assertThat(desk.store.allIncoming()).isEmpty();
        Optional<Webhook.Request> signed = FuzzedDesk.signed(path, FuzzedDesk.ofOurAccount(Texts.of(data)));
        signed.ifPresent(request -> {
            int status = incoming.handle(request).status();
            assertThat(status).isIn(OK, UNUSABLE, FORBIDDEN);
            assertThat(desk.store.allIncoming()).hasSize(status == OK ? 1 : 0);
            assertThat(incoming.handle(request).status()).isEqualTo(status);
            assertThat(desk.store.allIncoming()).hasSize(status == OK ? 1 : 0);
        });
    }
}
