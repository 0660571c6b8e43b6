package org.quietline.adapter.firestore.log;

import com.google.cloud.Timestamp;
import com.google.cloud.firestore.DocumentSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.firestore.client.BadDocumentException;
import org.quietline.adapter.firestore.client.DocumentIds;
import org.quietline.adapter.firestore.client.Draft;
import org.quietline.adapter.firestore.client.Fields;
import org.quietline.application.port.Stored;
import org.quietline.application.search.SearchTokens;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.Delivery;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.message.OutgoingMessage.Step;
import org.quietline.domain.phone.PhoneNumber;

/** An outgoing message as a document. Its version is the time of its last change, as Firestore keeps it. */
final class OutgoingDocument {
    static final String PHONE_NUMBER = "phoneNumber";
    static final String STATUS = "status";
    static final String QUEUED_AT = "queuedAt";
    static final String CLAIMED_UNTIL = "claimedUntil";
    static final String NEXT_ATTEMPT_AT = "nextAttemptAt";
    static final String REFERENCE = "twilio_SmsMessageSid";

    /** When the present state was reached. */
    static final String SINCE = "since";

    private static final String CONTENT = "messageContent";
    private static final String FROM = "from";
    static final String KIND = "kind";
    private static final String OPERATOR = "operatorId";
    private static final String IN_REPLY_TO = "inReplyTo";
    private static final String SENT_AT = "sentAt";
    private static final String DELIVERED_AT = "deliveredAt";
    private static final String FAILED_AT = "failedAt";
    private static final String ERROR_CODE = "errorCode";
    private static final String ERROR_MESSAGE = "errorMessage";
    private static final String ATTEMPTS = "attempts";
    private static final String HISTORY = "history";
    private static final String AT = "at";

    private OutgoingDocument() {}

    static Map<String, Object> draft(OutgoingMessage message, @Nullable String contactName, String writtenBy) {
        Draft draft = Draft.ofNew()
                .text(PHONE_NUMBER, message.to().unmasked())
                .text(FROM, message.sender().map(PhoneNumber::unmasked))
                .text(CONTENT, message.text().value())
                .text(KIND, message.origin().kind())
                .text(OPERATOR, message.origin().operatorId())
                .text(IN_REPLY_TO, message.origin().inReplyTo().map(MessageId::value))
                .time(QUEUED_AT, message.queuedAt())
                .texts(IncomingDocument.SEARCH_TOKENS, SearchTokens.of(message.to(), message.text()))
                .text(IncomingDocument.CONTACT_NAME, IncomingDocument.sortName(contactName));
        return withState(draft, message, writtenBy);
    }

    /** What changes from one version to the next. */
    static Map<String, Object> change(OutgoingMessage next, String writtenBy) {
        return withState(Draft.ofUpdate(), next, writtenBy);
    }

    private static Map<String, Object> withState(Draft draft, OutgoingMessage message, String writtenBy) {
        Delivery delivery = message.delivery();
        List<Draft> history = message.history().stream()
                .map(step -> Draft.ofNew().text(STATUS, step.status().code()).time(AT, step.at()))
                .toList();
        return draft.text(STATUS, delivery.status().code())
                .time(SINCE, delivery.since())
                .time(SENT_AT, message.sentAt())
                .time(DELIVERED_AT, message.deliveredAt())
                .time(FAILED_AT, message.failedAt())
                .text(REFERENCE, message.reference().map(CarrierReference::value))
                .number(
                        ERROR_CODE,
                        message.errorCode().isPresent()
                                ? Long.valueOf(message.errorCode().getAsInt())
                                : null)
                .text(ERROR_MESSAGE, delivery.failure().flatMap(FailureReason::explanation))
                .number(ATTEMPTS, (long) message.attempts())
                .time(CLAIMED_UNTIL, delivery instanceof Delivery.Sending sending ? sending.claimedUntil() : null)
                .time(NEXT_ATTEMPT_AT, delivery instanceof Delivery.Queued queued ? queued.nextAttemptAt() : null)
                .parts(HISTORY, history)
                .text(IncomingDocument.WRITTEN_BY, writtenBy)
                .commitTime(IncomingDocument.CHANGED_AT)
                .fields();
    }

