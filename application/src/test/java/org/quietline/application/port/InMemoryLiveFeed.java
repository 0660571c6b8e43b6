package org.quietline.application.port;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingQueue;

/** Changes of a store in memory. Each listener has a thread, which ends with the subscription. */
public final class InMemoryLiveFeed implements LiveFeed {
    private final Set<Mailbox> mailboxes = new CopyOnWriteArraySet<>();

    private record Mailbox(BlockingQueue<Optional<LoggedMessage>> post, Listener listener) {
        void empty() {
            try {
                while (true) {
                    post.take().ifPresentOrElse(listener::changed, listener::gap);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Tells every listener; to be called in the order of the changes. */
    void tell(LoggedMessage message) {
        mailboxes.forEach(mailbox -> mailbox.post().add(Optional.of(message)));
    }

    /** Tells every listener that something may have been missed. */
    public void interrupt() {
        mailboxes.forEach(mailbox -> mailbox.post().add(Optional.empty()));
    }

    @Override
    public Subscription follow(Listener listener) {
        Mailbox mailbox = new Mailbox(new LinkedBlockingQueue<>(), listener);
        Thread thread = Thread.ofVirtual().name("in-memory-feed").start(mailbox::empty);
        mailboxes.add(mailbox);
        return () -> {
            mailboxes.remove(mailbox);
            thread.interrupt();
        };
    }
}
