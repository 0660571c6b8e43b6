package org.quietline.application.port;

/** Tells of every change to the log, by whichever process. */
public interface LiveFeed {
    /**
     * Hands over every new and every changed message from now on, on a thread of the feed's own and in the order in
     * which each message changed; what this process commits comes at once, what others commit within seconds. Never
     * stops by itself: an interruption after which changes may be missing is told as {@link Listener#gap}.
     */
    Subscription follow(Listener listener);

    /** Hears of changes. Must return quickly and throw nothing. */
    interface Listener {
        /** A message is new or has changed. */
        void changed(LoggedMessage message);

        /** Changes may have been missed; read again. */
        void gap();
    }

    /** Ends the flow of changes when closed; a listener may do so while it is told of one. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
