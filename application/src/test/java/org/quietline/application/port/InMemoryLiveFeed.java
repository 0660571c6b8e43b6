package org.quietline.application.port;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingQueue;

/** Changes of a store in memory. Each listener has a thread, which ends with the subscription. */
public final class InMemoryLiveFeed implements LiveFeed {
    private final Set<Mailbox> mailboxes = new CopyOnWriteArraySet<>();

    private record Mailbox(BlockingQueue<Optional<LoggedMessage>> post, Listener listener) {}

    private void empty(Mailbox mailbox) {
        try {
            while (mailboxes.contains(mailbox)) {
                mailbox.post().take().ifPresentOrElse(mailbox.listener()::changed, mailbox.listener()::gap);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
        mailboxes.add(mailbox);
        Thread thread = Thread.ofVirtual().name("in-memory-feed").start(() -> empty(mailbox));
        return () -> {
            mailboxes.remove(mailbox);
            if (Thread.currentThread() != thread) {
                thread.interrupt();
            }
        };
    }
}
