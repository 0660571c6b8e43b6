package org.quietline.adapter.sqlite;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.sqlite.file.Query;
import org.quietline.adapter.sqlite.file.Row;
import org.quietline.adapter.sqlite.file.Session;
import org.quietline.adapter.sqlite.file.SqliteFile;
import org.quietline.adapter.sqlite.row.Change;
import org.quietline.adapter.sqlite.row.Entry;
import org.quietline.adapter.sqlite.row.IncomingRows;
import org.quietline.adapter.sqlite.row.Json;
import org.quietline.adapter.sqlite.row.OutgoingRows;
import org.quietline.adapter.sqlite.row.SortColumn;
import org.quietline.adapter.sqlite.row.Times;
import org.quietline.application.port.Arrival;
import org.quietline.application.port.LoggedMessage;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.application.port.Stored;
import org.quietline.application.search.SearchTokens;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;

/** The log in two tables. Whatever costs time is worked out by the caller, so that the one writer only writes. */
final class SqliteMessageLog implements MessageLog {
    private static final String REOPEN = "UPDATE conversations SET state = 'open', handled_by = NULL,"
            + " handled_at = NULL WHERE phone_number = ? AND state = 'handled'";
    private static final String OPT_OUT =
            "UPDATE users SET opted_out_at = ?1 WHERE phone_number = ?2 AND (opted_out_at IS NULL OR opted_out_at < ?1)";
    private static final String OPT_IN =
            "UPDATE users SET opted_out_at = NULL WHERE phone_number = ? AND opted_out_at <= ?";
    private static final String ANSWERED = "UPDATE incoming_messages SET response_sent = 1"
            + " WHERE id = ? AND response_sent = 0 RETURNING " + IncomingRows.COLUMNS;

    private static final String OUTGOING = "SELECT " + OutgoingRows.COLUMNS + " FROM outgoing_messages ";
    private static final String BY_ID = OUTGOING + "WHERE id = ?";
    private static final String BY_SID =
            OUTGOING + "INDEXED BY outgoing_by_sid WHERE twilio_sms_message_sid = ? ORDER BY seq LIMIT 1";
    private static final String INCOMING_BY_ID =
            "SELECT " + IncomingRows.COLUMNS + " FROM incoming_messages WHERE id = ?";
    private static final String DUE = OUTGOING + "INDEXED BY outgoing_due WHERE status = 'queued'"
            + " AND next_attempt_at <= ? ORDER BY next_attempt_at, id LIMIT ?";
    private static final String ABANDONED = OUTGOING + "INDEXED BY outgoing_claimed WHERE status = 'sending'"
            + " AND claimed_until <= ? ORDER BY claimed_until, id LIMIT ?";
    private static final String UNCONFIRMED = OUTGOING + "INDEXED BY outgoing_unconfirmed"
            + " WHERE status = 'unconfirmed' ORDER BY status_since, id LIMIT ?";
    private static final String UNCONFIRMED_TO =
            OUTGOING + "INDEXED BY outgoing_by_contact WHERE phone_number = ? AND status = 'unconfirmed' LIMIT ?";
    private static final String UNREPORTED = OUTGOING + "INDEXED BY outgoing_unreported WHERE status = 'sent'"
            + " AND status_since >= ? AND status_since < ? ORDER BY status_since, id LIMIT ?";
    private static final String FAILED_UNACCEPTED = OUTGOING + "INDEXED BY outgoing_failed_unaccepted"
            + " WHERE status = 'failed' AND twilio_sms_message_sid IS NULL AND status_since >= ?"
            + " ORDER BY status_since, id LIMIT ?";
    private static final String LINKED =
            "SELECT 1 FROM outgoing_messages INDEXED BY outgoing_by_sid WHERE twilio_sms_message_sid = ?";
    private static final String SENDING_TO = "SELECT 1 FROM outgoing_messages INDEXED BY outgoing_sending"
            + " WHERE status = 'sending' AND phone_number = ? LIMIT 1";

    private final SqliteFile<Change> file;

    SqliteMessageLog(SqliteFile<Change> file) {
        this.file = file;
    }

    /** An outgoing message with all that is worked out before it is written. */
    private record NewOutgoing(OutgoingMessage message, String nameKey, String history, String tokens) {
        static NewOutgoing of(OutgoingMessage message, String nameKey) {
            return new NewOutgoing(
                    message, nameKey, Json.ofHistory(message.history()), searchable(message.to(), message.text()));
        }
    }

