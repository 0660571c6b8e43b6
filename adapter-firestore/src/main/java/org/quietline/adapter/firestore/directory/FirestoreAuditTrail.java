package org.quietline.adapter.firestore.directory;

import com.google.api.gax.rpc.StatusCode;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Query;
import com.google.cloud.firestore.QueryDocumentSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.firestore.client.BadDocumentException;
import org.quietline.adapter.firestore.client.Call;
import org.quietline.adapter.firestore.client.Database;
import org.quietline.adapter.firestore.client.DocumentIds;
import org.quietline.adapter.firestore.client.Draft;
import org.quietline.adapter.firestore.client.Fields;
import org.quietline.adapter.firestore.client.PageScan;
import org.quietline.adapter.firestore.client.Times;
import org.quietline.application.port.AuditEvent;
import org.quietline.application.port.AuditTrail;
import org.quietline.application.port.Page;
import org.quietline.application.port.Position;

/** The audit in Firestore. */
public final class FirestoreAuditTrail implements AuditTrail {
    static final String AT = "at";
    static final String RUN = "run";
    static final String NUMBER = "number";
    private static final String ACTOR = "actor";
    private static final String ACTION = "action";
    private static final String SUBJECT = "subject";
    private static final String DETAIL = "detail";
    private static final String SEAL = "seal";
    private static final int ROWS_AT_ONCE = 300;

    private final Database database;

    /** @param database where the events are kept */
    public FirestoreAuditTrail(Database database) {
        this.database = database;
    }

    @Override
    public void append(AuditEvent event) {
        Map<String, Object> fields = Draft.ofNew()
                .time(AT, event.at())
                .text(ACTOR, event.actor())
                .text(ACTION, event.action())
                .text(SUBJECT, event.subject())
                .text(DETAIL, event.detail())
                .text(RUN, event.run())
                .number(NUMBER, event.number())
                .text(SEAL, event.seal())
                .fields();
        DocumentReference document = database.document(Database.AUDIT, event.id());
        Call call = Call.of("writing the audit");
        Call.Outcome outcome =
                call.write(() -> database.batch().create(document, fields).commit());
        if (outcome instanceof Call.Outcome.Refused refused && refused.why() != StatusCode.Code.ALREADY_EXISTS) {
            throw call.unavailable(refused.why().name());
        }
    }

    @Override
    public Page<AuditEvent> page(@Nullable Position after, int limit) {
        PageScan<AuditEvent> scan = new PageScan<>(
                Call.of("reading the audit"),
                DirectoryQueries.EVENTS_BY_TIME.query(database),
                document -> read(document).map(event -> new Position("", event.at(), event.id())),
                this::read);
        if (after != null) {
            scan.startAfter(Times.of(after.at()), DocumentIds.of(after.id()));
        }
        return scan.page(limit);
    }

    @Override
    public void each(Consumer<AuditEvent> event) {
        Query query = DirectoryQueries.EVENTS_BY_RUN.query(database).limit(ROWS_AT_ONCE);
        Query rest = query;
        while (true) {
            List<QueryDocumentSnapshot> documents =
                    Call.of("reading the whole audit").rows(rest);
            documents.forEach(document -> read(document).ifPresent(event));
            if (documents.size() < ROWS_AT_ONCE) {
                return;
            }
            rest = query.startAfter(documents.getLast());
        }
    }

    private Optional<AuditEvent> read(DocumentSnapshot document) {
        try {
            Fields fields = Fields.of(document);
            return Optional.of(new AuditEvent(
                    DocumentIds.name(document.getId()),
                    fields.time(AT),
                    fields.text(ACTOR),
                    fields.text(ACTION),
                    fields.text(SUBJECT),
                    fields.text(DETAIL),
                    fields.text(RUN),
                    fields.number(NUMBER),
                    fields.text(SEAL)));
        } catch (BadDocumentException e) {
            database.badDocuments().report(document.getReference(), e);
            return Optional.empty();
        }
    }
}
