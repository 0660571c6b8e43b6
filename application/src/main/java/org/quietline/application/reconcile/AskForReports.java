package org.quietline.application.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.CarrierRecords;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.Stored;
import org.quietline.application.port.Watermarks;
import org.quietline.application.send.RecordDelivery;
import org.quietline.application.send.RecordDelivery.Outcome;
import org.quietline.domain.message.CarrierReport;
import org.quietline.domain.message.OutgoingMessage;

/**
 * Asks the carrier after messages that it accepted and never reported on. Some carriers never report, so each message
 * is asked after at a few ages only, by whichever run comes first after it has reached that age.
 */
public final class AskForReports {
    /** The watermark's name: up to here messages were asked after. */
    public static final String WATERMARK = "reports";

    /** How old messages are when they are asked after. */
    static final List<Duration> AGES = List.of(Duration.ofMinutes(10), Duration.ofHours(2), Duration.ofHours(26));

    /** How far back the first run looks. */
    private static final Duration FIRST_RUN = Duration.ofDays(2);

    /** How many messages one run asks after at each age, so that it ends. */
    static final int AT_ONCE = 500;

    /** Past messages that all came to be sent at one moment. */
    private static final Duration LEAST_PROGRESS = Duration.ofMillis(1);

    /** Of so many messages at the beginning of the time in question one can be read, or it is as if there were none. */
    private static final int A_FEW = 3;

    private final CarrierRecords carrier;
    private final MessageLog log;
    private final RecordDelivery record;
    private final Watermarks watermarks;

    /**
     * How far this process knows that messages were asked after. It is stored only by a run that found messages: the
     * others are as good as not made, and a store may bill each look at the mark.
     */
    private final AtomicReference<@Nullable Instant> known = new AtomicReference<>();

    /** Wires the collaborator. */
    public AskForReports(CarrierRecords carrier, MessageLog log, RecordDelivery record, Watermarks watermarks) {
        this.carrier = carrier;
        this.log = log;
        this.record = record;
        this.watermarks = watermarks;
    }

    /** How many messages had news. */
    int ask(Instant now) {
        Instant lastHere = known.get();
        if (lastHere != null && isNothingSilent(lastHere, now)) {
            known.set(later(now, lastHere));
            return 0;
        }
        Instant stored = watermarks.find(WATERMARK).orElse(now.minus(FIRST_RUN));
        Instant last = lastHere == null ? stored : later(stored, lastHere);
        Instant reached = now;
        int news = 0;
        for (Duration age : AGES) {
            List<Stored<OutgoingMessage>> silent = log.unreported(last.minus(age), now.minus(age), AT_ONCE);
            for (Stored<OutgoingMessage> message : silent) {
                if (hasNews(message.value())) {
                    news++;
                }
            }
            if (silent.size() == AT_ONCE) {
                // There may be more; the next run goes on from here.
                Instant here = silent.getLast().value().delivery().since().plus(age);
                reached = here.isBefore(reached) ? here : reached;
            }
        }
        Instant next = reached.isAfter(last) ? reached : last.plus(LEAST_PROGRESS);
        watermarks.advance(WATERMARK, next);
        known.set(next);
        return news;
    }

    /** Whether there is no message of any age that has to be asked after: one look instead of one for each age. */
    private boolean isNothingSilent(Instant last, Instant now) {
        return log.unreported(last.minus(AGES.getLast()), now.minus(AGES.getFirst()), A_FEW)
                .isEmpty();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private boolean hasNews(OutgoingMessage message) {
        Optional<CarrierReport> report = message.reference().flatMap(carrier::report);
        return report.isPresent() && record.record(report.get(), message.id()) == Outcome.RECORDED;
    }
}
