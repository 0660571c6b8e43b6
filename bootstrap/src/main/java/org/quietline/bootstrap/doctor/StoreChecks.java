package org.quietline.bootstrap.doctor;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.bootstrap.settings.Environment;
import org.quietline.bootstrap.settings.Reading;
import org.quietline.bootstrap.settings.Settings;
import org.quietline.bootstrap.settings.StoreChoice;
import org.quietline.bootstrap.settings.StoreChoice.Access;
import org.quietline.bootstrap.settings.StoreSettings;
import org.quietline.bootstrap.wiring.StoreTools;
import org.quietline.domain.phone.Redaction;

/** Tries the store: that it takes writes and answers every query, and that nobody else may ask it. */
final class StoreChecks {
    private static final String STORE = "store";
    private static final String RULES = "Firestore rules";
    private static final String DEPLOY = "run firebase deploy --only firestore";

    StoreChecks() {}

    List<Finding> of(Environment environment) {
        return switch (Settings.forTheStore(environment)) {
            case Reading.Complete<StoreSettings> complete -> {
                List<Finding> findings = new ArrayList<>();
                findings.add(store(complete.settings()));
                if (complete.settings().store() instanceof StoreChoice.Firestore firestore) {
                    findings.add(rules(firestore));
                }
                yield findings;
            }
            case Reading.Faulty<StoreSettings> faulty ->
                List.of(new Finding.Unchecked(STORE, "its configuration cannot be used, see above"));
        };
    }

    private static Finding store(StoreSettings settings) {
        try (StoreTools tools = StoreTools.open(settings)) {
            tools.storeCheck().check();
            List<String> unanswered = tools.unansweredQueries();
            return unanswered.isEmpty()
                    ? new Finding.Fine(STORE + " answers every query and takes writes")
                    : new Finding.Wrong(
                            STORE,
                            "no index for " + unanswered.size() + " queries, such as " + unanswered.getFirst() + ": "
                                    + DEPLOY + ", and wait until they are built");
        } catch (StoreUnavailableException | IllegalArgumentException e) {
            return new Finding.Wrong(STORE, Redaction.redact(String.valueOf(e.getMessage())));
        }
    }

    /** Asks as anybody could who knows the project's name. */
    static Finding rules(StoreChoice.Firestore firestore) {
        String server = firestore.access() instanceof Access.Emulator emulator
                ? "http://" + emulator.address()
                : "https://firestore.googleapis.com";
        URI users = URI.create(
                server + "/v1/projects/" + firestore.projectId() + "/databases/(default)/documents/users?pageSize=1");
        return switch (Web.get(users)) {
            case Web.Answered answered -> rules(answered.status());
            case Web.Unanswered unanswered -> new Finding.Unchecked(RULES, unanswered.detail());
        };
    }

    private static Finding rules(int status) {
        return switch (status) {
            case 401, 403 -> new Finding.Fine(RULES + " keep strangers out");
            case 200 -> new Finding.Wrong(RULES, "anybody may read the users: " + DEPLOY + " at once");
            default -> new Finding.Unchecked(RULES, "Firestore answered " + status);
        };
    }
}
