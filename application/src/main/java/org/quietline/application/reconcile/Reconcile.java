package org.quietline.application.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.quietline.application.audit.Audit;
import org.quietline.application.port.Observer;
import org.quietline.application.port.ServiceEvent;

/**
 * Compares the carrier's own log with ours: takes in the messages whose webhook never came, settles the sends whose
 * outcome nobody knows, and asks after the messages of which no report came. Several instances may do it at once.
 * Throws {@code StoreUnavailableException} or {@code CarrierUnavailableException} when it had to stop; what it did
 * until then stays, and the next run goes on from there.
 */
public final class Reconcile {
    private final RecoverIncoming incoming;
    private final SettleUnconfirmed unconfirmed;
    private final AskForReports reports;
    private final Audit audit;
    private final InstantSource clock;
    private final Observer observer;

    /**
     * What a run found.
     *
     * @param listed how many incoming messages the carrier's log showed
     * @param compared how many of them no earlier run had covered, so that these add up over runs
     * @param recovered how many of them we did not have
     * @param settled how many unconfirmed sends the carrier's log showed as accepted
     * @param withoutTrace how many unconfirmed sends it did not show, so that they count as failed
     * @param stillUnconfirmed how many are to be looked at again
     * @param reportsFetched how many messages were asked after and had news
     */
    public record Report(
            int listed,
            int compared,
            int recovered,
            int settled,
            int withoutTrace,
            int stillUnconfirmed,
            int reportsFetched) {
        /** What this run and the next one after it found together. */
        public Report then(Report next) {
            return new Report(
                    listed,
                    compared,
                    recovered + next.recovered,
                    settled + next.settled,
                    withoutTrace + next.withoutTrace,
                    next.stillUnconfirmed,
                    reportsFetched + next.reportsFetched);
        }

        /** Whether anything differed. */
        public boolean foundSomething() {
            return recovered + settled + withoutTrace + reportsFetched > 0;
        }
    }

    /** Wires the use case. */
    public Reconcile(
            RecoverIncoming incoming,
            SettleUnconfirmed unconfirmed,
            AskForReports reports,
            Audit audit,
            InstantSource clock,
            Observer observer) {
        this.incoming = incoming;
        this.unconfirmed = unconfirmed;
        this.reports = reports;
        this.audit = audit;
        this.clock = clock;
        this.observer = observer;
    }

    /**
     * One run.
     *
     * @param back how far back to compare incoming messages, or null to go on from the last run
     */
    public Report reconcile(@Nullable Duration back) {
        Instant now = clock.instant();
        RecoverIncoming.Found found = incoming.recover(back == null ? null : now.minus(back), now);
        SettleUnconfirmed.Found sends = unconfirmed.settle(now);
        int fetched = reports.ask(now);
        Report report = new Report(
                found.listed(),
                found.compared(),
                found.recovered(),
                sends.accepted(),
                sends.withoutTrace(),
                sends.open(),
                fetched);
        observer.observe(new ServiceEvent.Reconciled(
                report.listed(),
                report.compared(),
                report.recovered(),
                report.settled(),
                report.withoutTrace(),
                report.stillUnconfirmed(),
                report.reportsFetched()));
        if (report.foundSomething()) {
            audit.write("system", "reconcile", "", summary(report));
        }
        return report;
    }

    private static String summary(Report report) {
        return "recovered " + report.recovered() + ", settled " + report.settled() + ", without trace "
                + report.withoutTrace() + ", reports " + report.reportsFetched();
    }
}
