package org.quietline.adapter.firestore.directory;

import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Precondition;
import com.google.cloud.firestore.Query;
import com.google.cloud.firestore.QueryDocumentSnapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.firestore.client.BadDocumentException;
import org.quietline.adapter.firestore.client.BadDocuments;
import org.quietline.adapter.firestore.client.Call;
import org.quietline.adapter.firestore.client.Database;
import org.quietline.adapter.firestore.client.DocumentIds;
import org.quietline.adapter.firestore.client.PageScan;
import org.quietline.adapter.firestore.client.Texts;
import org.quietline.application.port.Page;
import org.quietline.application.port.Position;
import org.quietline.application.port.UserDirectory;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;

/** The registered users in Firestore. */
public final class FirestoreUserDirectory implements UserDirectory {
    private static final int ROWS_AT_ONCE = 300;
    private static final int MOST_SHOWN = 100;

    private final Database database;

    /** @param database where the users are kept */
    public FirestoreUserDirectory(Database database) {
        this.database = database;
    }

    @Override
    public Optional<User> find(PhoneNumber number) {
        DocumentReference document = document(number);
        return read(Call.of("looking up a user").answer(() -> database.lookups().get(document)));
    }

    @Override
    public Addition add(User user) {
        Call call = Call.of("adding a user");
        String writtenBy = UUID.randomUUID().toString();
        DocumentReference document = document(user.number());
        while (true) {
            Call.Outcome outcome = call.write(() -> database.batch()
                    .create(document, UserDocument.draft(user, writtenBy))
                    .commit());
            if (outcome instanceof Call.Outcome.Done) {
                return new Addition.Added(user);
            }
            DocumentSnapshot existing = call.get(document);
            Optional<User> other = read(existing);
            if (UserDocument.isOurs(existing, writtenBy)) {
                return new Addition.Added(other.orElse(user));
            }
            if (other.isPresent()) {
                return new Addition.AlreadyThere(other.get());
            }
            User kept = UserDocument.keepingOptOut(user, existing);
            if (existing.exists() && replaced(call, existing, kept, writtenBy)) {
                return new Addition.Added(kept);
            }
            call.pause();
        }
    }

    /** Puts the user in the place of a document that cannot be read, and so stands for nobody. */
    private boolean replaced(Call call, DocumentSnapshot unreadable, User user, String writtenBy) {
        return call.write(() -> database.batch()
                        .update(unreadable.getReference(), UserDocument.change(user, writtenBy), unchanged(unreadable))
                        .commit())
                instanceof Call.Outcome.Done;
    }

    @Override
    public Optional<User> update(PhoneNumber number, UnaryOperator<User> change) {
        Call call = Call.of("changing a user");
        String writtenBy = UUID.randomUUID().toString();
        while (true) {
            DocumentSnapshot current = call.get(document(number));
            Optional<User> before = read(current);
            if (before.isEmpty() || UserDocument.isOurs(current, writtenBy)) {
                return before;
            }
            User after = change.apply(before.get());
            if (after.equals(before.get())) {
                return before;
            }
            Call.Outcome outcome = call.write(() -> database.batch()
                    .update(current.getReference(), UserDocument.change(after, writtenBy), unchanged(current))
                    .commit());
            if (outcome instanceof Call.Outcome.Done) {
                return Optional.of(after);
            }
            // Somebody else changed it, or our own change was repeated: the next look tells which.
            call.pause();
        }
    }

    @Override
    public Page<User> list(@Nullable String nameStart, @Nullable Position after, int limit) {
        Call call = Call.of("listing users");
        if (after == null) {
            enlistThoseAddedByHand(call);
        }
        String start = nameStart == null ? "" : Texts.wellFormed(nameStart.toLowerCase(Locale.ROOT));
        Query query = start.isEmpty()
                ? DirectoryQueries.USERS_BY_NAME.query(database)
                : DirectoryQueries.USERS_BY_START.query(database, shortened(start));
        PageScan<User> scan = new PageScan<>(
                call,
                query,
                this::position,
                document -> listed(document)
                        .filter(user -> start.length() <= UserDocument.LONGEST_START
                                || (" " + UserDocument.sortName(user)).contains(" " + start)));
        if (after != null) {
            scan.startAfter(after.key(), DocumentIds.of(after.id()));
        }
        return scan.page(limit);
    }

    private static String shortened(String start) {
        return start.substring(0, Math.min(start.length(), UserDocument.LONGEST_START));
    }

    private Optional<Position> position(DocumentSnapshot document) {
        return document.get(UserDocument.SORT_NAME) instanceof String name
                ? Optional.of(new Position(name, Instant.EPOCH, DocumentIds.name(document.getId())))
                : Optional.empty();
    }

