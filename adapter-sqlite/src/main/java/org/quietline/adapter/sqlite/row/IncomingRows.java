package org.quietline.adapter.sqlite.row;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.sqlite.file.Query;
import org.quietline.adapter.sqlite.file.Row;
import org.quietline.application.port.Position;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.IncomingMessage.Handling;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.Silence;
import org.quietline.domain.optout.OptOutKeyword;
import org.quietline.domain.phone.PhoneNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rows of {@code incoming_messages}. */
public final class IncomingRows {
    /** The columns that the readers here expect, in their order. */
    public static final String COLUMNS = "seq, id, timestamp, contact_name, response_sent, phone_number, \"to\","
            + " message_content, num_segments, is_registered, media, opt_out, silence, acknowledgement_id, recovered_at";

    /** The number of a new row: the lowest free one of its millisecond. */
    public static final String INSERT =
            "INSERT INTO incoming_messages (seq, id, timestamp, contact_name, response_sent,"
                    + " phone_number, \"to\", message_content, num_segments, is_registered, media, opt_out, silence,"
                    + " acknowledgement_id, recovered_at)"
                    + " VALUES (coalesce((SELECT max(seq) + 1 FROM incoming_messages WHERE seq BETWEEN ? AND ?), ?),"
                    + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING RETURNING seq";

    private static final Logger LOG = LoggerFactory.getLogger(IncomingRows.class);

    private IncomingRows() {}

    /** Gives the parameters of {@link #INSERT}. */
    public static Query bind(Query insert, IncomingMessage message, String nameKey, @Nullable String media)
            throws SQLException {
        long at = Times.toNanos(message.timestamp());
        Handling handling = message.handling();
        return insert.number(Sequence.first(at))
                .number(Sequence.last(at))
                .number(Sequence.first(at))
                .text(message.id().value())
                .number(at)
                .text(nameKey)
                .flag(handling.responseSent())
                .text(message.from().unmasked())
                .text(message.to().unmasked())
                .text(message.text().value())
                .number(message.segments())
                .flag(handling.registered())
                .text(media)
                .text(message.optOut().map(OptOutKeyword::code).orElse(null))
                .text(message.silence().map(Silence::code).orElse(null))
                .text(message.acknowledgement().map(MessageId::value).orElse(null))
                .numberOrNull(Times.toNanosOrNull(handling.recoveredAt()));
    }

    /** Reads {@link #COLUMNS}; a row that cannot be read is an entry without a value. */
    public static Row.Reader<Entry<IncomingMessage>> entries(SortColumn sort) {
        return row -> entry(row, sort);
    }

    private static Entry<IncomingMessage> entry(Row row, SortColumn sort) throws SQLException {
        long seq = row.number();
        String id = row.text();
        Instant timestamp = Times.ofNanos(row.number());
        String name = row.text();
        boolean responseSent = row.flag();
        Position position = new Position(sort.key(name, responseSent ? "1" : "0"), timestamp, id);
        String from = row.text();
        String to = row.text();
        MessageText text = MessageText.of(row.text());
        int segments = (int) row.number();
        boolean registered = row.flag();
        String media = row.textOrNull();
        String optOut = row.textOrNull();
        String silence = row.textOrNull();
        String acknowledgement = row.textOrNull();
        Instant recoveredAt = Times.ofNanosOrNull(row.numberOrNull());
        try {
            IncomingMessage message = IncomingMessage.received(
                            new MessageId(id),
                            PhoneNumber.ofSender(from),
                            PhoneNumber.ofSender(to),
                            text,
                            timestamp,
                            segments)
                    .withMedia(Json.media(media))
                    .withOptOut(optOut == null ? null : keyword(optOut))
                    .handled(new Handling(
                            registered,
                            responseSent,
                            acknowledgement == null ? null : new MessageId(acknowledgement),
                            silence == null ? null : reason(silence),
                            recoveredAt));
            return new Entry<>(position, seq, message);
        } catch (IllegalArgumentException | UnreadableException e) {
            LOG.warn("row {} of incoming_messages cannot be read: {}", seq, e.getMessage());
            return new Entry<>(position, seq, null);
        }
    }

    private static OptOutKeyword keyword(String code) {
        return OptOutKeyword.ofCode(code).orElseThrow(() -> new UnreadableException("opt_out"));
    }

    private static Silence reason(String code) {
        return Silence.ofCode(code).orElseThrow(() -> new UnreadableException("silence"));
    }
}
