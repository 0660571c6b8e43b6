package org.quietline.adapter.twilio.carrier;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.quietline.adapter.twilio.carrier.AccountState.Standing;
import org.quietline.adapter.twilio.carrier.TwilioSettings.Credentials;
import org.quietline.domain.phone.PhoneNumber;

/**
 * Asks Twilio about the account, its numbers and its services, and sets where they announce texts: for checks by hand.
 * Source: Twilio, "Account resource", "IncomingPhoneNumber resource", "Messaging Service resource".
 */
public final class AccountProbe implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final URI MESSAGING = URI.create("https://messaging.twilio.com");

    private final Transport transport;
    private final ProbeExchange exchange;
    private final String account;
    private final String services;

    /**
     * Asks nothing yet.
     *
     * @param apiBaseUrl where the REST API lives; any but Twilio's own answers for the Messaging Services too
     */
    public AccountProbe(String accountSid, URI apiBaseUrl) {
        this.transport = new Transport(4, CONNECT);
        this.exchange = new ProbeExchange(transport);
        this.account = withoutSlash(apiBaseUrl) + "/2010-04-01/Accounts/" + accountSid;
        this.services =
                withoutSlash(apiBaseUrl.equals(TwilioSettings.TWILIO) ? MESSAGING : apiBaseUrl) + "/v1/Services/";
    }

    /** The account, as it opens to these credentials. An API key does not open it, unless it is a main key. */
    public Probed<AccountState> account(Credentials credentials) {
        return exchange.get(account + ".json", credentials, AccountProbe::state);
    }

    /** A number of the account. Short codes are not looked for. */
    public Probed<OwnedNumber> number(Credentials credentials, PhoneNumber number) {
        String wanted = number.unmasked();
        Probed<JsonNode> list = exchange.get(
                account + "/IncomingPhoneNumbers.json?PageSize=50&PhoneNumber="
                        + URLEncoder.encode(wanted, StandardCharsets.UTF_8),
                credentials,
                Function.identity());
        return switch (list) {
            case Probed.Told<JsonNode> told -> {
                for (JsonNode row : told.value().path("incoming_phone_numbers")) {
                    if (row.path("phone_number").asText().equals(wanted)) {
                        yield new Probed.Told<>(number(row), told.carrierTime());
                    }
                }
                yield new Probed.Absent<>();
            }
            case Probed.Denied<JsonNode> denied -> new Probed.Denied<>(denied.detail());
            case Probed.Absent<JsonNode> absent -> new Probed.Absent<>();
            case Probed.Silent<JsonNode> silent -> new Probed.Silent<>(silent.detail());
        };
    }

    /** Lets a number announce texts, and what becomes of messages, at these addresses by POST. */
    public Probed<OwnedNumber> announce(Credentials credentials, OwnedNumber number, String texts, String status) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("SmsUrl", texts);
        form.put("SmsMethod", "POST");
        form.put("StatusCallback", status);
        form.put("StatusCallbackMethod", "POST");
        if (number.isAnsweredByApplication()) {
            form.put("SmsApplicationSid", "");
        }
        return exchange.post(
                account + "/IncomingPhoneNumbers/" + number.sid() + ".json", credentials, form, AccountProbe::number);
    }

    /** A Messaging Service. */
    public Probed<OwnedService> service(Credentials credentials, String serviceSid) {
        return exchange.get(services + serviceSid, credentials, AccountProbe::service);
    }

    /** Lets a Messaging Service announce texts, and what becomes of messages, at these addresses by POST. */
    public Probed<OwnedService> announce(Credentials credentials, String serviceSid, String texts, String status) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("InboundRequestUrl", texts);
        form.put("InboundMethod", "POST");
        form.put("UseInboundWebhookOnNumber", "false");
        form.put("StatusCallback", status);
        return exchange.post(services + serviceSid, credentials, form, AccountProbe::service);
    }

    private static AccountState state(JsonNode json) {
        Standing standing = switch (json.path("status").asText()) {
            case "active" -> Standing.ACTIVE;
            case "suspended" -> Standing.SUSPENDED;
            case "closed" -> Standing.CLOSED;
            default -> Standing.UNKNOWN;
        };
        boolean isTrial = json.path("type").asText().toLowerCase(Locale.ROOT).equals("trial");
        return new AccountState(standing, isTrial, text(json, "auth_token"));
    }

    private static OwnedNumber number(JsonNode json) {
        return new OwnedNumber(
                text(json, "sid"),
                json.path("capabilities").path("sms").asBoolean(false),
                new Hook(text(json, "sms_url"), text(json, "sms_method")),
                new Hook(text(json, "status_callback"), text(json, "status_callback_method")),
                !text(json, "sms_application_sid").isBlank());
    }

    private static OwnedService service(JsonNode json) {
        return new OwnedService(
                json.path("use_inbound_webhook_on_number").asBoolean(false),
                new Hook(text(json, "inbound_request_url"), text(json, "inbound_method")),
                new Hook(text(json, "status_callback"), "POST"));
    }

    private static String text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isTextual() ? value.textValue() : "";
    }

    private static String withoutSlash(URI uri) {
        String text = uri.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    @Override
    public void close() {
        transport.close();
    }
}
