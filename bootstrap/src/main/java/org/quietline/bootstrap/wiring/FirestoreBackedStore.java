package org.quietline.bootstrap.wiring;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.quietline.adapter.firestore.FirestoreStore;
import org.quietline.adapter.firestore.client.Operations;
import org.quietline.application.port.AuditTrail;
import org.quietline.application.port.Conversations;
import org.quietline.application.port.LiveFeed;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.MessagePages;
import org.quietline.application.port.Sessions;
import org.quietline.application.port.Statistics;
import org.quietline.application.port.StoreBill;
import org.quietline.application.port.StoreCheck;
import org.quietline.application.port.UserDirectory;
import org.quietline.application.port.Watermarks;

/**
 * The store in Cloud Firestore. Every search of it is billed.
 *
 * @param firestore the open database
 */
record FirestoreBackedStore(FirestoreStore firestore) implements Store {
    /** Two reads each time: 1,440 a day, which leaves room for reconciliation within 3,000. */
    private static final Duration SCAN_EVERY = Duration.ofMinutes(2);

    @Override
    public MessageLog messageLog() {
        return firestore.messageLog();
    }

    @Override
    public MessagePages messagePages() {
        return firestore.messagePages();
    }

    @Override
    public Conversations conversations() {
        return firestore.conversations();
    }

    @Override
    public UserDirectory userDirectory() {
        return firestore.userDirectory();
    }

    @Override
    public AuditTrail auditTrail() {
        return firestore.auditTrail();
    }

    @Override
    public Sessions sessions() {
        return firestore.sessions();
    }

    @Override
    public LiveFeed liveFeed() {
        return firestore.liveFeed();
    }

    @Override
    public Watermarks watermarks() {
        return firestore.watermarks();
    }

    @Override
    public Statistics statistics() {
        return firestore.statistics();
    }

    @Override
    public StoreBill bill() {
        return () -> {
            Operations made = firestore.operations();
            return Optional.of(new StoreBill.Operations(made.reads(), made.writes(), made.deletes()));
        };
    }

    @Override
    public StoreCheck storeCheck() {
        return firestore.storeCheck();
    }

    @Override
    public List<String> unansweredQueries() {
        return firestore.shapesWithoutIndex().stream().map(Object::toString).toList();
    }

    @Override
    public Duration scanEvery() {
        return SCAN_EVERY;
    }

    @Override
    public void close() {
        firestore.close();
    }
}
