package org.quietline.application.statistics;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.Observer;
import org.quietline.application.port.ServiceEvent;
import org.quietline.domain.message.DeliveryStatus;

/** Counts in memory what this process does, by day in UTC. */
final class Tally implements Observer {
    private static final String UNEXPLAINED = "unexplained";

    private final InstantSource clock;
    private final ConcurrentHashMap<LocalDate, Day> days = new ConcurrentHashMap<>();
    private final AtomicBoolean trouble = new AtomicBoolean();

    private static final class Day {
        private final ConcurrentHashMap<String, LongAdder> counts = new ConcurrentHashMap<>();
        private final AtomicBoolean news = new AtomicBoolean();

        void add(String name, long howMany) {
            if (howMany != 0) {
                counts.computeIfAbsent(name, unused -> new LongAdder()).add(howMany);
            }
        }
    }

    Tally(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void observe(ServiceEvent event) {
        switch (event) {
            case ServiceEvent.WebhookAnswered answered -> webhook(answered);
            case ServiceEvent.MessageReceived received -> received(received);
            case ServiceEvent.AcknowledgementAccepted accepted ->
                count(Counter.LATENCY + Latency.bucket(accepted.afterIntake()), 1);
            case ServiceEvent.AttemptAnswered answered -> attempt(answered);
            case ServiceEvent.GivenUp givenUp -> count(Counter.FAILURE + "given-up", 1);
            case ServiceEvent.DeliveryReported reported -> report(reported);
            case ServiceEvent.Reconciled reconciled -> comparison(reconciled);
            case ServiceEvent.StoreMissed missed -> trouble.set(true);
        }
    }

    private void webhook(ServiceEvent.WebhookAnswered answered) {
        count(Counter.WEBHOOKS, 1);
        if (answered.isOurFault()) {
            count(Counter.WEBHOOKS_FAILED, 1);
            trouble.set(true);
        }
    }

    private void received(ServiceEvent.MessageReceived received) {
        switch (received.intake()) {
            case DUPLICATE -> {
                count(Counter.IN_DUPLICATE, 1);
                return;
            }
            case ACKNOWLEDGED -> count(Counter.IN_ACKNOWLEDGED, 1);
            case KEPT_SILENT -> {
                if (received.why() != null) {
                    count(Counter.IN_SILENT + received.why().code(), 1);
                }
            }
        }
        count(Counter.IN, 1);
        count(Counter.IN_SEGMENTS, received.segments());
        count(Counter.IN_RECOVERED, received.recovered() ? 1 : 0);
    }

    private void attempt(ServiceEvent.AttemptAnswered answered) {
        switch (answered.result()) {
            case ACCEPTED -> sent(answered.kind());
            case REFUSED -> failure(answered.errorCode());
            case NOT_TAKEN -> count(Counter.NOT_TAKEN, 1);
            case UNCONFIRMED -> count(Counter.UNCONFIRMED, 1);
        }
    }

    private void sent(ServiceEvent.OutgoingKind kind) {
        count(Counter.OUT, 1);
        count(Counter.OUT_ACKNOWLEDGEMENTS, kind == ServiceEvent.OutgoingKind.ACKNOWLEDGEMENT ? 1 : 0);
    }

    private void report(ServiceEvent.DeliveryReported reported) {
        DeliveryStatus before = reported.before();
        if (before == DeliveryStatus.UNCONFIRMED) {
            sent(reported.kind());
        }
        switch (reported.after()) {
            case DELIVERED -> count(Counter.DELIVERED, 1);
            case READ -> count(Counter.DELIVERED, before == DeliveryStatus.DELIVERED ? 0 : 1);
            case UNDELIVERED, FAILED -> failure(reported.errorCode());
            case QUEUED, SENDING, SENT, UNCONFIRMED -> {}
        }
    }

    private void failure(@Nullable Integer errorCode) {
        count(Counter.FAILURE + (errorCode == null ? UNEXPLAINED : errorCode.toString()), 1);
    }

    private void comparison(ServiceEvent.Reconciled reconciled) {
        quietly(Counter.COMPARISONS, 1);
        count(Counter.COMPARED, reconciled.compared());
        count(Counter.RECOVERED, reconciled.recovered());
        count(Counter.SETTLED, reconciled.settled());
        count(Counter.FAILURE + "without-trace", reconciled.withoutTrace());
    }

    private void count(String name, long howMany) {
        if (howMany != 0) {
            Day day = today();
            day.add(name, howMany);
            day.news.set(true);
        }
    }

    /** Counts what is not worth a write of its own. */
    void quietly(String name, long howMany) {
        today().add(name, howMany);
    }

    private Day today() {
        return days.computeIfAbsent(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), unused -> new Day());
    }

    /** Whether there was trouble since this was asked last. */
    boolean hadTrouble() {
        return trouble.getAndSet(false);
    }

    /** The days of which something is to be stored. */
    List<LocalDate> daysWithNews(boolean countQuietOnes) {
        List<LocalDate> found = new ArrayList<>();
        days.forEach((date, day) -> {
            if (day.news.get() || (countQuietOnes && !day.counts.isEmpty())) {
                found.add(date);
            }
        });
        found.sort(null);
        return found;
    }

    /** The counts of a day; what is counted from now on is news again. */
    Map<String, Long> take(LocalDate date) {
        Map<String, Long> counts = new HashMap<>();
        Day day = days.get(date);
        if (day != null) {
            day.news.set(false);
            day.counts.forEach((name, count) -> counts.put(name, count.sum()));
        }
        return counts;
    }

    /** What was taken could not be stored. */
    void giveBack(LocalDate date) {
        Day day = days.get(date);
        if (day != null) {
            day.news.set(true);
        }
    }

    /** Forgets a day that is over and stored. */
    void forget(LocalDate date) {
        days.computeIfPresent(date, (unused, day) -> day.news.get() ? day : null);
    }
}