    @Override
    public Intake record(Arrival arrival) {
        IncomingMessage message = arrival.message();
        String nameKey = nameKey(arrival.contactName());
        String media = Json.ofMedia(message.media());
        String tokens = searchable(message.from(), message.text());
        @Nullable NewOutgoing acknowledgement =
                arrival.acknowledgement() == null ? null : NewOutgoing.of(arrival.acknowledgement(), nameKey);
        return file.write("store an incoming message", (session, changes) -> {
            Optional<Long> seq = IncomingRows.bind(session.query(IncomingRows.INSERT), message, nameKey, media)
                    .first(Row::number);
            if (seq.isEmpty()) {
                return new Intake.Duplicate();
            }
            changes.add(new Change(new LoggedMessage.In(message), seq.get(), 0, tokens));
            session.query(REOPEN).text(message.from().unmasked()).update();
            changeOptOut(session, arrival);
            return new Intake.Recorded(
                    acknowledgement == null
                            ? Optional.empty()
                            : Optional.of(insert(session, acknowledgement, changes)));
        });
    }

    private static void changeOptOut(Session session, Arrival arrival) throws SQLException {
        IncomingMessage message = arrival.message();
        switch (arrival.optOut()) {
            case NONE -> {}
            case OPT_OUT ->
                session.query(OPT_OUT)
                        .number(Times.toNanos(message.timestamp()))
                        .text(message.from().unmasked())
                        .update();
            case OPT_IN ->
                session.query(OPT_IN)
                        .text(message.from().unmasked())
                        .number(arrival.lifts(Instant.MAX) ? Long.MAX_VALUE : Times.toNanos(message.timestamp()))
                        .update();
        }
    }

    private static Stored<OutgoingMessage> insert(Session session, NewOutgoing row, List<Change> changes)
            throws SQLException {
        long seq = OutgoingRows.bindNew(session.query(OutgoingRows.INSERT), row.message(), row.nameKey(), row.history())
                .first(Row::number)
                .orElseThrow();
        changes.add(new Change(new LoggedMessage.Out(row.message()), seq, 1, row.tokens()));
        return new Stored<>(row.message(), "1");
    }

    @Override
    public Addition add(OutgoingMessage message, @Nullable String contactName) {
        NewOutgoing row = NewOutgoing.of(message, nameKey(contactName));
        return file.write("store an outgoing message", (session, changes) -> {
            Query query = session.query(BY_ID).text(message.id().value());
            Optional<Entry<Stored<OutgoingMessage>>> existing = query.first(OutgoingRows.entries(SortColumn.TIME));
            if (existing.isEmpty()) {
                return new Addition.Added(insert(session, row, changes));
            }
            Stored<OutgoingMessage> readable = existing.get().value();
            if (readable == null) {
                throw new StoreUnavailableException(
                        "store an outgoing message: one with this id is there, but cannot be read", null);
            }
            return new Addition.AlreadyThere(readable);
        });
    }

    @Override
    public Optional<Stored<OutgoingMessage>> replace(Stored<OutgoingMessage> expected, OutgoingMessage next) {
        String history = Json.ofHistory(next.history());
        long version = Long.parseLong(expected.version());
        @Nullable CarrierReference learned =
                expected.value().isAccepted() ? null : next.reference().orElse(null);
        return file.write("change an outgoing message", (session, changes) -> {
            // Within the transaction that holds the write lock, so nobody else can take the name meanwhile.
            if (learned != null && isLinked(session, learned)) {
                return Optional.empty();
            }
            Query update = OutgoingRows.bindReplacement(session.query(OutgoingRows.REPLACE), next, history, version);
            Optional<Change> change =
                    update.first(row -> new Change(new LoggedMessage.Out(next), row.number(), row.number(), null));
            if (change.isEmpty()) {
                return Optional.empty();
            }
            changes.add(change.get());
            if (next.isAccepted() && next.origin() instanceof Origin.Acknowledgement acknowledgement) {
                markAnswered(session, acknowledgement.incoming(), changes);
            }
            return Optional.of(new Stored<>(next, Long.toString(change.get().version())));
        });
    }

