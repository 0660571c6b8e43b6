package org.quietline.bootstrap.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quietline.application.reconcile.Reconcile;
import org.quietline.bootstrap.settings.ServeSettings;
import org.quietline.bootstrap.settings.Settings;
import org.quietline.bootstrap.wiring.OneReconciliation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares with the carrier's log, once. */
@Command(
        name = "reconcile",
        description = {
            "Compare Twilio's own log with ours, once: take in messages whose webhook was lost, and settle sends whose"
                    + " outcome is not known. May run beside serve.",
        })
final class ReconcileCommand implements Callable<Integer> {
    private static final Pattern SHORT_FORM = Pattern.compile("(\\d{1,6})([smhd])");
    private static final Duration LONGEST = Duration.ofDays(400);

    private final Surroundings surroundings;

    @Option(
            names = "--since",
            paramLabel = "AGE",
            defaultValue = "24h",
            description = "How far to look back, like 90m, 24h or 7d (default: 24h).")
    private String since = "";

    ReconcileCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Duration back = age(since)
                .filter(age -> age.isPositive() && age.compareTo(LONGEST) <= 0)
                .orElseThrow(() -> CommandFailedException.wrongUsage(
                        "--since must be an age of at most 400 days, like 90m or 24h"));
        return Configured.run(
                Settings.forServing(surroundings.environment().get()),
                surroundings.err(),
                settings -> reconcile(settings, back));
    }

    private int reconcile(ServeSettings settings, Duration back) {
        Reconcile.Report report;
        try (Progress progress = Progress.counting(surroundings, "messages recovered and reports recorded")) {
            report = OneReconciliation.run(settings, back, event -> progress.step());
        }
        surroundings.out().println("messages in Twilio's log   " + report.listed());
        surroundings.out().println("recovered                  " + report.recovered());
        surroundings.out().println("sends settled              " + report.settled());
        surroundings.out().println("sends without trace        " + report.withoutTrace());
        surroundings.out().println("sends still unconfirmed    " + report.stillUnconfirmed());
        surroundings.out().println("delivery reports fetched   " + report.reportsFetched());
        return ExitCode.FINE;
    }

    static Optional<Duration> age(String text) {
        Matcher matcher = SHORT_FORM.matcher(text.toLowerCase(Locale.ROOT));
        try {
            if (!matcher.matches()) {
                return Optional.of(Duration.parse(text));
            }
            String unit = matcher.group(2).toUpperCase(Locale.ROOT);
            return Optional.of(Duration.parse((unit.equals("D") ? "P" : "PT") + matcher.group(1) + unit));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
