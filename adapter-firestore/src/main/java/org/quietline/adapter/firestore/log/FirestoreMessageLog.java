package org.quietline.adapter.firestore.log;

import com.google.api.core.ApiFuture;
import com.google.api.gax.rpc.StatusCode;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.FieldMask;
import com.google.cloud.firestore.Precondition;
import com.google.cloud.firestore.Query;
import com.google.cloud.firestore.QueryDocumentSnapshot;
import com.google.cloud.firestore.WriteBatch;
import com.google.cloud.firestore.WriteResult;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.firestore.client.BadDocumentException;
import org.quietline.adapter.firestore.client.Call;
import org.quietline.adapter.firestore.client.Database;
import org.quietline.adapter.firestore.client.DocumentIds;
import org.quietline.adapter.firestore.client.QueryShape;
import org.quietline.adapter.firestore.client.Times;
import org.quietline.application.port.Arrival;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.Stored;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.Delivery;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;

/** The log in Firestore. Compare-and-set goes by the time at which Firestore last changed a document. */
public final class FirestoreMessageLog implements MessageLog {
    /** The most values that Firestore takes in one {@code in} filter. */
    private static final int MOST_IN_ONE_QUERY = 30;

    private final Database database;
    private final IntakeWriter intake;

    /**
     * @param database where the log is kept
     * @param conversations the states of the same database's conversations
     */
    public FirestoreMessageLog(Database database, FirestoreConversations conversations) {
        this.database = database;
        this.intake = new IntakeWriter(database, conversations.handled());
    }

    @Override
    public MessageLog.Intake record(Arrival arrival) {
        return intake.record(arrival);
    }

    @Override
    public Addition add(OutgoingMessage message, @Nullable String contactName) {
        Call call = Call.of("storing an outgoing message");
        String writtenBy = UUID.randomUUID().toString();
        DocumentReference document = outgoing(message.id());
        Call.Outcome outcome = call.write(() -> database.batch()
                .create(document, OutgoingDocument.draft(message, contactName, writtenBy))
                .commit());
        if (outcome instanceof Call.Outcome.Done done) {
            return new Addition.Added(
                    OutgoingDocument.stored(message, done.results().getFirst().getUpdateTime()));
        }
        DocumentSnapshot existing = call.get(document);
        Stored<OutgoingMessage> stored =
                stored(existing).orElseThrow(() -> call.unavailable("the message of this id cannot be read"));
        return IntakeWriter.isOurs(existing, writtenBy)
                ? new Addition.Added(stored)
                : new Addition.AlreadyThere(stored);
    }

    @Override
    public Optional<Stored<OutgoingMessage>> replace(Stored<OutgoingMessage> expected, OutgoingMessage next) {
        Call call = Call.of("changing an outgoing message");
        String writtenBy = UUID.randomUUID().toString();
        Optional<MessageId> answered = expected.value().isAccepted() ? Optional.empty() : answeredBy(next);
        Optional<CarrierReference> adopted = adopted(expected.value(), next);
        if (adopted.flatMap(this::findByReference).isPresent()) {
            return Optional.empty();
        }
        Call.Outcome outcome = call.write(() -> change(expected, next, writtenBy, answered, adopted));
        if (isMissing(outcome) && answered.isPresent()) {
            outcome = call.write(() -> change(expected, next, writtenBy, Optional.empty(), adopted));
        }
        if (outcome instanceof Call.Outcome.Done done) {
            return Optional.of(
                    OutgoingDocument.stored(next, done.results().getFirst().getUpdateTime()));
        }
        // Somebody was faster, or this is the answer to our own change repeated by the client.
        DocumentSnapshot current = call.get(outgoing(next.id()));
        return IntakeWriter.isOurs(current, writtenBy)
                ? Optional.of(OutgoingDocument.stored(next, Objects.requireNonNull(current.getUpdateTime())))
                : Optional.empty();
    }

    private static boolean isMissing(Call.Outcome outcome) {
        return outcome instanceof Call.Outcome.Refused refused && refused.why() == StatusCode.Code.NOT_FOUND;
    }

    /**
     * The name that this message comes by after its attempt, so that somebody else may pair it at the same moment.
     * While it is being sent nobody does, which saves the usual message a write.
     */
    private static Optional<CarrierReference> adopted(OutgoingMessage before, OutgoingMessage next) {
        return before.isAccepted() || before.delivery() instanceof Delivery.Sending
                ? Optional.empty()
                : next.reference();
    }

    private ApiFuture<List<WriteResult>> change(
            Stored<OutgoingMessage> expected,
            OutgoingMessage next,
            String writtenBy,
            Optional<MessageId> answered,
            Optional<CarrierReference> adopted) {
        WriteBatch batch = database.batch();
        batch.update(
                outgoing(next.id()),
                OutgoingDocument.change(next, writtenBy),
                Precondition.updatedAt(OutgoingDocument.version(expected)));
        answered.ifPresent(id -> batch.update(incoming(id), IncomingDocument.answered()));
        // Refuses the whole commit when another message has adopted the same name.
        adopted.ifPresent(reference -> batch.create(
                database.document(Database.REFERENCES, reference.value()),
                Map.of("message", next.id().value())));
        return batch.commit();
    }

    /** The message whose acknowledgement this is, when the carrier accepted it. */
    private static Optional<MessageId> answeredBy(OutgoingMessage next) {
        return next.isAccepted() && next.origin() instanceof Origin.Acknowledgement acknowledgement
                ? Optional.of(acknowledgement.incoming())
                : Optional.empty();
    }