    /**
     * Firestore lists a document by a field only when it has the field, and those added by hand do not have ours. Two
     * counts, which cost two reads, tell how many there are. One that cannot be read is listed like one without a name:
     * so whoever lists comes across it, and nobody has to look for it again.
     */
    private void enlistThoseAddedByHand(Call call) {
        Query all = DirectoryQueries.USERS.query(database);
        long users = call.answer(() -> all.count().get()).getCount();
        long listed = call.answer(
                        () -> all.orderBy(UserDocument.SORT_NAME).count().get())
                .getCount();
        long missing = users - listed;
        Query rest = all.limit(ROWS_AT_ONCE);
        while (missing > 0) {
            List<QueryDocumentSnapshot> documents =
                    Call.of("looking for users added by hand").rows(rest);
            for (DocumentSnapshot document : documents) {
                if (!UserDocument.isListed(document)) {
                    missing--;
                    enlist(document, read(document).map(UserDocument::sortName).orElse(""));
                }
            }
            if (documents.size() < ROWS_AT_ONCE) {
                return;
            }
            rest = all.limit(ROWS_AT_ONCE).startAfter(documents.getLast());
        }
    }

    private void enlist(DocumentSnapshot document, String sortName) {
        Call.of("listing a user")
                .write(() -> database.batch()
                        .update(document.getReference(), UserDocument.listing(sortName, document), unchanged(document))
                        .commit());
    }

    /** A user whose name was changed by hand is listed by the new one from the next time on. */
    private Optional<User> listed(DocumentSnapshot document) {
        Optional<User> user = read(document);
        if (user.isPresent() && !UserDocument.isListedRight(document, user.get())) {
            enlist(document, UserDocument.sortName(user.get()));
        }
        return user;
    }

    @Override
    public List<User> byLastDigits(String digits, int limit) {
        Query query = DirectoryQueries.USERS_BY_START
                .query(database, UserDocument.LAST_DIGITS + digits)
                .limit(limit);
        return Call.of("finding users by their last digits").rows(query).stream()
                .flatMap(document -> read(document).stream())
                .toList();
    }

    @Override
    public Map<PhoneNumber, String> names(Collection<PhoneNumber> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        DocumentReference[] documents =
                numbers.stream().distinct().map(this::document).toArray(DocumentReference[]::new);
        Map<PhoneNumber, String> names = new HashMap<>();
        List<DocumentSnapshot> found =
                Call.of("looking up names").answer(() -> database.firestore().getAll(documents, UserDocument.READ));
        for (DocumentSnapshot document : found) {
            read(document).ifPresent(user -> user.displayName().ifPresent(name -> names.put(user.number(), name)));
        }
        return names;
    }

    @Override
    public List<Unreadable> unreadable() {
        BadDocuments bad = database.badDocuments();
        DocumentReference[] known = bad.of(Database.USERS, MOST_SHOWN).toArray(DocumentReference[]::new);
        if (known.length == 0) {
            return List.of();
        }
        // They may have been mended or removed since.
        Call.of("looking at users that could not be read")
                .answer(() -> database.firestore().getAll(known, UserDocument.READ))
                .forEach(this::read);
        return bad.of(Database.USERS, MOST_SHOWN).stream()
                .map(document -> new Unreadable(BadDocuments.masked(document), bad.problem(document)))
                .filter(entry -> !entry.problem().isEmpty())
                .sorted(Comparator.comparing(Unreadable::entry).thenComparing(Unreadable::problem))
                .toList();
    }

    /** Those of these numbers that are users. */
    public Map<PhoneNumber, User> all(Set<PhoneNumber> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        DocumentReference[] documents = numbers.stream().map(this::document).toArray(DocumentReference[]::new);
        Map<PhoneNumber, User> users = new HashMap<>();
        for (DocumentSnapshot document :
                Call.of("looking up users").answer(() -> database.firestore().getAll(documents, UserDocument.READ))) {
            read(document).ifPresent(user -> users.put(user.number(), user));
        }
        return users;
    }

    private Optional<User> read(DocumentSnapshot document) {
        if (!document.exists()) {
            database.badDocuments().forget(document.getReference());
            return Optional.empty();
        }
        try {
            User user = UserDocument.read(document);
            database.badDocuments().forget(document.getReference());
            return Optional.of(user);
        } catch (BadDocumentException e) {
            database.badDocuments().report(document.getReference(), e);
            return Optional.empty();
        }
    }

    private static Precondition unchanged(DocumentSnapshot document) {
        return Precondition.updatedAt(Objects.requireNonNull(document.getUpdateTime()));
    }

    private DocumentReference document(PhoneNumber number) {
        return database.document(Database.USERS, number.unmasked());
    }
}
