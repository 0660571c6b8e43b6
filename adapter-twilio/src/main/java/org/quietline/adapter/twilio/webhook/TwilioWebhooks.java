package org.quietline.adapter.twilio.webhook;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietline.application.receive.ReceiveMessage;
import org.quietline.application.send.RecordDelivery;
import org.quietline.application.webhook.Webhook;
import org.quietline.domain.phone.PhoneNumber;

/** Twilio's webhooks: checks that they come from Twilio, reads them, and hands them to the use cases. */
public final class TwilioWebhooks {
    /** Where incoming messages are announced. */
    public static final String INCOMING_PATH = "/webhooks/twilio/incoming";

    /** Where the status of outgoing messages is told. */
    public static final String STATUS_PATH = "/webhooks/twilio/status";

    private final Webhook incoming;
    private final Webhook status;

    /**
     * How the webhooks are to be checked. Printed, it shows neither a token nor a number.
     *
     * @param accountSid the account whose webhooks are taken
     * @param authTokens the tokens that may have signed: the primary one, and during a rotation the other
     * @param publicBaseUrl the origin that Twilio was told, exactly as it was told
     * @param apiBaseUrl where Twilio keeps media; besides it only https addresses are kept
     * @param usualRecipient the number of ours that a message went to which does not say so; null when unknown
     */
    public record Settings(
            String accountSid,
            List<String> authTokens,
            URI publicBaseUrl,
            URI apiBaseUrl,
            @Nullable PhoneNumber usualRecipient) {
        /** @throws IllegalArgumentException if nothing could be checked with these; the message repeats no value */
        public Settings {
            authTokens = List.copyOf(authTokens);
            if (accountSid.isBlank()
                    || authTokens.isEmpty()
                    || authTokens.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException("webhooks are checked with an account and at least one token");
            }
        }

        @Override
        public String toString() {
            return "Settings(" + authTokens.size() + " tokens, " + publicBaseUrl + ")";
        }
    }

    /** Wires both webhooks. */
    public TwilioWebhooks(Settings settings, ReceiveMessage receive, RecordDelivery record, InstantSource clock) {
        Gate gate = new Gate(settings, clock);
        this.incoming = new TwilioIncomingWebhook(gate, settings, receive);
        this.status = new TwilioStatusWebhook(gate, record, clock);
    }

    /** Takes what people text. */
    public Webhook incoming() {
        return incoming;
    }

    /** Takes what became of what we sent. */
    public Webhook status() {
        return status;
    }
}
