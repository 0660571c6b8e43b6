package org.quietline.adapter.twilio.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.quietline.adapter.twilio.webhook.Desk.ADA;
import static org.quietline.adapter.twilio.webhook.Desk.OURS;
import static org.quietline.adapter.twilio.webhook.Desk.SID;
import static org.quietline.adapter.twilio.webhook.Desk.signed;
import static org.quietline.adapter.twilio.webhook.Desk.text;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.application.webhook.Webhook.Answer;
import org.quietline.application.webhook.Webhook.Request;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.Media;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.optout.OptOutKeyword;
import org.quietline.domain.phone.PhoneNumber;

/** What becomes of the webhook of an incoming message. */
class IncomingWebhookTest {
    private static final Answer SILENCE = new Answer(200, "text/xml", "<Response/>");

    private final Desk desk = new Desk();

    private IncomingMessage kept() {
        assertThat(desk.store.allIncoming()).hasSize(1);
        return desk.store.allIncoming().getFirst();
    }

    @Test
    void a_message_is_kept_and_acknowledged() {
        assertThat(desk.texted(text())).isEqualTo(SILENCE);
        assertThat(kept().id()).isEqualTo(new MessageId(SID));
        assertThat(kept().from()).isEqualTo(ADA);
        assertThat(kept().to()).isEqualTo(OURS);
        assertThat(kept().text().value()).isEqualTo("Née & co + 100% \ud83d\ude42");
        assertThat(kept().segments()).isEqualTo(1);
        assertThat(kept().media()).isEmpty();
        assertThat(kept().handling().responseSent()).isTrue();
        assertThat(desk.carrier.offered()).hasSize(1);
        assertThat(desk.carrier.offered().getFirst().sender()).contains(OURS);
    }

    @Test
    void the_same_message_again_gets_the_same_answer_and_changes_nothing() {
        desk.texted(text());
        assertThat(desk.texted(text("ErrorCode", "11200", "ErrorUrl", "https://sms.example.com/x")))
                .isEqualTo(SILENCE);
        kept();
        assertThat(desk.carrier.offered()).hasSize(1);
    }