    private static void markAnswered(Session session, MessageId id, List<Change> changes) throws SQLException {
        Optional<Entry<IncomingMessage>> answered =
                session.query(ANSWERED).text(id.value()).first(IncomingRows.entries(SortColumn.TIME));
        if (answered.isPresent() && answered.get().value() != null) {
            changes.add(new Change(
                    new LoggedMessage.In(answered.get().value()), answered.get().seq(), 1, null));
        }
    }

    @Override
    public Optional<IncomingMessage> findIncoming(MessageId id) {
        return file.read(
                        "find an incoming message",
                        session -> session.query(INCOMING_BY_ID)
                                .text(id.value())
                                .first(IncomingRows.entries(SortColumn.TIME)))
                .map(Entry::value);
    }

    @Override
    public Optional<Stored<OutgoingMessage>> findOutgoing(MessageId id) {
        return one(BY_ID, id.value());
    }

    @Override
    public Optional<Stored<OutgoingMessage>> findByReference(CarrierReference reference) {
        return one(BY_SID, reference.value());
    }

    private Optional<Stored<OutgoingMessage>> one(String sql, String key) {
        return file.read(
                        "find an outgoing message",
                        session -> session.query(sql).text(key).first(OutgoingRows.entries(SortColumn.TIME)))
                .map(Entry::value);
    }

    @Override
    public Set<MessageId> recorded(Collection<MessageId> ids) {
        return file.read("look for incoming messages", session -> {
            Set<MessageId> found = new HashSet<>();
            for (MessageId id : ids) {
                if (session.query("SELECT 1 FROM incoming_messages WHERE id = ?")
                        .text(id.value())
                        .exists()) {
                    found.add(id);
                }
            }
            return found;
        });
    }

    @Override
    public Set<CarrierReference> linked(Collection<CarrierReference> references) {
        return file.read("look for outgoing messages", session -> {
            Set<CarrierReference> found = new HashSet<>();
            for (CarrierReference reference : references) {
                if (isLinked(session, reference)) {
                    found.add(reference);
                }
            }
            return found;
        });
    }

    private static boolean isLinked(Session session, CarrierReference reference) throws SQLException {
        return session.query(LINKED).text(reference.value()).exists();
    }

    @Override
    public List<Stored<OutgoingMessage>> due(Instant now, int limit) {
        return some(session -> session.query(DUE).number(Times.toNanos(now)).number(limit));
    }

    @Override
    public List<Stored<OutgoingMessage>> abandoned(Instant now, int limit) {
        return some(
                session -> session.query(ABANDONED).number(Times.toNanos(now)).number(limit));
    }

    @Override
    public List<Stored<OutgoingMessage>> unconfirmed(int limit) {
        return some(session -> session.query(UNCONFIRMED).number(limit));
    }

    @Override
    public List<Stored<OutgoingMessage>> unconfirmedTo(PhoneNumber recipient, int limit) {
        return some(session ->
                session.query(UNCONFIRMED_TO).text(recipient.unmasked()).number(limit));
    }

    @Override
    public List<Stored<OutgoingMessage>> unreported(Instant after, Instant before, int limit) {
        return some(session -> session.query(UNREPORTED)
                .number(Times.toNanos(after))
                .number(Times.toNanos(before))
                .number(limit));
    }

    @Override
    public List<Stored<OutgoingMessage>> failedUnaccepted(Instant since, int limit) {
        return some(session ->
                session.query(FAILED_UNACCEPTED).number(Times.toNanos(since)).number(limit));
    }

    private List<Stored<OutgoingMessage>> some(SqliteFile.Reading<Query> query) {
        return file.read("look for outgoing messages", session -> {
            List<Stored<OutgoingMessage>> found = new ArrayList<>();
            for (Entry<Stored<OutgoingMessage>> entry :
                    query.read(session).all(OutgoingRows.entries(SortColumn.TIME))) {
                if (entry.value() != null) {
                    found.add(entry.value());
                }
            }
            return found;
        });
    }

    @Override
    public boolean isSendingTo(PhoneNumber recipient) {
        return file.read(
                "look for outgoing messages",
                session -> session.query(SENDING_TO).text(recipient.unmasked()).exists());
    }

    private static String nameKey(@Nullable String name) {
        return name == null ? "" : name.toLowerCase(Locale.ROOT);
    }

    private static String searchable(PhoneNumber contact, MessageText text) {
        return String.join(" ", SearchTokens.of(contact, text));
    }
}
