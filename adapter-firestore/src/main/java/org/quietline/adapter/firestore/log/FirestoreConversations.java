package org.quietline.adapter.firestore.log;

import com.google.api.core.ApiFutures;
import com.google.cloud.Timestamp;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Precondition;
import com.google.cloud.firestore.Query;
import com.google.cloud.firestore.QueryDocumentSnapshot;
import com.google.cloud.firestore.QuerySnapshot;
import com.google.cloud.firestore.SetOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.firestore.client.BadDocumentException;
import org.quietline.adapter.firestore.client.Call;
import org.quietline.adapter.firestore.client.Database;
import org.quietline.adapter.firestore.client.Draft;
import org.quietline.adapter.firestore.client.Fields;
import org.quietline.adapter.firestore.client.Times;
import org.quietline.application.port.Conversations;
import org.quietline.application.port.Page;
import org.quietline.application.port.Position;
import org.quietline.domain.message.Conversation;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;

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
    private final Function<Set<PhoneNumber>, Map<PhoneNumber, User>> users;
    private final HandledContacts handled = new HandledContacts();

    /**
     * @param database where the states are kept
     * @param users the entries of these numbers in the directory
     */
    public FirestoreConversations(Database database, Function<Set<PhoneNumber>, Map<PhoneNumber, User>> users) {
        this.database = database;
        this.users = users;
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

    @Override
    public Page<Sender> list(Filter filter, @Nullable Position after, int limit) {
        return pages(Call.of("listing conversations")).conversations(filter, after, limit);
    }

    @Override
    public Page<Stranger> strangers(@Nullable Position after, int limit) {
        return pages(Call.of("listing strangers")).strangers(after, limit);
    }

    private SenderPages pages(Call call) {
        return new SenderPages(database, call, users, contacts -> states(call, contacts));
    }

    /** Those that are handled, of these. */
    private Map<PhoneNumber, Conversation> states(Call call, Set<PhoneNumber> contacts) {
        if (contacts.isEmpty()) {
            return Map.of();
        }
        List<PhoneNumber> all = List.copyOf(contacts);
        DocumentReference[] documents = all.stream().map(this::document).toArray(DocumentReference[]::new);
        List<DocumentSnapshot> found = call.answer(() -> database.firestore().getAll(documents));
        Map<PhoneNumber, DocumentSnapshot> marked = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            if (found.get(i).exists() && read(found.get(i)) instanceof Conversation.Handled) {
                marked.put(all.get(i), found.get(i));
            }
        }
        List<QuerySnapshot> since = marked.isEmpty()
                ? List.of()
                : call.answer(() -> ApiFutures.allAsList(marked.entrySet().stream()
                        .map(mark -> since(mark.getKey(), mark.getValue()).get())
                        .toList()));
        Map<PhoneNumber, Conversation> states = new HashMap<>();
        int i = 0;
        for (Map.Entry<PhoneNumber, DocumentSnapshot> mark : marked.entrySet()) {
            if (!isOutdated(mark.getValue(), since.get(i++).getDocuments())) {
                states.put(mark.getKey(), read(mark.getValue()));
                handled.add(mark.getKey());
            }
        }
        return states;
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
        return isOutdated(mark, call.rows(since(contact, mark)));
    }

    private static boolean isOutdated(DocumentSnapshot mark, List<QueryDocumentSnapshot> messages) {
        Timestamp marked = Objects.requireNonNull(mark.getUpdateTime());
        return messages.stream()
                .anyMatch(message ->
                        Objects.requireNonNull(message.getCreateTime()).compareTo(marked) > 0);
    }

    private Query since(PhoneNumber contact, DocumentSnapshot mark) {
        Instant earliest =
                Times.from(Objects.requireNonNull(mark.getUpdateTime())).minus(LONGEST_COMMIT);
        return LogQueries.LATEST_FROM_CONTACT
                .query(database, contact.unmasked())
                .whereGreaterThanOrEqualTo(IncomingDocument.STORED_AT, Times.of(earliest))
                .select(IncomingDocument.STORED_AT)
                .limit(ENOUGH);
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
