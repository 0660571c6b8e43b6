package org.quietline.application.port;

/** What every {@link MessagePages} must do. Implement it in the adapter's tests and supply an empty store. */
public interface MessagePagesContract extends MessagePagesOrderContract, MessagePagesFilterContract {
    @Override
    Store emptyStore();
}
