package org.quietline.adapter.firestore.log;

import com.google.api.gax.rpc.StatusCode;
import com.google.cloud.Timestamp;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Precondition;
import com.google.cloud.firestore.SetOptions;
import com.google.cloud.firestore.WriteBatch;
import com.google.cloud.firestore.WriteResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.firestore.client.Call;
import org.quietline.adapter.firestore.client.Database;
import org.quietline.adapter.firestore.directory.UserDocument;
import org.quietline.application.port.Arrival;
import org.quietline.application.port.Arrival.OptOutChange;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.Stored;
import org.quietline.domain.message.OutgoingMessage;

/**
 * Stores an incoming message with all that it brings, in one commit. The client repeats a commit whose answer was lost,
 * and is then told that the message exists: who wrote it tells whether that was this very call.
 */
final class IntakeWriter {
    private final Database database;
    private final HandledContacts handled;

    /** @param handled whose conversations are to be opened by a message, as far as it is known */
    IntakeWriter(Database database, HandledContacts handled) {
        this.database = database;
        this.handled = handled;
    }

    MessageLog.Intake record(Arrival arrival) {
        Call call = Call.of("storing an incoming message");
        String writtenBy = UUID.randomUUID().toString();
        boolean opens = handled.contains(arrival.message().from());
        while (true) {
            @Nullable UserChange user = arrival.optOut() == OptOutChange.NONE ? null : userChange(call, arrival);
            switch (call.write(() -> batch(arrival, writtenBy, user, opens).commit())) {
                case Call.Outcome.Done done -> {
                    if (opens) {
                        handled.remove(arrival.message().from());
                    }
                    return recorded(arrival, done.results());
                }
                case Call.Outcome.Refused refused -> {
                    if (refused.why() == StatusCode.Code.ALREADY_EXISTS) {
                        return existing(call, arrival, writtenBy);
                    }
                    // The user was changed or added by hand just now: look again.
                    call.pause();
                }
            }
        }
    }

    /** A change of the sender's entry, on the condition that it is still as it was read. */
    private record UserChange(DocumentReference document, Map<String, Object> fields, Precondition condition) {}

    private @Nullable UserChange userChange(Call call, Arrival arrival) {
        DocumentReference document =
                database.document(Database.USERS, arrival.message().from().unmasked());
        DocumentSnapshot user = call.get(document);
        return UserDocument.optOutChange(user, arrival)
                .map(fields -> new UserChange(
                        document, fields, Precondition.updatedAt(Objects.requireNonNull(user.getUpdateTime()))))
                .orElse(null);
    }

    private WriteBatch batch(Arrival arrival, String writtenBy, @Nullable UserChange user, boolean opens) {
        WriteBatch batch = database.batch();
        batch.create(incoming(arrival), IncomingDocument.draft(arrival.message(), arrival.contactName(), writtenBy));
        OutgoingMessage acknowledgement = arrival.acknowledgement();
        if (acknowledgement != null) {
            batch.create(
                    outgoing(acknowledgement),
                    OutgoingDocument.draft(acknowledgement, arrival.contactName(), writtenBy));
        }
        if (user != null) {
            batch.update(user.document(), user.fields(), user.condition());
        }
        if (opens) {
            batch.set(
                    FirestoreConversations.document(database, arrival.message().from()),
                    FirestoreConversations.opened(),
                    SetOptions.merge());
        }
        return batch;
    }

    private static MessageLog.Intake recorded(Arrival arrival, List<WriteResult> results) {
        OutgoingMessage acknowledgement = arrival.acknowledgement();
        return new MessageLog.Intake.Recorded(
                acknowledgement == null
                        ? Optional.empty()
                        : Optional.of(OutgoingDocument.stored(
                                acknowledgement, results.get(1).getUpdateTime())));
    }

    private MessageLog.Intake existing(Call call, Arrival arrival, String writtenBy) {
        DocumentSnapshot message = call.get(incoming(arrival));
        if (!isOurs(message, writtenBy)) {
            return new MessageLog.Intake.Duplicate();
        }
        OutgoingMessage acknowledgement = arrival.acknowledgement();
        if (acknowledgement == null) {
            return new MessageLog.Intake.Recorded(Optional.empty());
        }
        Timestamp version =
                Objects.requireNonNull(call.get(outgoing(acknowledgement)).getUpdateTime(), "one commit writes both");
        Stored<OutgoingMessage> stored = OutgoingDocument.stored(acknowledgement, version);
        return new MessageLog.Intake.Recorded(Optional.of(stored));
    }

    static boolean isOurs(DocumentSnapshot document, String writtenBy) {
        return writtenBy.equals(document.get(IncomingDocument.WRITTEN_BY));
    }

    private DocumentReference incoming(Arrival arrival) {
        return database.document(Database.INCOMING, arrival.message().id().value());
    }

    private DocumentReference outgoing(OutgoingMessage message) {
        return database.document(Database.OUTGOING, message.id().value());
    }
}
