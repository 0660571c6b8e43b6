package org.quietline.bootstrap.command;

import java.util.concurrent.Callable;
import org.quietline.application.audit.VerifyAudit;
import org.quietline.bootstrap.settings.Settings;
import org.quietline.bootstrap.wiring.StoreTools;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks the audit's chains. */
@Command(
        name = "verify",
        description = {
            "Check the chains of the audit: whether events are missing, were changed or were put in.",
            "What was cut off at the end of a chain does not show. Whoever can write to the store can also take away"
                    + " seals, so events without one count as a finding."
        })
final class AuditVerifyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--allow-unsealed", description = "Pass over events of commands that ran without QUIETLINE_SECRET.")
    private boolean allowUnsealed;

    AuditVerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return Configured.run(Settings.forTheAudit(surroundings.environment().get()), surroundings.err(), settings -> {
            try (StoreTools tools = StoreTools.open(settings)) {
                return tell(tools.verifyAudit().verify());
            }
        });
    }

    private int tell(VerifyAudit.Report report) {
        for (VerifyAudit.Fault fault : report.faults()) {
            surroundings.out().println("run " + fault.run() + ", event " + fault.number() + ": " + words(fault));
        }
        if (report.unsealed() > 0) {
            surroundings
                    .out()
                    .println(
                            report.unsealed()
                                    + " events bear no seal, as those of commands without QUIETLINE_SECRET; nothing proves them");
        }
        surroundings
                .out()
                .println(report.events() + " events in " + report.runs() + " runs: "
                        + (report.faults().isEmpty()
                                ? (report.unsealed() > 0 ? "the sealed chains hold" : "the chains hold")
                                : report.faults().size() + " places do not hold"));
        boolean isProven = report.unsealed() == 0 || allowUnsealed;
        return report.faults().isEmpty() && isProven ? ExitCode.FINE : ExitCode.FAILED;
    }

    private static String words(VerifyAudit.Fault fault) {
        return switch (fault.kind()) {
            case MISSING_BEFORE -> "events before it are missing";
            case TWICE -> "is there twice";
            case CHANGED -> "was changed, or lost its seal, or was sealed with another QUIETLINE_SECRET";
        };
    }
}
