package org.quietline.adapter.twilio.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.quietline.adapter.twilio.webhook.Desk.ADA;
import static org.quietline.adapter.twilio.webhook.Desk.SID;
import static org.quietline.adapter.twilio.webhook.Desk.status;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.application.port.SequentialIds;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.application.port.Stored;
import org.quietline.application.webhook.Webhook.Answer;
import org.quietline.application.webhook.Webhook.Request;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;

/** What becomes of the callbacks that tell the status of a message. */
class StatusWebhookTest {
    private static final Answer HEARD = new Answer(204, "", "");
    private static final MessageId ID = SequentialIds.id(99);
    private static final String ADDRESS = "?message=" + ID + "&attempt=1";

    private final Desk desk = new Desk();

    private void sending() {
        desk.store
                .messageLog()
                .add(
                        OutgoingMessage.queued(
                                        ID,
                                        ADA,
                                        MessageText.of("Hello"),
                                        new Origin.Operator("jo", null),
                                        desk.clock.instant())
                                .claimed(desk.clock.instant(), Duration.ofSeconds(60)),
                        null);
    }

    private OutgoingMessage message() {
        return desk.store.messageLog().findOutgoing(ID).map(Stored::value).orElseThrow();
    }

    @Test
    void a_callback_that_comes_before_the_answer_tells_the_sid_by_its_address() {
        sending();
        assertThat(desk.reported(ADDRESS, status())).isEqualTo(HEARD);
        assertThat(message().delivery().status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(message().reference()).contains(new CarrierReference(SID));
        assertThat(message().deliveredAt()).contains(desk.clock.instant());
    }

    @Test
    void a_late_or_repeated_one_changes_nothing() {
        sending();
        desk.reported(ADDRESS, status());
        OutgoingMessage delivered = message();
        assertThat(desk.reported(ADDRESS, status())).isEqualTo(HEARD);
        assertThat(desk.reported(ADDRESS, status("MessageStatus", "sent"))).isEqualTo(HEARD);
        assertThat(message()).isEqualTo(delivered);
    }

    @Test
    void a_failure_tells_its_reason_without_the_number_in_it() {
        sending();
        desk.reported(
                ADDRESS,
                status(
                        "MessageStatus", "undelivered",
                        "ErrorCode", "30005",
                        "ErrorMessage", "Unknown handset +15550111111"));
        assertThat(message().delivery().status()).isEqualTo(DeliveryStatus.UNDELIVERED);
        FailureReason reason = message().delivery().failure().orElseThrow();
        assertThat(reason.code()).isEqualTo(OptionalInt.of(30005));
        assertThat(reason.explanation().orElseThrow())
                .startsWith("Unknown handset")
                .doesNotContain("15550111111");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "0", "99999999999", "3.5"})
    void an_error_code_that_is_no_number_is_none(String code) {
        sending();
        desk.reported(ADDRESS, status("MessageStatus", "failed", "ErrorCode", code));
        assertThat(message().delivery().status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(message().errorCode()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"never heard of", "DELIVERED", "''", "receiving", "received"})
    void a_status_that_says_nothing_of_a_delivery_is_heard_and_not_recorded(String given) {
        sending();
        assertThat(desk.reported(ADDRESS, status("MessageStatus", given))).isEqualTo(HEARD);
        assertThat(message().delivery().status()).isEqualTo(DeliveryStatus.SENDING);
    }

    @Test
    void the_older_name_of_the_status_is_understood() {
        sending();
        desk.reported(ADDRESS, status("MessageStatus", "(none)", "SmsStatus", "sent"));
        assertThat(message().delivery().status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(desk.reported(ADDRESS, status("MessageStatus", "(none)", "SmsStatus", "(none)")))
                .isEqualTo(HEARD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "?message=",
                "?message=unknown&attempt=1",
                "?message=%2e%2e%2f&attempt=x",
                "?message=00000000-0000-4000-8000-000000000099&message=other",
                "?attempt=1",
                "?message=%FF"
            })
    void a_message_that_nobody_knows_is_heard_of(String query) {
        sending();
        assertThat(desk.reported(query, status())).isEqualTo(HEARD);
        assertThat(message().delivery().status()).isEqualTo(DeliveryStatus.SENDING);
    }

    @Test
    void the_recorded_owner_of_a_sid_wins_over_the_address() {
        sending();
        desk.reported(ADDRESS, status("MessageStatus", "sent"));
        assertThat(desk.reported("?message=someone-else&attempt=1", status())).isEqualTo(HEARD);
        assertThat(message().delivery().status()).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(none)", "SM1", "AC0123456789abcdef0123456789abcdef"})
    void a_report_without_a_sid_is_not_usable(String sid) {
        assertThat(desk.reported(ADDRESS, status("MessageSid", sid))).isEqualTo(new Answer(400, "", ""));
    }

    @Test
    void the_address_is_signed_with_the_form() {
        sending();
        Request signed = Desk.signed(TwilioWebhooks.STATUS_PATH + "?message=other&attempt=1", status());
        Request moved = new Request(TwilioWebhooks.STATUS_PATH + ADDRESS, signed.signature(), signed.body());
        assertThat(desk.webhooks.status().handle(moved).status()).isEqualTo(403);
        assertThat(desk.reported(ADDRESS, status("AccountSid", "AC00000000000000000000000000000000"))
                        .status())
                .isEqualTo(403);
        assertThat(desk.webhooks
                        .status()
                        .handle(Desk.signed(TwilioWebhooks.INCOMING_PATH, status()))
                        .status())
                .isEqualTo(403);
        assertThat(message().delivery().status()).isEqualTo(DeliveryStatus.SENDING);
    }

    @Test
    void the_other_token_signs_too() {
        sending();
        Map<String, List<String>> form = Signer.each(status());
        String path = TwilioWebhooks.STATUS_PATH + ADDRESS;
        String signature = Signer.sign(Desk.NEXT_TOKEN, Desk.BASE + path, form);
        assertThat(desk.webhooks.status().handle(new Request(path, signature, Signer.form(form))))
                .isEqualTo(HEARD);
        assertThat(Optional.of(message()).flatMap(OutgoingMessage::reference)).isPresent();
    }

    @Test
    void a_store_that_is_down_is_heard_of() {
        sending();
        desk.outage.goDown();
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> desk.reported(ADDRESS, status()));
    }
}
