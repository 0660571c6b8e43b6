package org.quietline.application.port;

/**
 * Every store port over one and the same store, for the contracts. An adapter makes a new and empty one for each test,
 * and closes it afterwards by itself.
 */
public interface StoreUnderTest {
    /** The log. */
    MessageLog log();

    /** The log by pages. */
    MessagePages pages();

    /** The states of conversations. */
    Conversations conversations();

    /** The registered users. */
    UserDirectory users();

    /** The changes of the log. */
    LiveFeed feed();

    /** The audit. */
    AuditTrail audit();

    /** The sessions. */
    Sessions sessions();

    /** The watermarks. */
    Watermarks watermarks();

    /** What was counted. */
    Statistics statistics();

    /** Whether it works. */
    StoreCheck check();
}
