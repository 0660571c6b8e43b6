package org.quietline.application.port;

import java.time.Duration;
import java.util.List;

/**
 * An open store: everything that is kept, behind the ports that the use cases ask. All of them are over the same data,
 * and may be used by many threads at once; after {@link #close} they throw {@link StoreUnavailableException}.
 */
public interface Store extends AutoCloseable {
    /** The messages. */
    MessageLog messageLog();

    /** The messages by pages. */
    MessagePages messagePages();

    /** The states of conversations. */
    Conversations conversations();

    /** The registered users. */
    UserDirectory userDirectory();

    /** The audit. */
    AuditTrail auditTrail();

    /** Who is signed in. */
    Sessions sessions();

    /** The changes of the log. */
    LiveFeed liveFeed();

    /** How far periodic work has come. */
    Watermarks watermarks();

    /** What was counted. */
    Statistics statistics();

    /** What it bills for. */
    default StoreBill bill() {
        return StoreBill.NONE;
    }

    /** Tells whether it works. */
    StoreCheck storeCheck();

    /**
     * Which of its own queries it does not answer for want of an index, in words. Tries each once: for a check by hand.
     */
    default List<String> unansweredQueries() {
        return List.of();
    }

    /** How often it is searched for messages that other processes left behind: as often as its cost allows. */
    default Duration scanEvery() {
        return Duration.ofSeconds(2);
    }

    /** Finishes what is being written and lets go of the store. */
    @Override
    void close();
}