    static Stored<OutgoingMessage> stored(OutgoingMessage message, Timestamp version) {
        return new Stored<>(message, version.toString());
    }

    static Timestamp version(Stored<OutgoingMessage> stored) {
        return Timestamp.parseTimestamp(stored.version());
    }

    static OutgoingMessage read(DocumentSnapshot document) throws BadDocumentException {
        try {
            return message(DocumentIds.name(document.getId()), Fields.of(document));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new BadDocumentException("a value has another form than ours");
        }
    }

    private static OutgoingMessage message(String id, Fields fields) throws BadDocumentException {
        String from = fields.textOrNull(FROM);
        Instant queuedAt = fields.time(QUEUED_AT);
        List<Step> history = new ArrayList<>();
        for (Fields step : fields.parts(HISTORY)) {
            history.add(new Step(status(step), step.time(AT)));
        }
        Long attempts = fields.numberOrNull(ATTEMPTS);
        return OutgoingMessage.restored(
                new MessageId(id),
                PhoneNumber.ofSender(fields.text(PHONE_NUMBER)),
                from == null ? null : PhoneNumber.ofSender(from),
                MessageText.of(fields.text(CONTENT)),
                origin(fields),
                queuedAt,
                attempts == null ? 0 : Math.toIntExact(attempts),
                delivery(
                        fields, history.isEmpty() ? queuedAt : history.getLast().at()),
                history);
    }

    private static DeliveryStatus status(Fields fields) throws BadDocumentException {
        return DeliveryStatus.ofCode(fields.text(STATUS))
                .orElseThrow(() -> new BadDocumentException(STATUS + " is none of ours"));
    }

    private static Origin origin(Fields fields) throws BadDocumentException {
        String inReplyTo = fields.textOrNull(IN_REPLY_TO);
        return switch (fields.text(KIND)) {
            case Origin.Acknowledgement.KIND -> new Origin.Acknowledgement(new MessageId(fields.text(IN_REPLY_TO)));
            case Origin.Operator.KIND ->
                new Origin.Operator(fields.text(OPERATOR), inReplyTo == null ? null : new MessageId(inReplyTo));
            default -> throw new BadDocumentException(KIND + " is none of ours");
        };
    }

    private static Delivery delivery(Fields fields, Instant lastStep) throws BadDocumentException {
        Instant stored = fields.timeOrNull(SINCE);
        Instant since = stored == null ? lastStep : stored;
        return switch (status(fields)) {
            case QUEUED -> new Delivery.Queued(since, fields.time(NEXT_ATTEMPT_AT));
            case SENDING -> new Delivery.Sending(since, fields.time(CLAIMED_UNTIL));
            case SENT -> new Delivery.Sent(reference(fields), since);
            case DELIVERED -> new Delivery.Delivered(reference(fields), since);
            case READ -> new Delivery.Read(reference(fields), since);
            case UNDELIVERED -> new Delivery.Undelivered(reference(fields), reason(fields), since);
            case FAILED -> {
                boolean isAccepted = fields.textOrNull(REFERENCE) != null;
                yield new Delivery.Failed(isAccepted ? reference(fields) : null, reason(fields), since);
            }
            case UNCONFIRMED -> new Delivery.Unconfirmed(since);
        };
    }

    private static CarrierReference reference(Fields fields) throws BadDocumentException {
        return new CarrierReference(fields.text(REFERENCE));
    }

    private static FailureReason reason(Fields fields) throws BadDocumentException {
        Long code = fields.numberOrNull(ERROR_CODE);
        return FailureReason.of(code == null ? null : Math.toIntExact(code), fields.textOrNull(ERROR_MESSAGE));
    }
}
