package org.quietline.adapter.twilio.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quietline.adapter.twilio.carrier.AccountState.Standing;
import org.quietline.adapter.twilio.carrier.ScriptedServer.Step;
import org.quietline.adapter.twilio.carrier.TwilioSettings.Credentials;

/** What the probe asks of Twilio, and what it makes of the answers. */
class AccountProbeTest {
    private static final Credentials CREDENTIALS = Credentials.authToken(Fixture.ACCOUNT, Fixture.TOKEN);
    private static final String TEXTS = "https://desk.example.com/webhooks/twilio/incoming#rc=3&rp=all";
    private static final String STATUS = "https://desk.example.com/webhooks/twilio/status#rc=3&rp=all";
    private static final String NUMBER = """
            {"sid":"PN1","phone_number":"+15550100000","capabilities":{"sms":true},"sms_url":"%s","sms_method":"POST",
             "status_callback":"","status_callback_method":"POST","sms_application_sid":"AP1"}""".formatted(TEXTS);

    private static <T> T told(Probed<T> probed) {
        assertThat(probed).isInstanceOf(Probed.Told.class);
        return ((Probed.Told<T>) probed).value();
    }

    @Test
    void an_account_tells_its_standing_and_whether_a_token_is_the_primary_one() throws IOException {
        Step step = ScriptedServer.status(
                200,
                "{\"status\":\"suspended\",\"type\":\"Trial\",\"auth_token\":\"" + Fixture.TOKEN + "\"}",
                "Date: Sun, 22 Nov 2026 12:00:00 GMT");
        try (ScriptedServer server = ScriptedServer.of(step);
                AccountProbe probe = new AccountProbe(Fixture.ACCOUNT, server.url())) {
            Probed<AccountState> probed = probe.account(CREDENTIALS);

            AccountState state = told(probed);
            assertThat(((Probed.Told<AccountState>) probed).carrierTime())
                    .isEqualTo(Optional.of(Instant.parse("2026-11-22T12:00:00Z")));
            assertThat(state.standing()).isEqualTo(Standing.SUSPENDED);
            assertThat(state.isTrial()).isTrue();
            assertThat(state.isPrimaryToken(Fixture.TOKEN)).isTrue();
            assertThat(state.isPrimaryToken("another")).isFalse();
            assertThat(state.toString()).doesNotContain(Fixture.TOKEN);
            assertThat(server.asked.getFirst().line())
                    .isEqualTo("GET /2010-04-01/Accounts/" + Fixture.ACCOUNT + ".json HTTP/1.1");
        }
    }

    @Test
    void a_number_is_found_by_itself_and_told_where_to_announce() throws IOException {
        Step list = ScriptedServer.status(
                200,
                "{\"incoming_phone_numbers\":[{\"sid\":\"PN0\",\"phone_number\":\"+155501000001\"}," + NUMBER + "]}");
        try (ScriptedServer server = ScriptedServer.of(list, ScriptedServer.status(200, NUMBER));
                AccountProbe probe = new AccountProbe(Fixture.ACCOUNT, server.url())) {
            OwnedNumber number = told(probe.number(CREDENTIALS, Fixture.OURS));
            assertThat(number)
                    .isEqualTo(new OwnedNumber("PN1", true, new Hook(TEXTS, "POST"), new Hook("", "POST"), true));

            told(probe.announce(CREDENTIALS, number, TEXTS, STATUS));
            assertThat(server.asked.getLast().line())
                    .isEqualTo(
                            "POST /2010-04-01/Accounts/" + Fixture.ACCOUNT + "/IncomingPhoneNumbers/PN1.json HTTP/1.1");
            assertThat(server.asked.getLast().form())
                    .isEqualTo(Map.of(
                            "SmsUrl",
                            TEXTS,
                            "SmsMethod",
                            "POST",
                            "StatusCallback",
                            STATUS,
                            "StatusCallbackMethod",
                            "POST",
                            "SmsApplicationSid",
                            ""));
        }
    }

    @Test
    void a_service_is_asked_and_told_where_to_announce() throws IOException {
        String json = "{\"use_inbound_webhook_on_number\":true,\"inbound_request_url\":\"" + TEXTS
                + "\",\"inbound_method\":\"POST\",\"status_callback\":null}";
        try (ScriptedServer server = ScriptedServer.of(ScriptedServer.status(200, json));
                AccountProbe probe = new AccountProbe(Fixture.ACCOUNT, server.url())) {
            assertThat(told(probe.service(CREDENTIALS, Fixture.SERVICE)))
                    .isEqualTo(new OwnedService(true, new Hook(TEXTS, "POST"), new Hook("", "POST")));
            told(probe.announce(CREDENTIALS, Fixture.SERVICE, TEXTS, STATUS));

            assertThat(server.asked.getLast().line()).isEqualTo("POST /v1/Services/" + Fixture.SERVICE + " HTTP/1.1");
            assertThat(server.asked.getLast().form())
                    .isEqualTo(Map.of(
                            "InboundRequestUrl",
                            TEXTS,
                            "InboundMethod",
                            "POST",
                            "UseInboundWebhookOnNumber",
                            "false",
                            "StatusCallback",
                            STATUS));
        }
    }

    @Test
    void what_is_refused_missing_or_not_understood_is_told_apart() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(
                        ScriptedServer.status(401, "{\"code\":20003,\"message\":\"+15550100000\"}"),
                        ScriptedServer.status(404, "{}"),
                        ScriptedServer.status(200, "<html>"),
                        ScriptedServer.status(200, "{\"incoming_phone_numbers\":[]}"));
                AccountProbe probe = new AccountProbe(Fixture.ACCOUNT, server.url())) {
            assertThat(probe.account(CREDENTIALS)).isEqualTo(new Probed.Denied<>("HTTP 401"));
            assertThat(probe.service(CREDENTIALS, Fixture.SERVICE)).isEqualTo(new Probed.Absent<>());
            assertThat(probe.account(CREDENTIALS)).isInstanceOf(Probed.Silent.class);
            assertThat(probe.number(CREDENTIALS, Fixture.OURS)).isEqualTo(new Probed.Absent<>());
        }
        try (AccountProbe nobody = new AccountProbe(Fixture.ACCOUNT, URI.create("http://127.0.0.1:1"))) {
            assertThat(nobody.account(CREDENTIALS)).isInstanceOf(Probed.Silent.class);
        }
    }
}
