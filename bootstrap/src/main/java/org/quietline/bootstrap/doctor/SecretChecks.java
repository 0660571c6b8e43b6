package org.quietline.bootstrap.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quietline.bootstrap.security.Argon2Hash;
import org.quietline.bootstrap.security.Confidential;
import org.quietline.bootstrap.settings.ServeSettings;

/** Looks at the secrets without showing them: whether they look as their makers make them. */
final class SecretChecks {
    private static final String SECRET = "QUIETLINE_SECRET";
    private static final String OPERATORS = "OPERATORS";
    private static final Pattern AUTH_TOKEN = Pattern.compile("[0-9a-f]{32}");
    private static final int SHORTEST_TOKEN = 20;

    private SecretChecks() {}

    static List<Finding> of(ServeSettings settings) {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                settings.secrets().looksRandom()
                        ? new Finding.Fine(SECRET + " looks random")
                        : new Finding.Wrong(
                                SECRET,
                                "looks typed by hand or copied from an example: make one with openssl rand -base64 32,"
                                        + " and put the old one behind it after a comma"));
        if (!settings.twilio().authTokens().stream()
                .allMatch(token -> AUTH_TOKEN.matcher(token.reveal()).matches())) {
            findings.add(new Finding.Doubtful(
                    "TWILIO_AUTH_TOKEN", "has another form than Twilio's, which are 32 hexadecimal digits"));
        }
        long weak = settings.operators().stream()
                .filter(operator -> !Argon2Hash.isStrong(operator.hash()))
                .count();
        findings.add(
                weak == 0
                        ? new Finding.Fine("operators: " + settings.operators().size() + " may sign in")
                        : new Finding.Doubtful(
                                OPERATORS,
                                weak + " of " + settings.operators().size()
                                        + " hashes are cheap to guess: make them anew with ./quietline operators"
                                        + " hash"));
        @Nullable Confidential metrics = settings.metricsToken();
        if (metrics != null && metrics.reveal().length() < SHORTEST_TOKEN) {
            findings.add(new Finding.Doubtful(
                    "METRICS_TOKEN", "is short: make one with openssl rand -hex 24, without telling it to anybody"));
        }
        return findings;
    }
}
