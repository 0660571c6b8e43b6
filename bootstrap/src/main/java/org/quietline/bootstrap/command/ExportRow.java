package org.quietline.bootstrap.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.LoggedMessage;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.Media;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.optout.OptOutKeyword;
import org.quietline.domain.phone.Redaction;

/** One message by the names of its fields, as the JSON interface has them too; what is absent is left out. */
final class ExportRow {
    /** All fields, in order. */
    static final List<String> FIELDS = List.of(
            "direction",
            "id",
            "phoneNumber",
            "displayName",
            "messageContent",
            "timestamp",
            "isRegistered",
            "responseSent",
            "acknowledgementId",
            "recovered",
            "numSegments",
            "media",
            "optOut",
            "status",
            "kind",
            "operatorId",
            "inReplyTo",
            "queuedAt",
            "sentAt",
            "deliveredAt",
            "failedAt",
            "twilio_SmsMessageSid",
            "errorCode",
            "errorMessage",
            "attempts");

    private final Map<String, Object> values = new LinkedHashMap<>();

    private ExportRow() {}

    static ExportRow of(LoggedMessage message, Optional<String> name) {
        ExportRow row = new ExportRow();
        switch (message) {
            case LoggedMessage.In in -> row.incoming(in.message(), name);
            case LoggedMessage.Out out -> row.outgoing(out.message(), name);
        }
        return row;
    }

    /** A text, number, boolean or list of texts; null when absent. */
    @Nullable Object get(String field) {
        return values.get(field);
    }

    private void incoming(IncomingMessage message, Optional<String> name) {
        put("direction", "in");
        put("id", message.id().value());
        put("phoneNumber", message.from().masked());
        put("displayName", name.map(Redaction::redact));
        put("messageContent", message.text().redacted());
        put("timestamp", message.timestamp().toString());
        put("isRegistered", message.isRegistered());
        put("responseSent", message.responseSent());
        put("acknowledgementId", message.acknowledgement().map(MessageId::value));
        put("recovered", message.recoveredAt().isPresent());
        put("numSegments", message.segments());
        if (!message.media().isEmpty()) {
            put(
                    "media",
                    message.media().stream()
                            .map(Media::url)
                            .map(Redaction::redact)
                            .toList());
        }
        put("optOut", message.optOut().map(OptOutKeyword::name));
    }

    private void outgoing(OutgoingMessage message, Optional<String> name) {
        put("direction", "out");
        put("id", message.id().value());
        put("phoneNumber", message.to().masked());
        put("displayName", name.map(Redaction::redact));
        put("messageContent", message.text().redacted());
        put("status", message.delivery().status().code());
        put("kind", message.origin().kind());
        put("operatorId", message.origin().operatorId());
        put("inReplyTo", message.origin().inReplyTo().map(MessageId::value));
        put("queuedAt", message.queuedAt().toString());
        put("sentAt", message.sentAt().map(Object::toString));
        put("deliveredAt", message.deliveredAt().map(Object::toString));
        put("failedAt", message.failedAt().map(Object::toString));
        put("twilio_SmsMessageSid", message.reference().map(CarrierReference::value));
        message.errorCode().ifPresent(code -> put("errorCode", code));
        put(
                "errorMessage",
                message.delivery().failure().flatMap(FailureReason::explanation).map(Redaction::redact));
        put("attempts", message.attempts());
    }

    private void put(String field, Object value) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> values.put(field, present));
        } else {
            values.put(field, value);
        }
    }
}
