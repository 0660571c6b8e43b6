package org.quietline.adapter.twilio.webhook;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.application.receive.ReceiveMessage;
import org.quietline.application.receive.ReceiveMessage.Received;
import org.quietline.application.webhook.Webhook;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.optout.OptOutKeyword;
import org.quietline.domain.phone.InvalidPhoneNumberException;
import org.quietline.domain.phone.PhoneNumber;

/**
 * Takes the webhook of an incoming message. Who sent it may have any form; a request of the fallback URL, with its
 * {@code ErrorCode} and {@code ErrorUrl}, is the same message once more.
 */
final class TwilioIncomingWebhook implements Webhook {
    private static final int MOST_SEGMENTS = 1000;

    private final Gate gate;
    private final ReceivedMedia media;
    private final @Nullable PhoneNumber usualRecipient;
    private final ReceiveMessage receive;

    TwilioIncomingWebhook(Gate gate, TwilioWebhooks.Settings settings, ReceiveMessage receive) {
        this.gate = gate;
        this.media = new ReceivedMedia(settings.apiBaseUrl());
        this.usualRecipient = settings.usualRecipient();
        this.receive = receive;
    }

    @Override
    public Answer handle(Request request) {
        Optional<FormParameters> form = gate.admit(request, TwilioWebhooks.INCOMING_PATH);
        if (form.isEmpty()) {
            return Answers.NOT_FOR_US;
        }
        Optional<Received> received = received(form.get());
        if (received.isEmpty()) {
            return Answers.UNUSABLE;
        }
        receive.receive(received.get());
        return Answers.SILENCE;
    }

    private Optional<Received> received(FormParameters form) {
        Optional<String> sid = form.single("MessageSid").filter(MessageSid::isValid);
        Optional<PhoneNumber> from = address(form, "From");
        Optional<PhoneNumber> to = form.all("To").stream().allMatch(String::isBlank)
                ? Optional.ofNullable(usualRecipient)
                : address(form, "To");
        boolean saysOneThing = form.all("Body").size() <= 1;
        if (sid.isEmpty() || from.isEmpty() || to.isEmpty() || !saysOneThing) {
            return Optional.empty();
        }
        return Optional.of(new Received(
                new MessageId(sid.get()),
                from.get(),
                to.get(),
                MessageText.of(form.single("Body").orElse("")),
                segments(form),
                media.of(form),
                form.single("OptOutType").flatMap(OptOutKeyword::ofCode).orElse(null),
                null));
    }

    private static Optional<PhoneNumber> address(FormParameters form, String name) {
        try {
            return form.single(name).map(PhoneNumber::ofSender);
        } catch (InvalidPhoneNumberException e) {
            return Optional.empty();
        }
    }

    private static int segments(FormParameters form) {
        return Numbers.small(form.single("NumSegments").orElse(""))
                .filter(count -> count >= 1 && count <= MOST_SEGMENTS)
                .orElse(1);
    }
}
