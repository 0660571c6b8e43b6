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
import org.quietline.application.port.StoreBill;
import org.quietline.application.port.StoreCheck;
import org.quietline.application.port.UserDirectory;
import org.quietline.application.port.Watermarks;

/** An open store: everything that is kept, behind the ports that the use cases ask. */
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
    StoreBill bill();

    /** Tells whether it works. */
    StoreCheck storeCheck();

    /**
     * Which of its own queries it does not answer for want of an index, in words. Tries each once: for a check by hand.
     */
    List<String> unansweredQueries();

    /** How often it is searched for messages that other processes left behind: as often as its cost allows. */
    Duration scanEvery();

    /** Finishes what is being written and lets go of the store. */
    @Override
    void close();
}
