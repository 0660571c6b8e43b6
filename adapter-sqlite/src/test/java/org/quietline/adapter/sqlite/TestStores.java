package org.quietline.adapter.sqlite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.quietline.application.port.AuditTrail;
import org.quietline.application.port.Conversations;
import org.quietline.application.port.LiveFeed;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.MessagePages;
import org.quietline.application.port.Sessions;
import org.quietline.application.port.Statistics;
import org.quietline.application.port.StoreCheck;
import org.quietline.application.port.StoreUnderTest;
import org.quietline.application.port.UserDirectory;
import org.quietline.application.port.Watermarks;

/** Makes new stores in a directory, and closes them all. */
final class TestStores implements AutoCloseable {
    private final Path directory;
    private final List<SqliteStore> stores = new ArrayList<>();

    TestStores(Path directory) {
        this.directory = directory;
    }

    StoreUnderTest emptyStore() {
        SqliteStore store = SqliteStore.open(directory.resolve(stores.size() + ".db"));
        stores.add(store);
        return new Ports(store);
    }

    @Override
    public void close() {
        stores.forEach(SqliteStore::close);
    }

    private record Ports(SqliteStore store) implements StoreUnderTest {
        @Override
        public MessageLog log() {
            return store.messageLog();
        }

        @Override
        public MessagePages pages() {
            return store.messagePages();
        }

        @Override
        public Conversations conversations() {
            return store.conversations();
        }

        @Override
        public UserDirectory users() {
            return store.userDirectory();
        }

        @Override
        public LiveFeed feed() {
            return store.liveFeed();
        }

        @Override
        public AuditTrail audit() {
            return store.auditTrail();
        }

        @Override
        public Sessions sessions() {
            return store.sessions();
        }

        @Override
        public Watermarks watermarks() {
            return store.watermarks();
        }

        @Override
        public Statistics statistics() {
            return store.statistics();
        }

        @Override
        public StoreCheck check() {
            return store.storeCheck();
        }
    }
}
