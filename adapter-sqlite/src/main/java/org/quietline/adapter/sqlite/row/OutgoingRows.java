package org.quietline.adapter.sqlite.row;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.sqlite.file.Query;
import org.quietline.adapter.sqlite.file.Row;
import org.quietline.application.port.Position;
import org.quietline.application.port.Stored;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.Delivery;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rows of {@code outgoing_messages}. */
public final class OutgoingRows {
    /** The columns that the readers here expect, in their order. */
    public static final String COLUMNS = "seq, id, version, queued_at, contact_name, status, phone_number, sender,"
            + " message_content, kind, operator_id, in_reply_to, attempts, twilio_sms_message_sid, error_code,"
            + " error_message, status_since, claimed_until, next_attempt_at, history";

    /** The number of a new row: the lowest free one of its millisecond. */
    public static final String INSERT =
            "INSERT INTO outgoing_messages (seq, id, queued_at, contact_name, phone_number, sender,"
                    + " message_content, kind, operator_id, in_reply_to, status, attempts, twilio_sms_message_sid, error_code,"
                    + " error_message, status_since, claimed_until, next_attempt_at, sent_at, delivered_at, failed_at, history)"
                    + " VALUES (coalesce((SELECT max(seq) + 1 FROM outgoing_messages WHERE seq BETWEEN ? AND ?), ?),"
                    + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING seq";

    /** Everything that changes as a message goes its way; the rest never does. */
    public static final String REPLACE =
            "UPDATE outgoing_messages SET status = ?, attempts = ?, twilio_sms_message_sid = ?,"
                    + " error_code = ?, error_message = ?, status_since = ?, claimed_until = ?, next_attempt_at = ?,"
                    + " sent_at = ?, delivered_at = ?, failed_at = ?, history = ?, version = version + 1"
                    + " WHERE id = ? AND version = ? RETURNING seq, version";

    private static final Logger LOG = LoggerFactory.getLogger(OutgoingRows.class);

    private OutgoingRows() {}

    /** Gives the parameters of {@link #INSERT}. */
    public static Query bindNew(Query insert, OutgoingMessage message, String nameKey, String history)
            throws SQLException {
        long at = Times.toNanos(message.queuedAt());
        insert.number(Sequence.first(at))
                .number(Sequence.last(at))
                .number(Sequence.first(at))
                .text(message.id().value())
                .number(at)
                .text(nameKey)
                .text(message.to().unmasked())
                .text(message.sender().map(PhoneNumber::unmasked).orElse(null))
                .text(message.text().value())
                .text(message.origin().kind())
                .text(message.origin().operatorId().orElse(null))
                .text(message.origin().inReplyTo().map(MessageId::value).orElse(null));
        return bindProgress(insert, message, history);
    }

    /** Gives the parameters of {@link #REPLACE}. */
    public static Query bindReplacement(Query update, OutgoingMessage message, String history, long version)
            throws SQLException {
        return bindProgress(update, message, history).text(message.id().value()).number(version);
    }

    private static Query bindProgress(Query query, OutgoingMessage message, String history) throws SQLException {
        Delivery delivery = message.delivery();
        Optional<FailureReason> failure = delivery.failure();
        Long code = message.errorCode().isPresent()
                ? Long.valueOf(message.errorCode().getAsInt())
                : null;
        return query.text(delivery.status().code())
                .number(message.attempts())
                .text(message.reference().map(CarrierReference::value).orElse(null))
                .numberOrNull(code)
                .text(failure.flatMap(FailureReason::explanation).orElse(null))
                .number(Times.toNanos(delivery.since()))
                .numberOrNull(delivery instanceof Delivery.Sending s ? (Long) Times.toNanos(s.claimedUntil()) : null)
                .numberOrNull(delivery instanceof Delivery.Queued q ? (Long) Times.toNanos(q.nextAttemptAt()) : null)
                .numberOrNull(message.sentAt().map(Times::toNanos).orElse(null))
                .numberOrNull(message.deliveredAt().map(Times::toNanos).orElse(null))
                .numberOrNull(message.failedAt().map(Times::toNanos).orElse(null))
                .text(history);
    }

