package org.quietline.bootstrap.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.quietline.bootstrap.doctor.Doctor;
import org.quietline.bootstrap.doctor.Finding;
import picocli.CommandLine.Command;

/** The deployment checklist as checks. */
@Command(
        name = "doctor",
        description = {
            "Check the deployment, one line per check with how to mend what does not hold.",
            "Exit code 0 when all that could be checked holds, 1 when something does not."
        })
final class DoctorCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<Finding> findings = Doctor.examine(surroundings.environment().get());
        findings.forEach(surroundings.out()::println);
        return findings.stream().anyMatch(Finding.Wrong.class::isInstance) ? ExitCode.FAILED : ExitCode.FINE;
    }
}
