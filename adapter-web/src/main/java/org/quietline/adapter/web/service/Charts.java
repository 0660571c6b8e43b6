package org.quietline.adapter.web.service;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.quietline.adapter.web.page.Chart;
import org.quietline.adapter.web.words.Amounts;
import org.quietline.application.statistics.BrowseService.Day;
import org.quietline.application.statistics.BrowseService.Report;
import org.quietline.application.statistics.Figures;
import org.quietline.application.statistics.Latency;

/** Draws figures by day. */
final class Charts {
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 100;
    private static final double FILLED = 0.7;
    private static final double LEAST_HEIGHT = 1.5;
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final double[] PERCENTILES = {0.50, 0.95, 0.99};

    private Charts() {}

    static List<Chart> of(Report report) {
        return List.of(messages(report), latency(report), deliveries(report));
    }

    private record Series(String kind, ToLongFunction<Figures> value) {}

    private static Chart messages(Report report) {
        List<Series> series = List.of(new Series("in", Figures::messagesIn), new Series("out", Figures::messagesOut));
        long most = most(report, series);
        return new Chart(
                "messages",
                "Messages by day",
                "Bars by day: " + Amounts.count(report.total().messagesIn()) + " messages came in and "
                        + Amounts.count(report.total().messagesOut()) + " went out in "
                        + Amounts.count(report.days().size(), "day", "days") + ", at most " + Amounts.count(most)
                        + " of one kind a day.",
                List.of(new Chart.Key("in", "In"), new Chart.Key("out", "Out")),
                bars(report, series, most),
                Amounts.count(most),
                first(report),
                "Today",
                "",
                List.of("Day", "In", "Acknowledged", "Segments in", "Out"),
                rows(
                        report,
                        day -> List.of(
                                Amounts.count(day.messagesIn()),
                                Amounts.count(day.acknowledged()),
                                Amounts.count(day.segmentsIn()),
                                Amounts.count(day.messagesOut()))));
    }

    private static Chart deliveries(Report report) {
        List<Series> series = List.of(new Series("good", Figures::delivered), new Series("bad", Figures::failed));
        long most = most(report, series);
        return new Chart(
                "deliveries",
                "Deliveries by day",
                "Bars by day: " + Amounts.count(report.total().delivered()) + " messages were delivered and "
                        + Amounts.count(report.total().failed()) + " were not.",
                List.of(new Chart.Key("good", "Delivered"), new Chart.Key("bad", "Not delivered")),
                bars(report, series, most),
                Amounts.count(most),
                first(report),
                "Today",
                "",
                List.of("Day", "Delivered", "Not delivered", "Rate"),
                rows(
                        report,
                        day -> List.of(
                                Amounts.count(day.delivered()),
                                Amounts.count(day.failed()),
                                Amounts.percent(day.deliveryRate()))));
    }

    private static Chart latency(Report report) {
        List<Series> series = List.of(new Series("busy", day -> millis(day.latency(), 0.95)));
        long promise = Latency.PROMISE.toMillis();
        long top = Math.max(promise * 6 / 5, most(report, series));
        return new Chart(
                "latency",
                "Time to acknowledge",
                "Bars by day: 95% of the acknowledgements were accepted by the carrier within "
                        + Amounts.time(report.total().latency().percentile(0.95))
                        + " of the message; the line is the promise of "
                        + Latency.PROMISE.toSeconds() + " seconds.",
                List.of(
                        new Chart.Key("busy", "95% within"),
                        new Chart.Key("line", Latency.PROMISE.toSeconds() + " s promised")),
                bars(report, series, top),
                Amounts.time(Optional.of(Duration.ofMillis(top))),
                first(report),
                "Today",
                number(HEIGHT - HEIGHT * promise / top),
                List.of("Day", "50% within", "95% within", "99% within", "Counted"),
                rows(report, day -> {
                    List<String> cells = new ArrayList<>();
                    for (double percentile : PERCENTILES) {
                        cells.add(Amounts.time(day.latency().percentile(percentile)));
                    }
                    cells.add(Amounts.count(day.latency().count()));
                    return cells;
                }));
    }

    private static long millis(Latency latency, double share) {
        return latency.percentile(share).map(Duration::toMillis).orElse(0L);
    }

    private static long most(Report report, List<Series> series) {
        return report.days().stream()
                .flatMapToLong(
                        day -> series.stream().mapToLong(one -> one.value().applyAsLong(day.figures())))
                .max()
                .orElse(0);
    }

    private static List<Chart.Bar> bars(Report report, List<Series> series, long top) {
        double step = WIDTH / report.days().size();
        double width = step * FILLED / series.size();
        List<Chart.Bar> bars = new ArrayList<>();
        for (int day = 0; day < report.days().size(); day++) {
            for (int n = 0; n < series.size(); n++) {
                long value =
                        series.get(n).value().applyAsLong(report.days().get(day).figures());
                if (value > 0) {
                    double height = Math.max(LEAST_HEIGHT, HEIGHT * value / top);
                    double x = step * day + step * (1 - FILLED) / 2 + width * n;
                    bars.add(new Chart.Bar(
                            series.get(n).kind(), number(x), number(HEIGHT - height), number(width), number(height)));
                }
            }
        }
        return bars;
    }

    private interface Cells {
        List<String> of(Figures day);
    }

    private static List<List<String>> rows(Report report, Cells cells) {
        List<List<String>> rows = new ArrayList<>();
        for (Day day : report.days().reversed()) {
            List<String> row = new ArrayList<>();
            row.add(day.date().toString());
            row.addAll(cells.of(day.figures()));
            rows.add(row);
        }
        return rows;
    }

    private static String first(Report report) {
        LocalDate first = report.days().getFirst().date();
        return report.days().size() == 1 ? "" : SHORT.format(first);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
