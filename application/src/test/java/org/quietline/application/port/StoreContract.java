package org.quietline.application.port;

/** What every store must do, all ports together. An adapter implements this, or the contracts one by one. */
public interface StoreContract
        extends MessageLogContract,
                MessagePagesContract,
                ConversationsContract,
                UserDirectoryContract,
                AuditTrailContract,
                SessionsContract,
                WatermarksContract,
                StatisticsContract,
                LiveFeedContract,
                StoreCheckContract {
    @Override
    Store emptyStore();
}
