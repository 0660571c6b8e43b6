package org.quietline.adapter.twilio.carrier;

import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;

/** Says to Twilio what is to be sent, and from where. */
final class MessageForm {
    /** Seconds after which Twilio gives up an acknowledgement: one that cannot go now must not arrive tomorrow. */
    static final int ACKNOWLEDGEMENT_SECONDS = 600;

    private final @Nullable String service;
    private final Optional<org.quietline.domain.phone.PhoneNumber> usualSender;
    private final String callback;

    MessageForm(TwilioSettings settings) {
        this.service = settings.messagingServiceSid();
        this.usualSender = settings.ownNumbers().stream().findFirst();
        String origin = settings.publicBaseUrl().toString();
        this.callback = (origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin)
                + "/webhooks/twilio/status?message=";
    }

    /** The request, not sent yet. Its status callback tells of which message and which attempt it is. */
    MessageCreator of(OutgoingMessage message) {
        MessageCreator form = sender(message)
                .setStatusCallback(URI.create(callback + message.id() + "&attempt=" + message.attempts()));
        return switch (message.origin()) {
            case Origin.Acknowledgement acknowledgement -> form.setValidityPeriod(ACKNOWLEDGEMENT_SECONDS);
            case Origin.Operator operator -> form;
        };
    }

    /**
     * A message that must leave from a certain number does so, whatever the service; others go through the service when
     * there is one.
     */
    private MessageCreator sender(OutgoingMessage message) {
        PhoneNumber to = new PhoneNumber(message.to().unmasked());
        String text = message.text().value();
        if (message.sender().isEmpty() && service != null) {
            return Message.creator(to, service, text);
        }
        String from = message.sender()
                .or(() -> usualSender)
                .orElseThrow(() -> new IllegalStateException("neither a number nor a service sends"))
                .unmasked();
        return Message.creator(to, new PhoneNumber(from), text);
    }
}
