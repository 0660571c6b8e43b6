package org.quietline.adapter.twilio.carrier;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.twilio.carrier.TwilioSettings.Credentials;
import org.quietline.adapter.twilio.carrier.TwilioSettings.Patience;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;

/** An account, its settings and some messages. */
final class Fixture {
    static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    static final String TOKEN = "fedcba9876543210fedcba9876543210";
    static final String SID = "SM0123456789abcdef0123456789abcdef";
    static final String SERVICE = "MG0123456789abcdef0123456789abcdef";
    static final PhoneNumber OURS = PhoneNumber.parse("+15550100000");
    static final PhoneNumber OTHER_OF_OURS = PhoneNumber.parse("+15550100001");
    static final PhoneNumber ADA = PhoneNumber.parse("+15550111111");
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final String CREATED = "{\"sid\":\"" + SID + "\",\"status\":\"queued\"}";

    /** Long enough for loopback on a busy machine, short enough to wait for. */
    static final Patience SHORT = new Patience(Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(3));

    private Fixture() {}

    static TwilioSettings settings(URI api, @Nullable String service) {
        return settings(api, service, Patience.USUAL);
    }

    static TwilioSettings settings(URI api, @Nullable String service, Patience patience) {
        return settings(api, service, patience, 4);
    }

    static TwilioSettings settings(URI api, @Nullable String service, Patience patience, int connections) {
        return new TwilioSettings(
                ACCOUNT,
                Credentials.authToken(ACCOUNT, TOKEN),
                api,
                List.of(OURS, OTHER_OF_OURS),
                service,
                URI.create("https://desk.example.com"),
                connections,
                patience);
    }

    static TwilioAccount account(URI api) {
        return new TwilioAccount(settings(api, null), InstantSource.fixed(NOON));
    }

    static TwilioAccount hasty(URI api) {
        return new TwilioAccount(settings(api, null, SHORT), InstantSource.fixed(NOON));
    }

    static OutgoingMessage fromOperator(String text) {
        return OutgoingMessage.queued(
                        new MessageId("0f8fad5b-d9cb-469f-a165-70867728950e"),
                        ADA,
                        MessageText.of(text),
                        new Origin.Operator("jo", null),
                        NOON)
                .claimed(NOON, Duration.ofSeconds(60));
    }

    static OutgoingMessage acknowledgement(String text) {
        return OutgoingMessage.queued(
                        new MessageId("7c9e6679-7425-40de-944b-e07fc1f90ae7"),
                        ADA,
                        MessageText.of(text),
                        new Origin.Acknowledgement(new MessageId(SID)),
                        NOON)
                .from(OTHER_OF_OURS)
                .claimed(NOON, Duration.ofSeconds(60));
    }
}
