package org.quietline.bootstrap.wiring;

import java.time.Duration;
import java.util.List;
import org.quietline.adapter.sqlite.SqliteStore;
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
 * The store in one SQLite file. Searching it costs next to nothing.
 *
 * @param sqlite the open file
 */
record SqliteBackedStore(SqliteStore sqlite) implements Store {
    private static final Duration SCAN_EVERY = Duration.ofSeconds(2);

    @Override
    public MessageLog messageLog() {
        return sqlite.messageLog();
    }

    @Override
    public MessagePages messagePages() {
        return sqlite.messagePages();
    }

    @Override
    public Conversations conversations() {
        return sqlite.conversations();
    }

    @Override
    public UserDirectory userDirectory() {
        return sqlite.userDirectory();
    }

    @Override
    public AuditTrail auditTrail() {
        return sqlite.auditTrail();
    }

    @Override
    public Sessions sessions() {
        return sqlite.sessions();
    }

    @Override
    public LiveFeed liveFeed() {
        return sqlite.liveFeed();
    }

    @Override
    public Watermarks watermarks() {
        return sqlite.watermarks();
    }

    @Override
    public Statistics statistics() {
        return sqlite.statistics();
    }

    @Override
    public StoreBill bill() {
        return StoreBill.NONE;
    }

    @Override
    public StoreCheck storeCheck() {
        return sqlite.storeCheck();
    }

    @Override
    public List<String> unansweredQueries() {
        return List.of();
    }

    @Override
    public Duration scanEvery() {
        return SCAN_EVERY;
    }

    @Override
    public void close() {
        sqlite.close();
    }
}
