package org.quietline.adapter.firestore.client;

import com.google.api.gax.rpc.StatusCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.quietline.application.port.StoreCheck;

/** Tries whether Firestore works for us. */
public final class StoreProbe implements StoreCheck {
    private static final String NOBODY = "no-such-watermark";

    private final Database database;
    private final AtomicBoolean exists = new AtomicBoolean();

    /** @param database the database to try */
    public StoreProbe(Database database) {
        this.database = database;
    }

    /**
     * Asks to change a document that does not exist: Firestore refuses only after it has let us write, and bills
     * nothing. A database that does not exist would give the same answer, so the first time reads as well.
     */
    @Override
    public void check() {
        Call call = Call.of("trying the store");
        if (!exists.get()) {
            call.get(database.document(Database.WATERMARKS, NOBODY));
            exists.set(true);
        }
        Call.Outcome outcome = call.write(() -> database.batch()
                .update(database.document(Database.WATERMARKS, NOBODY), Map.of("at", 0L))
                .commit());
        if (outcome instanceof Call.Outcome.Refused refused && refused.why() != StatusCode.Code.NOT_FOUND) {
            throw call.unavailable(refused.why().name());
        }
    }

    /** Which of these shapes are not answered for want of an index. */
    public List<QueryShape> withoutIndex(List<QueryShape> shapes) {
        List<QueryShape> missing = new ArrayList<>();
        for (QueryShape shape : shapes) {
            Object[] values =
                    new Object[shape.equals().size() + shape.contains().size()];
            Arrays.fill(values, "");
            if (!Call.of("trying a query")
                    .isAnswered(shape.query(database, values).limit(1))) {
                missing.add(shape);
            }
        }
        return missing;
    }
}
