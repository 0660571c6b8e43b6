package org.quietline.application.reconcile;

import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.DESK;
import static org.quietline.application.port.Samples.at;
import static org.quietline.application.port.Samples.out;
import static org.quietline.application.port.Samples.ref;
import static org.quietline.application.port.Samples.sm;
import static org.quietline.application.port.Samples.text;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.quietline.application.Desk;
import org.quietline.application.port.CarrierRecords;
import org.quietline.application.reconcile.Reconcile.Report;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierReport;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.phone.PhoneNumber;

/** A desk, a carrier with a log, and what compares the two. */
abstract class Comparison {
    static final Duration LATER = Duration.ofMinutes(3);

    final Desk desk = new Desk();
    final Reconcile reconcile = new Reconcile(
            new RecoverIncoming(desk.carrier, desk.log, desk.receive, desk.store.watermarks()),
            new SettleUnconfirmed(desk.carrier, desk.log, desk.delivery),
            new AskForReports(desk.carrier, desk.log, desk.delivery, desk.store.watermarks()),
            desk.audit,
            desk.clock,
            desk.events::add);

    Report runAfter(Duration time) {
        desk.clock.advance(time);
        return reconcile.reconcile(null);
    }

    void texted(int n, PhoneNumber from, Instant at) {
        texted(n, from, at, "text " + n);
    }

    void texted(int n, PhoneNumber from, Instant at, String text) {
        desk.carrier.hasReceived(new CarrierRecords.Received(sm(n), from, DESK, text(text), at, 2, false));
    }

    void hasAccepted(int n, Instant at, @Nullable String text) {
        desk.carrier.hasAccepted(
                ADA,
                new CarrierRecords.Accepted(
                        ref(n),
                        at,
                        CarrierReport.of(ref(n), CarrierStatus.SENT, at),
                        text == null ? null : text(text)));
    }

    DeliveryStatus status(int n) {
        return desk.outgoing(out(n)).delivery().status();
    }

    @Nullable CarrierReference reference(int n) {
        return desk.outgoing(out(n)).reference().orElse(null);
    }
}
