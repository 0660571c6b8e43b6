package org.quietline.adapter.web.service;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.http.Json;
import org.quietline.adapter.web.words.Failures;
import org.quietline.application.port.StoreBill;
import org.quietline.application.statistics.BrowseService.Day;
import org.quietline.application.statistics.BrowseService.Report;
import org.quietline.application.statistics.Figures;
import org.quietline.application.statistics.Latency;

/** The service's figures for programs. */
final class ServiceJson {
    /** What Firestore does not charge for, by day. Source: Firestore's price list. */
    static final long FREE_READS = 50_000;

    static final long FREE_WRITES = 20_000;
    static final long FREE_DELETES = 20_000;

    private ServiceJson() {}

    static Json of(Report report) {
        Figures total = report.total();
        return new Json()
                .put("from", report.days().getFirst().date().toString())
                .put("to", report.days().getLast().date().toString())
                .put("at", report.at().toString())
                .put("acknowledgement", latency(total.latency()))
                .put(
                        "messages",
                        new Json()
                                .put("in", total.messagesIn())
                                .put("acknowledged", total.acknowledged())
                                .put("segmentsIn", total.segmentsIn())
                                .put("duplicates", total.duplicates())
                                .put("out", total.messagesOut()))
                .put("delivery", delivery(total))
                .put(
                        "persistence",
                        new Json()
                                .put("comparisons", total.comparisons())
                                .put("listedByCarrier", total.listedByCarrier())
                                .put("recovered", total.recovered())
                                .put("rate", orNull(total.persistence())))
                .put(
                        "availability",
                        new Json()
                                .put("minutes", total.minutes())
                                .put("minutesOfTrouble", total.minutesOfTrouble())
                                .put("webhooks", total.webhooks())
                                .put("webhooksFailed", total.webhooksFailed())
                                .put("rate", orNull(total.availability())))
                .put("cost", cost(report))
                .put(
                        "days",
                        report.days().stream().map(day -> day(day).fields()).toList());
    }

    private static Json latency(Latency latency) {
        return new Json()
                .put("count", latency.count())
                .put("withinPromise", latency.withinPromise())
                .put("promiseMillis", Latency.PROMISE.toMillis())
                .put("p50Millis", millis(latency, 0.50))
                .put("p95Millis", millis(latency, 0.95))
                .put("p99Millis", millis(latency, 0.99));
    }

    private static @Nullable Long millis(Latency latency, double share) {
        return latency.percentile(share).map(Duration::toMillis).orElse(null);
    }

    private static Json delivery(Figures total) {
        List<Map<String, Object>> failures = total.failures().stream()
                .map(failure -> new Json()
                        .put("reason", failure.reason())
                        .put("count", failure.count())
                        .put("meaning", Failures.explained(failure.reason()).meaning())
                        .fields())
                .toList();
        return new Json()
                .put("delivered", total.delivered())
                .put("failed", total.failed())
                .put("rate", orNull(total.deliveryRate()))
                .put("failures", failures);
    }

    private static Json cost(Report report) {
        Json cost = new Json()
                .put(
                        "carrier",
                        report.total().prices().stream()
                                .map(price -> new Json()
                                        .put("currency", price.currency())
                                        .put("amount", price.amount().toPlainString())
                                        .fields())
                                .toList())
                .put("segments", segments(report.total()));
        if (report.isBilled()) {
            StoreBill.Operations today = report.today().storeOperations();
            cost.put(
                    "storeToday",
                    new Json()
                            .put("reads", today.reads())
                            .put("writes", today.writes())
                            .put("deletes", today.deletes())
                            .put("freeReads", FREE_READS)
                            .put("freeWrites", FREE_WRITES)
                            .put("freeDeletes", FREE_DELETES));
        }
        return cost;
    }

    private static long segments(Figures total) {
        return total.pricedSegments().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static Json day(Day day) {
        Figures figures = day.figures();
        return new Json()
                .put("date", day.date().toString())
                .put("in", figures.messagesIn())
                .put("out", figures.messagesOut())
                .put("delivered", figures.delivered())
                .put("failed", figures.failed())
                .put("p95Millis", millis(figures.latency(), 0.95));
    }

    private static @Nullable Double orNull(OptionalDouble share) {
        return share.isPresent() ? share.getAsDouble() : null;
    }
}
