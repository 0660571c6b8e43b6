package org.quietline.adapter.firestore.directory;

import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Precondition;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.quietline.adapter.firestore.client.BadDocumentException;
import org.quietline.adapter.firestore.client.Call;
import org.quietline.adapter.firestore.client.Database;
import org.quietline.adapter.firestore.client.DocumentIds;
import org.quietline.adapter.firestore.client.Draft;
import org.quietline.adapter.firestore.client.Fields;
import org.quietline.application.port.Sessions;

/** Sessions in Firestore. A TTL policy on {@code expiresAt} removes them. */
public final class FirestoreSessions implements Sessions {
    /** Longer than any session lasts. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final String OPERATOR = "operator";
    private static final String FINGERPRINT = "fingerprint";
    private static final String BEGAN_AT = "beganAt";
    private static final String USED_AT = "usedAt";
    private static final String ENDED_AT = "endedAt";
    private static final String EXPIRES_AT = "expiresAt";

    private final Database database;

    /** @param database where the sessions are kept */
    public FirestoreSessions(Database database) {
        this.database = database;
    }

    @Override
    public void begin(Session session) {
        Map<String, Object> fields = Draft.ofNew()
                .text(OPERATOR, session.operator())
                .text(FINGERPRINT, session.fingerprint())
                .time(BEGAN_AT, session.beganAt())
                .time(USED_AT, session.usedAt())
                .time(ENDED_AT, session.endedAt())
                .time(EXPIRES_AT, session.beganAt().plus(KEPT))
                .fields();
        // Nobody else can have this token, so one that is there already was stored by this very call.
        Call call = Call.of("beginning a session");
        call.write(() ->
                database.batch().create(document(session.tokenHash()), fields).commit());
    }

    @Override
    public Optional<Session> find(String tokenHash) {
        return read(Call.of("reading a session").get(document(tokenHash)));
    }

    @Override
    public void touch(String tokenHash, Instant at) {
        change("noting the use of a session", tokenHash, Draft.ofUpdate().time(USED_AT, at));
    }

    @Override
    public void end(String tokenHash, Instant at) {
        change("ending a session", tokenHash, Draft.ofUpdate().time(ENDED_AT, at));
    }

    private void change(String doing, String tokenHash, Draft change) {
        Call call = Call.of(doing);
        while (true) {
            DocumentSnapshot current = call.get(document(tokenHash));
            Optional<Session> session = read(current);
            if (session.isEmpty() || session.get().endedAt() != null) {
                return;
            }
            Precondition unchanged = Precondition.updatedAt(Objects.requireNonNull(current.getUpdateTime()));
            Call.Outcome outcome = call.write(() -> database.batch()
                    .update(current.getReference(), change.fields(), unchanged)
                    .commit());
            if (outcome instanceof Call.Outcome.Done) {
                return;
            }
            call.pause();
        }
    }

    private Optional<Session> read(DocumentSnapshot document) {
        if (!document.exists()) {
            return Optional.empty();
        }
        try {
            Fields fields = Fields.of(document);
            return Optional.of(new Session(
                    DocumentIds.name(document.getId()),
                    fields.text(OPERATOR),
                    fields.text(FINGERPRINT),
                    fields.time(BEGAN_AT),
                    fields.time(USED_AT),
                    fields.timeOrNull(ENDED_AT)));
        } catch (BadDocumentException e) {
            database.badDocuments().report(document.getReference(), e);
            return Optional.empty();
        }
    }

    private DocumentReference document(String tokenHash) {
        return database.document(Database.SESSIONS, tokenHash);
    }
}
