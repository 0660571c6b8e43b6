package org.quietline.bootstrap.wiring;

import java.time.Duration;
import java.util.List;
import org.quietline.application.port.AuditTrail;
import org.quietline.application.port.Conversations;
import org.quietline.application.port.LiveFeed;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.MessagePages;
import org.quietline.application.port.Sessions;
import org.quietline.application.port.Statistics;
import org.quietline.application.port.Store;
import org.quietline.application.port.StoreBill;
import org.quietline.application.port.StoreCheck;
import org.quietline.application.port.UserDirectory;
import org.quietline.application.port.Watermarks;
import org.quietline.bootstrap.metrics.StoreTimes;

/** A store whose operations are timed. Only the live feed is not: it waits by nature. */
record TimedStore(
        Store store,
        MessageLog messageLog,
        MessagePages messagePages,
        Conversations conversations,
        UserDirectory userDirectory,
        AuditTrail auditTrail,
        Sessions sessions,
        Watermarks watermarks,
        Statistics statistics,
        StoreCheck storeCheck)
        implements Store {
    static TimedStore of(Store store, StoreTimes times) {
        return new TimedStore(
                store,
                times.timed(MessageLog.class, store.messageLog()),
                times.timed(MessagePages.class, store.messagePages()),
                times.timed(Conversations.class, store.conversations()),
                times.timed(UserDirectory.class, store.userDirectory()),
                times.timed(AuditTrail.class, store.auditTrail()),
                times.timed(Sessions.class, store.sessions()),
                times.timed(Watermarks.class, store.watermarks()),
                times.timed(Statistics.class, store.statistics()),
                times.timed(StoreCheck.class, store.storeCheck()));
    }

    @Override
    public LiveFeed liveFeed() {
        return store.liveFeed();
    }

    @Override
    public StoreBill bill() {
        return store.bill();
    }

    @Override
    public List<String> unansweredQueries() {
        return store.unansweredQueries();
    }

    @Override
    public Duration scanEvery() {
        return store.scanEvery();
    }

    @Override
    public void close() {
        store.close();
    }
}
