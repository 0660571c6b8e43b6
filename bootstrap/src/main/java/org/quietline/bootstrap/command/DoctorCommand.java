package org.quietline.bootstrap.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.quietline.bootstrap.doctor.Doctor;
import org.quietline.bootstrap.doctor.Finding;
import org.quietline.bootstrap.doctor.Machine;
import org.quietline.bootstrap.doctor.WebhookRepair;
import org.quietline.bootstrap.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The deployment checklist as checks. */
@Command(
        name = "doctor",
        description = {
            "Check the deployment, one line per check with how to mend what does not hold: ok, notice (it works, but not"
                    + " for all or not for long), WRONG, or skipped with the reason.",
            "Exit code 0 when all that could be checked holds, 1 when something does not."
        })
final class DoctorCommand implements Callable<Integer> {
    private static final String RESET = "\u001b[0m";

    private final Surroundings surroundings;

    @Option(
            names = "--fix-webhooks",
            description = "Let Twilio announce texts and reports at PUBLIC_BASE_URL, with retries; asks before.")
    private boolean fixWebhooks;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return fixWebhooks
                ? Configured.run(
                        Settings.forServing(surroundings.environment().get()),
                        surroundings.err(),
                        settings -> fix(new WebhookRepair(settings)))
                : tell(new Doctor(Machine.real(surroundings.directory()))
                        .examine(surroundings.environment().get()));
    }

    private int fix(WebhookRepair repair) {
        repair.plan().forEach(surroundings.out()::println);
        if (!yes && !isConfirmed()) {
            surroundings.err().println("nothing was changed");
            return ExitCode.FAILED;
        }
        return tell(repair.apply());
    }

    private boolean isConfirmed() {
        surroundings.err().print("Change this at Twilio? [y/N] ");
        surroundings.err().flush();
        try {
            String line =
                    new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8)).readLine();
            return line != null && List.of("y", "yes").contains(line.strip().toLowerCase(Locale.ROOT));
        } catch (IOException e) {
            return false;
        }
    }

    private int tell(List<Finding> findings) {
        for (Finding finding : findings) {
            surroundings.out().println(surroundings.hasTerminal() ? color(finding) + finding + RESET : finding);
        }
        return findings.stream().anyMatch(Finding.Wrong.class::isInstance) ? ExitCode.FAILED : ExitCode.FINE;
    }

    private static String color(Finding finding) {
        return switch (finding) {
            case Finding.Fine fine -> "\u001b[32m";
            case Finding.Doubtful doubtful -> "\u001b[33m";
            case Finding.Wrong wrong -> "\u001b[31m";
            case Finding.Unchecked unchecked -> "\u001b[2m";
        };
    }
}
