package org.quietline.adapter.firestore.directory;

import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Precondition;
import com.google.cloud.firestore.WriteBatch;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.quietline.adapter.firestore.client.BadDocumentException;
import org.quietline.adapter.firestore.client.Call;
import org.quietline.adapter.firestore.client.Database;
import org.quietline.adapter.firestore.client.Draft;
import org.quietline.adapter.firestore.client.Fields;
import org.quietline.application.port.Watermarks;

/** Watermarks in Firestore. */
public final class FirestoreWatermarks implements Watermarks {
    private static final String AT = "at";

    private final Database database;

    /** @param database where the marks are kept */
    public FirestoreWatermarks(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Instant> find(String name) {
        return read(Call.of("reading a watermark").get(document(name)));
    }

    @Override
    public void advance(String name, Instant to) {
        Call call = Call.of("moving a watermark");
        Map<String, Object> fields = Draft.ofNew().time(AT, to).fields();
        while (true) {
            DocumentSnapshot current = call.get(document(name));
            Optional<Instant> stored = read(current);
            if (stored.isPresent() && !stored.get().isBefore(to)) {
                return;
            }
            if (call.write(() -> moved(current, fields).commit()) instanceof Call.Outcome.Done) {
                return;
            }
            call.pause();
        }
    }

    private WriteBatch moved(DocumentSnapshot current, Map<String, Object> fields) {
        return current.getUpdateTime() == null
                ? database.batch().create(current.getReference(), fields)
                : database.batch()
                        .update(current.getReference(), fields, Precondition.updatedAt(current.getUpdateTime()));
    }

    private Optional<Instant> read(DocumentSnapshot document) {
        if (!document.exists()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Fields.of(document).time(AT));
        } catch (BadDocumentException e) {
            database.badDocuments().report(document.getReference(), e);
            return Optional.empty();
        }
    }

    private DocumentReference document(String name) {
        return database.document(Database.WATERMARKS, name);
    }
}
