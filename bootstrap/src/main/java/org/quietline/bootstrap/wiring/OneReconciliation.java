package org.quietline.bootstrap.wiring;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.quietline.adapter.twilio.carrier.TwilioAccount;
import org.quietline.application.port.Observer;
import org.quietline.application.port.Store;
import org.quietline.application.reconcile.Reconcile;
import org.quietline.bootstrap.settings.ServeSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares with the carrier's log once, and ends once the acknowledgements of what it found are sent, as far as they
 * find a slot; those that do not, or that the carrier does not take, are left to a running {@code serve}.
 */
public final class OneReconciliation {
    private static final Logger LOG = LoggerFactory.getLogger(OneReconciliation.class);

    private static final int BETWEEN_ROUNDS_MILLIS = 20;

    private OneReconciliation() {}

    /**
     * Does it. Throws what the store and the carrier throw when they cannot be reached.
     *
     * @param observer is told of whatever happens meanwhile
     */
    public static Reconcile.Report run(ServeSettings settings, Duration back, Observer observer) {
        try (Store store = Stores.openAsItIs(settings.store());
                TwilioAccount account = Accounts.open(settings.twilio(), settings.publicOrigin());
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Desk desk = new Desk(settings, store, account, executor, List.of(observer));
            try {
                Reconcile.Report first = desk.reconcile().reconcile(back);
                // What left no trace counts as failed after a second look, and there is no later run to take it.
                return first.stillUnconfirmed() == 0
                        ? first
                        : first.then(desk.reconcile().reconcile(back));
            } finally {
                finish(desk);
            }
        }
    }

    /** Several to one person go out one after the other, and nobody else may be there to send the rest. */
    private static void sendWhatWaits(Desk desk) throws InterruptedException {
        long end = System.nanoTime() + Quietline.PATIENCE.toNanos();
        while (desk.dispatch().load().waiting() > 0 && System.nanoTime() < end) {
            desk.dispatch().round();
            TimeUnit.MILLISECONDS.sleep(BETWEEN_ROUNDS_MILLIS);
        }
    }

    private static void finish(Desk desk) {
        try {
            desk.web().follow().close();
            sendWhatWaits(desk);
            boolean allEnded = desk.dispatch().close(Quietline.PATIENCE);
            if (!allEnded) {
                LOG.warn("stopped while messages were with the carrier; what became of them shows later");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