    @Override
    public Optional<IncomingMessage> findIncoming(MessageId id) {
        DocumentSnapshot document = Call.of("reading an incoming message").get(incoming(id));
        if (!document.exists()) {
            return Optional.empty();
        }
        try {
            return Optional.of(IncomingDocument.read(document));
        } catch (BadDocumentException e) {
            database.badDocuments().report(document.getReference(), e);
            return Optional.empty();
        }
    }

    @Override
    public Optional<Stored<OutgoingMessage>> findOutgoing(MessageId id) {
        return stored(Call.of("reading an outgoing message").get(outgoing(id)));
    }

    @Override
    public Optional<Stored<OutgoingMessage>> findByReference(CarrierReference reference) {
        return first("looking up a carrier's reference", LogQueries.BY_REFERENCE.query(database, reference.value()), 1)
                .stream()
                .findFirst();
    }

    @Override
    public Set<MessageId> recorded(Collection<MessageId> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        DocumentReference[] documents = ids.stream().map(this::incoming).toArray(DocumentReference[]::new);
        Set<MessageId> found = new HashSet<>();
        Call.of("looking up incoming messages")
                .answer(() -> database.firestore().getAll(documents, FieldMask.of(IncomingDocument.TIMESTAMP)))
                .stream()
                .filter(DocumentSnapshot::exists)
                .forEach(document -> found.add(new MessageId(DocumentIds.name(document.getId()))));
        return found;
    }

    @Override
    public Set<CarrierReference> linked(Collection<CarrierReference> references) {
        List<String> wanted =
                references.stream().map(CarrierReference::value).distinct().toList();
        Set<CarrierReference> found = new HashSet<>();
        // One after the other: all at once, they would hold up the webhooks, and none might end in time.
        for (int from = 0; from < wanted.size(); from += MOST_IN_ONE_QUERY) {
            Query part = database.all(Database.OUTGOING)
                    .whereIn(
                            OutgoingDocument.REFERENCE,
                            wanted.subList(from, Math.min(wanted.size(), from + MOST_IN_ONE_QUERY)))
                    .select(OutgoingDocument.REFERENCE);
            for (QueryDocumentSnapshot document :
                    Call.of("looking up carriers' references").rows(part)) {
                if (document.get(OutgoingDocument.REFERENCE) instanceof String reference) {
                    found.add(new CarrierReference(reference));
                }
            }
        }
        return found;
    }

    @Override
    public List<Stored<OutgoingMessage>> due(Instant now, int limit) {
        return first(
                "looking for messages to send",
                inState(LogQueries.DUE, DeliveryStatus.QUEUED)
                        .whereLessThanOrEqualTo(OutgoingDocument.NEXT_ATTEMPT_AT, Times.of(now)),
                limit);
    }

    @Override
    public List<Stored<OutgoingMessage>> abandoned(Instant now, int limit) {
        return first(
                "looking for claims that ran out",
                inState(LogQueries.ABANDONED, DeliveryStatus.SENDING)
                        .whereLessThanOrEqualTo(OutgoingDocument.CLAIMED_UNTIL, Times.of(now)),
                limit);
    }

    @Override
    public List<Stored<OutgoingMessage>> unconfirmed(int limit) {
        return first(
                "looking for unconfirmed messages", inState(LogQueries.IN_STATE, DeliveryStatus.UNCONFIRMED), limit);
    }

    @Override
    public List<Stored<OutgoingMessage>> unconfirmedTo(PhoneNumber recipient, int limit) {
        return first("looking for unconfirmed messages", inState(recipient, DeliveryStatus.UNCONFIRMED), limit);
    }

    @Override
    public List<Stored<OutgoingMessage>> unreported(Instant after, Instant before, int limit) {
        return first(
                "looking for messages without a report",
                inState(LogQueries.IN_STATE, DeliveryStatus.SENT)
                        .whereGreaterThanOrEqualTo(OutgoingDocument.SINCE, Times.of(after))
                        .whereLessThan(OutgoingDocument.SINCE, Times.of(before)),
                limit);
    }

    /** Those that the carrier refused are failed too, so that a page of them may hold fewer than asked for. */
    @Override
    public List<Stored<OutgoingMessage>> failedUnaccepted(Instant since, int limit) {
        return first(
                        "looking for failed messages",
                        inState(LogQueries.IN_STATE, DeliveryStatus.FAILED)
                                .whereGreaterThanOrEqualTo(OutgoingDocument.SINCE, Times.of(since)),
                        limit)
                .stream()
                .filter(message -> !message.value().isAccepted())
                .toList();
    }

    @Override
    public boolean isSendingTo(PhoneNumber recipient) {
        Query query = inState(recipient, DeliveryStatus.SENDING);
        return !Call.of("looking for a message under way").rows(query.limit(1)).isEmpty();
    }

    private Query inState(PhoneNumber recipient, DeliveryStatus status) {
        return LogQueries.TO_IN_STATE.query(database, recipient.unmasked(), status.code());
    }

    private Query inState(QueryShape shape, DeliveryStatus status) {
        return shape.query(database, status.code());
    }

    private List<Stored<OutgoingMessage>> first(String doing, Query query, int limit) {
        return Call.of(doing).rows(query.limit(limit)).stream()
                .map(this::stored)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Stored<OutgoingMessage>> stored(DocumentSnapshot document) {
        if (!document.exists()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OutgoingDocument.stored(
                    OutgoingDocument.read(document), Objects.requireNonNull(document.getUpdateTime())));
        } catch (BadDocumentException e) {
            database.badDocuments().report(document.getReference(), e);
            return Optional.empty();
        }
    }

    private DocumentReference incoming(MessageId id) {
        return database.document(Database.INCOMING, id.value());
    }

    private DocumentReference outgoing(MessageId id) {
        return database.document(Database.OUTGOING, id.value());
    }
}