    @Test
    void a_stranger_is_kept_and_hears_nothing() {
        assertThat(desk.texted(text("From", "+15550122222"))).isEqualTo(SILENCE);
        assertThat(kept().handling().registered()).isFalse();
        assertThat(desk.carrier.offered()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"whatsapp:+15550111111", "rcs:agent_x", "12345", "ACME", " +15550111111", "+1 (555) 0111"})
    void a_sender_may_have_any_form(String from) {
        assertThat(desk.texted(text("From", from))).isEqualTo(SILENCE);
        assertThat(kept().from()).isEqualTo(PhoneNumber.ofSender(from));
        assertThat(desk.carrier.offered()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(none)"})
    void a_message_may_say_nothing(String body) {
        assertThat(desk.texted(text("Body", body))).isEqualTo(SILENCE);
        assertThat(kept().text().value()).isEmpty();
    }

    @Test
    void a_message_that_does_not_say_where_it_went_went_to_the_usual_number() {
        assertThat(desk.texted(text("To", "(none)"))).isEqualTo(SILENCE);
        assertThat(kept().to()).isEqualTo(OURS);
        Desk unsure = new Desk(new TwilioWebhooks.Settings(
                Desk.ACCOUNT, List.of(Desk.TOKEN), URI.create(Desk.BASE), URI.create("https://api.twilio.com"), null));
        assertThat(unsure.texted(text("To", "")).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "MessageSid, (none)",
        "MessageSid, ''",
        "MessageSid, SM1",
        "MessageSid, SM0123456789abcdef0123456789abcdeg",
        "MessageSid, CA0123456789abcdef0123456789abcdef",
        "MessageSid, SM0123456789abcdef0123456789abcdef0",
        "MessageSid, 'SM0123456789abcdef0123456789abcdef\n'",
        "From, (none)",
        "From, ''",
        "From, '  '"
    })
    void what_is_signed_but_cannot_be_kept_is_told_so(String name, String value) {
        assertThat(desk.texted(text(name, value))).isEqualTo(new Answer(400, "", ""));
        assertThat(desk.store.allIncoming()).isEmpty();
    }

    @Test
    void an_endless_sender_cannot_be_kept() {
        assertThat(desk.texted(text("From", "9".repeat(257))).status()).isEqualTo(400);
        assertThat(desk.texted(text("From", "9".repeat(256))).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"AccountSid, AC00000000000000000000000000000000", "AccountSid, (none)", "AccountSid, ''"})
    void another_account_is_turned_away(String name, String value) {
        assertThat(desk.texted(text(name, value)).status()).isEqualTo(403);
        assertThat(desk.texted(text(name, value, "MessageSid", "(none)")).status())
                .isEqualTo(403);
        assertThat(desk.store.allIncoming()).isEmpty();
    }

    @Test
    void two_different_values_of_one_name_are_not_chosen_from() {
        Map<String, List<String>> twice = new HashMap<>(Signer.each(text()));
        for (String name : List.of("MessageSid", "From", "To", "Body")) {
            Map<String, List<String>> doubtful = new HashMap<>(twice);
            doubtful.put(name, List.of(text().getOrDefault(name, ""), "+15550199999"));
            String signature = Signer.sign(Desk.TOKEN, Desk.BASE + TwilioWebhooks.INCOMING_PATH, doubtful);
            Request request = new Request(TwilioWebhooks.INCOMING_PATH, signature, Signer.form(doubtful));
            assertThat(desk.webhooks.incoming().handle(request).status()).isEqualTo(400);
        }
    }

    @Test
    void a_part_of_the_form_cannot_be_passed_off_as_a_part_of_the_path() {
        Request signed = signed(TwilioWebhooks.INCOMING_PATH, text());
        String firstName = "AccountSid" + Desk.ACCOUNT;
        Map<String, String> rest = text("AccountSid", "(none)");
        Request shifted = new Request(
                TwilioWebhooks.INCOMING_PATH + firstName, signed.signature(), Signer.form(Signer.each(rest)));
        assertThat(desk.webhooks.incoming().handle(shifted).status()).isEqualTo(403);
        assertThat(desk.webhooks
                        .incoming()
                        .handle(signed(TwilioWebhooks.STATUS_PATH, text()))
                        .status())
                .isEqualTo(403);
        assertThat(desk.webhooks
                        .incoming()
                        .handle(signed(TwilioWebhooks.INCOMING_PATH + "?rc=1", text()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_carriers_own_word_about_an_opt_out_counts() {
        desk.texted(text("Body", "ARRET", "OptOutType", "STOP"));
        assertThat(kept().optOut()).contains(OptOutKeyword.STOP);
        assertThat(desk.store.userDirectory().find(ADA).orElseThrow().optedOutAt())
                .isPresent();
        assertThat(desk.carrier.offered()).isEmpty();
    }

    @Test
    void a_keyword_counts_without_it() {
        desk.texted(text("Body", " stop\n", "OptOutType", "never heard of"));
        assertThat(kept().optOut()).contains(OptOutKeyword.STOP);
    }

    @Test
    void files_are_kept_by_their_address() {
        desk.texted(text(
                "NumMedia", "3",
                "MediaUrl0", "https://api.twilio.com/2010-04-01/Accounts/AC/Messages/MM/Media/ME0",
                "MediaContentType0", "image/jpeg",
                "MediaUrl1", "http://127.0.0.1:8081/2010-04-01/Media/ME1",
                "MediaContentType1", "image/svg+xml; x=\"<script>\"",
                "MediaUrl2", "https://api.twilio.com/ME2"));
        assertThat(kept().media())
                .containsExactly(
                        new Media("https://api.twilio.com/2010-04-01/Accounts/AC/Messages/MM/Media/ME0", "image/jpeg"),
                        new Media("http://127.0.0.1:8081/2010-04-01/Media/ME1", "application/octet-stream"),
                        new Media("https://api.twilio.com/ME2", "application/octet-stream"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/x",
                "javascript:alert(1)",
                "data:text/html,x",
                "//x/y",
                "x",
                "",
                "https://",
                "https://user:pass@example.com/x",
                "https:/x",
                "http://127.0.0.1:80810/x",
                "https://a b/"
            })
    void an_address_that_no_operator_should_follow_is_not_kept(String url) {
        assertThat(desk.texted(text("NumMedia", "1", "MediaUrl0", url))).isEqualTo(SILENCE);
        assertThat(kept().media()).isEmpty();
    }

    @Test
    void no_more_than_ten_files_are_kept() {
        String[] files = IntStream.range(0, 30)
                .boxed()
                .flatMap(i -> List.of("MediaUrl" + i, "https://api.twilio.com/" + i).stream())
                .toArray(String[]::new);
        desk.texted(text(files));
        assertThat(kept().media()).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({"3,3", "0,1", "-1,1", "x,1", "'',1", "(none),1", "99999999999,1", "1001,1"})
    void segments_are_at_least_one(String told, int kept) {
        desk.texted(text("NumSegments", told));
        assertThat(kept().segments()).isEqualTo(kept);
    }

    @Test
    void a_store_that_is_down_is_heard_of_and_nothing_is_half_written() {
        desk.outage.goDown();
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> desk.texted(text()));
        assertThat(desk.store.allIncoming()).isEmpty();
        desk.outage.comeBack();
        assertThat(desk.texted(text())).isEqualTo(SILENCE);
    }
}