    /** Reads {@link #COLUMNS}; a row that cannot be read is an entry without a value. */
    public static Row.Reader<Entry<Stored<OutgoingMessage>>> entries(SortColumn sort) {
        return row -> entry(row, sort);
    }

    private static Entry<Stored<OutgoingMessage>> entry(Row row, SortColumn sort) throws SQLException {
        long seq = row.number();
        String id = row.text();
        String version = row.text();
        Instant queuedAt = Times.ofNanos(row.number());
        String name = row.text();
        String status = row.text();
        Position position = new Position(sort.key(name, status), queuedAt, id);
        String to = row.text();
        String sender = row.textOrNull();
        MessageText text = MessageText.of(row.text());
        String kind = row.text();
        String operator = row.textOrNull();
        String inReplyTo = row.textOrNull();
        int attempts = (int) row.number();
        Progress progress = new Progress(
                status,
                row.textOrNull(),
                row.numberOrNull(),
                row.textOrNull(),
                row.number(),
                row.numberOrNull(),
                row.numberOrNull());
        String history = row.text();
        try {
            OutgoingMessage message = OutgoingMessage.restored(
                    new MessageId(id),
                    PhoneNumber.ofSender(to),
                    sender == null ? null : PhoneNumber.ofSender(sender),
                    text,
                    origin(kind, operator, inReplyTo),
                    queuedAt,
                    attempts,
                    progress.delivery(),
                    Json.history(history));
            return new Entry<>(position, seq, new Stored<>(message, version));
        } catch (IllegalArgumentException | UnreadableException e) {
            LOG.warn("row {} of outgoing_messages cannot be read: {}", seq, e.getMessage());
            return new Entry<>(position, seq, null);
        }
    }

    private static Origin origin(String kind, @Nullable String operator, @Nullable String inReplyTo) {
        @Nullable MessageId other = inReplyTo == null ? null : new MessageId(inReplyTo);
        if (kind.equals(Origin.Acknowledgement.KIND) && other != null) {
            return new Origin.Acknowledgement(other);
        }
        if (kind.equals(Origin.Operator.KIND) && operator != null) {
            return new Origin.Operator(operator, other);
        }
        throw new UnreadableException("kind");
    }

    /** The columns that tell how far a message has come. */
    private record Progress(
            String status,
            @Nullable String sid,
            @Nullable Long errorCode,
            @Nullable String errorMessage,
            long since,
            @Nullable Long claimedUntil,
            @Nullable Long nextAttemptAt) {

        Delivery delivery() {
            Instant at = Times.ofNanos(since);
            return switch (DeliveryStatus.ofCode(status).orElseThrow(() -> new UnreadableException("status"))) {
                case QUEUED -> new Delivery.Queued(at, time(nextAttemptAt));
                case SENDING -> new Delivery.Sending(at, time(claimedUntil));
                case SENT -> new Delivery.Sent(reference(), at);
                case DELIVERED -> new Delivery.Delivered(reference(), at);
                case READ -> new Delivery.Read(reference(), at);
                case UNDELIVERED -> new Delivery.Undelivered(reference(), reason(), at);
                case FAILED -> new Delivery.Failed(sid == null ? null : reference(), reason(), at);
                case UNCONFIRMED -> new Delivery.Unconfirmed(at);
            };
        }

        private static Instant time(@Nullable Long nanos) {
            if (nanos == null) {
                throw new UnreadableException("a time that the status needs");
            }
            return Times.ofNanos(nanos);
        }

        private CarrierReference reference() {
            if (sid == null) {
                throw new UnreadableException("twilio_sms_message_sid");
            }
            return new CarrierReference(sid);
        }

        private FailureReason reason() {
            return FailureReason.of(errorCode == null ? null : errorCode.intValue(), errorMessage);
        }
    }
}
