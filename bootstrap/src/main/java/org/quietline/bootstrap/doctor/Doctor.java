package org.quietline.bootstrap.doctor;

import java.util.ArrayList;
import java.util.List;
import org.quietline.bootstrap.settings.Environment;
import org.quietline.bootstrap.settings.Problem;
import org.quietline.bootstrap.settings.Reading;
import org.quietline.bootstrap.settings.ServeSettings;
import org.quietline.bootstrap.settings.Settings;

/** Goes through the deployment checklist. It changes nothing. */
public final class Doctor {
    private static final String CONFIGURATION = "configuration";
    private static final String OUTSIDE = "Twilio, clock and public address";

    private final Machine machine;

    /** Examines a deployment on this machine. */
    public Doctor(Machine machine) {
        this.machine = machine;
    }

    /** Every check, in the order of the checklist. What needs a part that is broken is skipped and says so. */
    public List<Finding> examine(Environment environment) {
        List<Finding> findings = new ArrayList<>();
        Reading<ServeSettings> reading = Settings.forServing(environment);
        switch (reading) {
            case Reading.Complete<ServeSettings> complete -> {
                findings.add(new Finding.Fine(CONFIGURATION + " is complete"));
                findings.addAll(SecretChecks.of(complete.settings()));
            }
            case Reading.Faulty<ServeSettings> faulty -> {
                for (Problem problem : faulty.problems()) {
                    findings.add(new Finding.Wrong(CONFIGURATION, problem.toString()));
                }
            }
        }
        findings.addAll(new FileChecks(machine).of(environment));
        findings.addAll(new StoreChecks().of(environment));
        switch (reading) {
            case Reading.Complete<ServeSettings> complete -> findings.addAll(outside(complete.settings()));
            case Reading.Faulty<ServeSettings> faulty ->
                findings.add(new Finding.Unchecked(OUTSIDE, "the configuration cannot be used, see above"));
        }
        return findings;
    }

    private List<Finding> outside(ServeSettings settings) {
        TwilioChecks twilio = new TwilioChecks(machine.clock(), settings);
        List<Finding> findings = new ArrayList<>(twilio.findings());
        findings.addAll(new PublicAddressChecks(machine.clock(), settings).findings(twilio.hasAnswered()));
        return findings;
    }
}
