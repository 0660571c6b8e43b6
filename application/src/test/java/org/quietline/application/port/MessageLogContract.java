package org.quietline.application.port;

/** What every {@link MessageLog} must do. Implement it in the adapter's tests and supply an empty store. */
public interface MessageLogContract
        extends MessageLogIntakeContract,
                MessageLogOutgoingContract,
                MessageLogReferenceContract,
                MessageLogQueueContract,
                MessageLogTextsContract {
    @Override
    Store emptyStore();
}
