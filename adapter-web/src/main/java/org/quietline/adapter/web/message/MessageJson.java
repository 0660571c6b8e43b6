package org.quietline.adapter.web.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.http.Json;
import org.quietline.adapter.web.words.Contacts;
import org.quietline.adapter.web.words.Texts;
import org.quietline.application.port.LoggedMessage;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.optout.OptOutKeyword;
import org.quietline.domain.phone.PhoneNumber;

/** Shows messages to programs. */
final class MessageJson {
    private final Contacts contacts;
    private final Texts texts;

    MessageJson(Contacts contacts, Texts texts) {
        this.contacts = contacts;
        this.texts = texts;
    }

    Json of(IncomingMessage message, @Nullable String name) {
        return start(message.id(), message.from(), name, texts.shown(message.text()))
                .put("timestamp", message.timestamp().toString())
                .put("isRegistered", message.isRegistered())
                .put("responseSent", message.responseSent())
                .put(
                        "acknowledgementId",
                        message.acknowledgement().map(MessageId::value).orElse(null))
                .put("recovered", message.recoveredAt().isPresent())
                .put("numSegments", message.segments())
                .put(
                        "media",
                        message.media().stream()
                                .map(file -> Map.of("url", file.url(), "contentType", file.contentType()))
                                .toList())
                .put("optOut", message.optOut().map(OptOutKeyword::code).orElse(null));
    }

    Json of(OutgoingMessage message, @Nullable String name) {
        return start(message.id(), message.to(), name, texts.shown(message.text()))
                .put("status", message.delivery().status().code())
                .put("kind", message.origin().kind())
                .put("operatorId", message.origin().operatorId().orElse(null))
                .put(
                        "inReplyTo",
                        message.origin().inReplyTo().map(MessageId::value).orElse(null))
                .put("queuedAt", message.queuedAt().toString())
                .put("sentAt", time(message.sentAt()))
                .put("deliveredAt", time(message.deliveredAt()))
                .put("failedAt", time(message.failedAt()))
                .put(
                        "twilio_SmsMessageSid",
                        message.reference().map(CarrierReference::value).orElse(null))
                .put("errorCode", errorCode(message))
                .put("errorMessage", errorMessage(message))
                .put("attempts", message.attempts())
                .put("history", history(message));
    }

    /** One of a conversation. */
    Json of(LoggedMessage message, @Nullable String name) {
        return switch (message) {
            case LoggedMessage.In in -> of(in.message(), name).put("direction", "in");
            case LoggedMessage.Out out -> of(out.message(), name).put("direction", "out");
        };
    }

    /** What became of sending it. */
    static Json sent(OutgoingMessage message) {
        return new Json()
                .put("id", message.id().value())
                .put("status", message.delivery().status().code())
                .put("phoneNumber", message.to().masked())
                .put("queuedAt", message.queuedAt().toString())
                .put("sentAt", time(message.sentAt()))
                .put("errorCode", errorCode(message))
                .put("errorMessage", errorMessage(message));
    }

    private Json start(MessageId id, PhoneNumber contact, @Nullable String name, String text) {
        return new Json()
                .put("id", id.value())
                .put("user", contacts.reference(contact))
                .put("phoneNumber", contact.masked())
                .put("displayName", name == null ? null : Contacts.name(name))
                .put("messageContent", text);
    }

    private static List<Map<String, String>> history(OutgoingMessage message) {
        return message.history().stream()
                .map(step ->
                        Map.of("status", step.status().code(), "at", step.at().toString()))
                .toList();
    }

    private static @Nullable Integer errorCode(OutgoingMessage message) {
        return message.errorCode().isPresent() ? message.errorCode().getAsInt() : null;
    }

    private static @Nullable String errorMessage(OutgoingMessage message) {
        return message.delivery().failure().flatMap(FailureReason::explanation).orElse(null);
    }

    private static @Nullable String time(Optional<Instant> at) {
        return at.map(Instant::toString).orElse(null);
    }
}
