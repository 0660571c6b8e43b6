package org.quietline.adapter.web.service;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.quietline.adapter.web.access.Visitor;
import org.quietline.adapter.web.http.Answer;
import org.quietline.adapter.web.http.Call;
import org.quietline.adapter.web.http.Problem;
import org.quietline.adapter.web.page.Choice;
import org.quietline.adapter.web.page.Choices;
import org.quietline.adapter.web.page.Level;
import org.quietline.adapter.web.page.Quota;
import org.quietline.adapter.web.page.Reason;
import org.quietline.adapter.web.page.ServicePage;
import org.quietline.adapter.web.site.Pages;
import org.quietline.adapter.web.words.Amounts;
import org.quietline.adapter.web.words.Failures;
import org.quietline.adapter.web.words.Times;
import org.quietline.application.port.StoreBill;
import org.quietline.application.statistics.BrowseService;
import org.quietline.application.statistics.BrowseService.Report;
import org.quietline.application.statistics.Figures;
import org.quietline.application.statistics.Latency;

/** Shows how well the service does, all of it from figures that were counted while it worked. */
public final class ServicePages {
    private static final String PATH = "/service";
    private static final int USUAL_DAYS = 30;
    private static final int CENTS = 2;
    private static final List<Integer> RANGES = List.of(7, USUAL_DAYS, BrowseService.MOST_DAYS);

    private final BrowseService service;
    private final Pages pages;

    /** Wires the page. */
    public ServicePages(BrowseService service, Pages pages) {
        this.service = service;
        this.pages = pages;
    }

    /** {@code GET /service}. */
    public Answer show(Call call, Visitor visitor) {
        int days = days(call);
        Report report = service.report(days);
        if (call.wantsJson()) {
            return ServiceJson.of(report).answer(200);
        }
        ServicePage page = new ServicePage(
                ranges(days),
                Times.shown(report.at()),
                levels(report.total()),
                Charts.of(report),
                reasons(report.total()),
                report.isBilled() ? quotas(report.today().storeOperations()) : List.of(),
                prices(report.total()),
                Amounts.count(segments(report.total()), "segment", "segments"));
        return pages.answer(
                200,
                pages.templates()
                        .service(pages.frame("Service", "service", visitor.name(), visitor.formToken()), page));
    }

    private static int days(Call call) {
        String asked = call.query("days").orElse(Integer.toString(USUAL_DAYS));
        if (!asked.matches("[1-9][0-9]?") || Integer.parseInt(asked) > BrowseService.MOST_DAYS) {
            throw Problem.of(400, "days is a number from 1 to " + BrowseService.MOST_DAYS + ".");
        }
        return Integer.parseInt(asked);
    }

    private static Choices ranges(int chosen) {
        return new Choices(
                "Days",
                RANGES.stream()
                        .map(days -> new Choice(days + " days", PATH + "?days=" + days, days == chosen))
                        .toList());
    }

    private static List<Level> levels(Figures total) {
        return List.of(acknowledgements(total), delivery(total), persistence(total), availability(total));
    }

    private static Level acknowledgements(Figures total) {
        Latency latency = total.latency();
        List<String> details = new ArrayList<>();
        if (latency.count() > 0) {
            details.add("50% within " + Amounts.time(latency.percentile(0.50)) + ", 99% within "
                    + Amounts.time(latency.percentile(0.99)));
            details.add(Amounts.count(latency.withinPromise()) + " of " + Amounts.count(latency.count())
                    + " within the " + Latency.PROMISE.toSeconds() + " seconds that are promised");
        }
        return new Level("95% acknowledged within", Amounts.time(latency.percentile(0.95)), details);
    }

    private static Level delivery(Figures total) {
        return new Level(
                "Delivered",
                Amounts.percent(total.deliveryRate()),
                List.of(
                        Amounts.count(total.delivered()) + " delivered, " + Amounts.count(total.failed())
                                + " not, of those whose end is known",
                        Amounts.count(total.messagesOut()) + " sent, " + Amounts.count(total.acknowledgementsOut())
                                + " of them acknowledgements"));
    }

    private static Level persistence(Figures total) {
        return new Level(
                "Logged on arrival",
                Amounts.percent(total.persistence()),
                total.comparisons() == 0
                        ? List.of("Not compared with the carrier's log yet")
                        : total.listedByCarrier() == 0
                                ? List.of("Compared with the carrier's log, which had no message for us in this time")
                                : List.of(
                                        "The carrier's log has "
                                                + Amounts.count(total.listedByCarrier(), "message", "messages")
                                                + ", and so has ours",
                                        Amounts.count(total.recovered())
                                                + " of them came by comparing the logs, not by webhook"));
    }

    private static Level availability(Figures total) {
        return new Level(
                "Available",
                Amounts.percent(total.availability()),
                total.minutes() == 0
                        ? List.of("Counted minute by minute while this program runs; none is over yet")
                        : List.of(
                                "Trouble in " + Amounts.count(total.minutesOfTrouble()) + " of "
                                        + Amounts.count(total.minutes()) + " minutes that this program saw",
                                Amounts.count(total.webhooksFailed()) + " of "
                                        + Amounts.count(total.webhooks(), "webhook", "webhooks")
                                        + " not answered by our fault"));
    }

    private static List<Reason> reasons(Figures total) {
        return total.failures().stream()
                .map(failure -> {
                    Failures.Why why = Failures.explained(failure.reason());
                    boolean isCode = Character.isDigit(failure.reason().charAt(0));
                    return new Reason(
                            why.meaning(),
                            why.advice(),
                            isCode ? failure.reason() : "",
                            Amounts.count(failure.count()));
                })
                .toList();
    }

    private static List<Quota> quotas(StoreBill.Operations today) {
        return List.of(
                quota("Reads", today.reads(), ServiceJson.FREE_READS),
                quota("Writes", today.writes(), ServiceJson.FREE_WRITES),
                quota("Deletes", today.deletes(), ServiceJson.FREE_DELETES));
    }

    private static Quota quota(String name, long used, long free) {
        return new Quota(
                name,
                Amounts.count(used) + " of " + Amounts.count(free),
                String.format(Locale.ROOT, "%.2f", Math.min(100.0, 100.0 * used / free)));
    }

    private static long segments(Figures total) {
        return total.pricedSegments().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static List<String> prices(Figures total) {
        List<String> words = new ArrayList<>();
        total.prices()
                .forEach(price -> words.add(
                        price.amount().setScale(CENTS, RoundingMode.HALF_UP).toPlainString() + " " + price.currency()));
        return words;
    }
}
