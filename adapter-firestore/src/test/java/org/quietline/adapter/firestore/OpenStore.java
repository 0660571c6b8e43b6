package org.quietline.adapter.firestore;

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

/** The ports of one store, for the contracts. */
record OpenStore(FirestoreStore store) implements StoreUnderTest {
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
