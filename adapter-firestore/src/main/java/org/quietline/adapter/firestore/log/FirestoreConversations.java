package org.quietline.adapter.firestore.log;

import com.google.cloud.Timestamp;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Precondition;
import com.google.cloud.firestore.Query;
import com.google.cloud.firestore.SetOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.quietline.adapter.firestore.client.BadDocumentException;
import org.quietline.adapter.firestore.client.Call;
import org.quietline.adapter.firestore.client.Database;
import org.quietline.adapter.firestore.client.Draft;
import org.quietline.adapter.firestore.client.Fields;
import org.quietline.adapter.firestore.client.Times;
import org.quietline.application.port.Conversations;
import org.quietline.domain.message.Conversation;
import org.quietline.domain.phone.PhoneNumber;

/**
 * The states of conversations. One that is marked as handled is open all the same when a message of the contact was
 * committed after the mark: Firestore's own commit times decide, so it does not matter which process did what, or what
 * its clock shows.
 */
public final class FirestoreConversations implements Conversations {
    static final String STATE = "state";
    private static final String HANDLED_BY = "handledBy";
    private static final String HANDLED_AT = "handledAt";

    /** A message is given {@code storedAt} when Firestore begins to commit it; the commit itself may take a while. */
    private static final Duration LONGEST_COMMIT = Duration.ofMinutes(1);

    private static final int ENOUGH = 3;

    private final Database database;
    private final HandledContacts handled = new HandledContacts();

    /** @param database where the states are kept */
    public FirestoreConversations(Database database) {
        this.database = database;
    }

    @Override
    public Conversation find(PhoneNumber contact) {
        Call call = Call.of("reading the state of a conversation");
        DocumentSnapshot document = call.get(document(contact));
        if (!document.exists()) {
            return new Conversation.Open();
        }
        Conversation marked = read(document);
        if (marked instanceof Conversation.Handled && wroteSince(call, contact, document)) {
            // Only so that the document says what holds: nobody has to wait for it, and whoever is faster is right.
            call.write(() -> database.batch()
                    .update(document.getReference(), opened(), unchanged(document))
                    .commit());
            return new Conversation.Open();
        }
        if (marked instanceof Conversation.Handled) {
            handled.add(contact);
        }
        return marked;
    }

    /** Who has a handled conversation, as far as this process knows. */
    HandledContacts handled() {
        return handled;
    }

    private Conversation read(DocumentSnapshot document) {
        try {
            Fields fields = Fields.of(document);
            return Conversation.Handled.STATE.equals(fields.textOrNull(STATE))
                    ? new Conversation.Handled(fields.text(HANDLED_BY), fields.time(HANDLED_AT))
                    : new Conversation.Open();
        } catch (BadDocumentException e) {
            database.badDocuments().report(document.getReference(), e);
            return new Conversation.Open();
        }
    }

    private boolean wroteSince(Call call, PhoneNumber contact, DocumentSnapshot mark) {
        Timestamp marked = Objects.requireNonNull(mark.getUpdateTime());
        Instant earliest = Times.from(marked).minus(LONGEST_COMMIT);
        Query latest = LogQueries.LATEST_FROM_CONTACT
                .query(database, contact.unmasked())
                .whereGreaterThanOrEqualTo(IncomingDocument.STORED_AT, Times.of(earliest))
                .select(IncomingDocument.STORED_AT)
                .limit(ENOUGH);
        return call.rows(latest).stream()
                .anyMatch(message ->
                        Objects.requireNonNull(message.getCreateTime()).compareTo(marked) > 0);
    }

    @Override
    public void handle(PhoneNumber contact, String operator, Instant at) {
        Map<String, Object> fields = Draft.ofUpdate()
                .text(STATE, Conversation.Handled.STATE)
                .text(HANDLED_BY, operator)
                .time(HANDLED_AT, at)
                .fields();
        set("marking a conversation as handled", contact, fields);
        handled.add(contact);
    }

    @Override
    public void open(PhoneNumber contact) {
        set("opening a conversation", contact, opened());
        handled.remove(contact);
    }

    static Map<String, Object> opened() {
        return Draft.ofUpdate()
                .text(STATE, Conversation.Open.STATE)
                .text(HANDLED_BY, (String) null)
                .time(HANDLED_AT, (Instant) null)
                .fields();
    }

    private void set(String doing, PhoneNumber contact, Map<String, Object> fields) {
        Call.of(doing)
                .apply(() -> database.batch()
                        .set(document(contact), fields, SetOptions.merge())
                        .commit());
    }

    private static Precondition unchanged(DocumentSnapshot document) {
        return Precondition.updatedAt(Objects.requireNonNull(document.getUpdateTime()));
    }

    private DocumentReference document(PhoneNumber contact) {
        return document(database, contact);
    }

    static DocumentReference document(Database database, PhoneNumber contact) {
        return database.document(Database.CONVERSATIONS, contact.unmasked());
    }
}
