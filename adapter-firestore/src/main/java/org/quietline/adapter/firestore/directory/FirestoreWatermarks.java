package org.quietline.adapter.firestore.directory;

import com.google.cloud.Timestamp;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Precondition;
import com.google.cloud.firestore.WriteBatch;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.firestore.client.BadDocumentException;
import org.quietline.adapter.firestore.client.Call;
import org.quietline.adapter.firestore.client.Database;
import org.quietline.adapter.firestore.client.Draft;
import org.quietline.adapter.firestore.client.Fields;
import org.quietline.application.port.Watermarks;

/**
 * Watermarks in Firestore. A mark is remembered as it was last seen, so that it is moved without being read again: the
 * write holds only for the version that was seen.
 */
public final class FirestoreWatermarks implements Watermarks {
    private static final String AT = "at";

    private final Database database;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    /** A mark in one of its versions; neither time is there when there is no document. */
    private record Seen(
            @Nullable Timestamp version, @Nullable Instant at) {}

    /** @param database where the marks are kept */
    public FirestoreWatermarks(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Instant> find(String name) {
        return Optional.ofNullable(read(Call.of("reading a watermark"), name).at());
    }

    @Override
    public void advance(String name, Instant to) {
        Call call = Call.of("moving a watermark");
        Map<String, Object> fields = Draft.ofNew().time(AT, to).fields();
        @Nullable Seen last = seen.get(name);
        while (true) {
            Seen current = last != null ? last : read(call, name);
            if (current.at() != null && !current.at().isBefore(to)) {
                return;
            }
            if (call.write(() -> moved(name, current, fields).commit()) instanceof Call.Outcome.Done done) {
                seen.put(name, new Seen(done.results().getFirst().getUpdateTime(), to));
                return;
            }
            if (last == null) {
                call.pause();
            }
            last = null;
        }
    }

    private WriteBatch moved(String name, Seen current, Map<String, Object> fields) {
        return current.version() == null
                ? database.batch().create(document(name), fields)
                : database.batch().update(document(name), fields, Precondition.updatedAt(current.version()));
    }

    private Seen read(Call call, String name) {
        DocumentSnapshot document = call.get(document(name));
        Seen read = new Seen(document.getUpdateTime(), time(document));
        seen.put(name, read);
        return read;
    }

    private @Nullable Instant time(DocumentSnapshot document) {
        if (!document.exists()) {
            return null;
        }
        try {
            return Fields.of(document).time(AT);
        } catch (BadDocumentException e) {
            database.badDocuments().report(document.getReference(), e);
            return null;
        }
    }

    private DocumentReference document(String name) {
        return database.document(Database.WATERMARKS, name);
    }
}
