package org.quietline.bootstrap.doctor;

import java.util.ArrayList;
import java.util.List;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.bootstrap.settings.Environment;
import org.quietline.bootstrap.settings.Problem;
import org.quietline.bootstrap.settings.Reading;
import org.quietline.bootstrap.settings.ServeSettings;
import org.quietline.bootstrap.settings.Settings;
import org.quietline.bootstrap.settings.StoreSettings;
import org.quietline.bootstrap.wiring.StoreTools;
import org.quietline.domain.phone.Redaction;

/** Goes through the deployment checklist. */
public final class Doctor {
    private static final String CONFIGURATION = "configuration";
    private static final String STORE = "store";
    private static final String OPERATORS = "operators";
    private static final String TWILIO = "Twilio account, number and webhook";

    private Doctor() {}

    /** Every check, in the order of the checklist. */
    public static List<Finding> examine(Environment environment) {
        List<Finding> findings = new ArrayList<>();
        switch (Settings.forServing(environment)) {
            case Reading.Complete<ServeSettings> complete -> {
                findings.add(new Finding.Fine(CONFIGURATION + " is complete"));
                int operators = complete.settings().operators().size();
                findings.add(new Finding.Fine(OPERATORS + ": " + operators + " may sign in"));
            }
            case Reading.Faulty<ServeSettings> faulty -> {
                for (Problem problem : faulty.problems()) {
                    findings.add(new Finding.Wrong(CONFIGURATION, problem.toString()));
                }
            }
        }
        findings.add(store(Settings.forTheStore(environment)));
        findings.add(new Finding.Unchecked(TWILIO, "this version does not ask Twilio; compare them in its console"));
        return findings;
    }

    private static Finding store(Reading<StoreSettings> reading) {
        return switch (reading) {
            case Reading.Complete<StoreSettings> complete -> {
                try (StoreTools tools = StoreTools.open(complete.settings())) {
                    tools.storeCheck().check();
                    List<String> unanswered = tools.unansweredQueries();
                    yield unanswered.isEmpty()
                            ? new Finding.Fine(STORE + " answers every query and takes writes")
                            : new Finding.Wrong(
                                    STORE,
                                    "no index for " + unanswered.size() + " queries, such as " + unanswered.getFirst()
                                            + ": run firebase deploy --only firestore, and wait until they are built");
                } catch (StoreUnavailableException | IllegalArgumentException e) {
                    yield new Finding.Wrong(STORE, Redaction.redact(String.valueOf(e.getMessage())));
                }
            }
            case Reading.Faulty<StoreSettings> faulty ->
                new Finding.Unchecked(STORE, "its configuration cannot be used, see above");
        };
    }
}
