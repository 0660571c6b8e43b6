package org.quietline.bootstrap.wiring;

import java.time.Duration;
import java.util.Optional;
import org.quietline.application.port.CarrierUnavailableException;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.application.reconcile.Reconcile;
import org.quietline.application.send.DispatchQueued;
import org.quietline.application.statistics.FetchCharges;
import org.quietline.application.statistics.KeepStatistics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What runs by itself: the rounds that send what waits, the comparisons with the carrier's log, and the counting. Each
 * has a thread of its own, so that a slow carrier's log does not hold up the sending.
 */
final class BackgroundWork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWork.class);
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(250);

    /** While more waits than there were slots for. A round that finds no free slot asks the store nothing. */
    private static final Duration BETWEEN_BUSY_ROUNDS = Duration.ofMillis(20);

    private final Repeating rounds;
    private final Optional<Repeating> comparisons;
    private final Repeating counts;

    /** Begins at once. A period of zero is no comparison at all. */
    BackgroundWork(
            DispatchQueued dispatch,
            Reconcile reconcile,
            FetchCharges charges,
            Duration reconcileEvery,
            KeepStatistics statistics) {
        rounds = Repeating.start(
                "dispatch",
                () -> dispatch.load().waiting() > 0 ? BETWEEN_BUSY_ROUNDS : BETWEEN_ROUNDS,
                dispatch::round);
        comparisons = reconcileEvery.isZero()
                ? Optional.empty()
                : Optional.of(Repeating.start("reconcile", reconcileEvery, () -> {
                    compare(reconcile);
                    fetch(charges);
                }));
        counts = Repeating.start("statistics", KeepStatistics.EVERY, statistics::round);
    }

    private static void compare(Reconcile reconcile) {
        try {
            Reconcile.Report report = reconcile.reconcile(null);
            if (report.foundSomething()) {
                LOG.info(
                        "reconciled: {} recovered, {} settled, {} without trace, {} reports fetched",
                        report.recovered(),
                        report.settled(),
                        report.withoutTrace(),
                        report.reportsFetched());
            }
        } catch (StoreUnavailableException | CarrierUnavailableException e) {
            LOG.warn("reconciliation put off: {}", e.getMessage());
        }
    }

    private static void fetch(FetchCharges charges) {
        try {
            charges.round();
        } catch (StoreUnavailableException | CarrierUnavailableException e) {
            LOG.warn("the carrier's charges not read: {}", e.getMessage());
        }
    }

    /** Breaks off a comparison, and begins no further one. */
    void stopComparing() {
        comparisons.ifPresent(Repeating::interrupt);
    }

    /** Ends all of it. */
    @Override
    public void close() {
        stopComparing();
        rounds.close();
        counts.close();
    }
}
