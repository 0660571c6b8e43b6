package org.quietline.bootstrap.settings;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.quietline.bootstrap.security.Confidential;
import org.quietline.bootstrap.security.Credential;
import org.quietline.bootstrap.security.MasterSecrets;
import org.quietline.domain.message.MessageText;

/** Reads the configuration. All problems are told at once, each with its variable, none with a value. */
public final class Settings {
    private static final String PUBLIC_BASE_URL = "PUBLIC_BASE_URL";
    private static final String ACKNOWLEDGEMENT_TEXT = "ACKNOWLEDGEMENT_TEXT";
    private static final String RECONCILE_EVERY = "RECONCILE_EVERY";
    private static final Duration SHORTEST_RECONCILE = Duration.ofSeconds(1);
    private static final Duration LONGEST_RECONCILE = Duration.ofDays(7);
    private static final int MOST_PER_HOUR = 1_000_000;
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
    private static final Pattern HOST = Pattern.compile("[^\\s/]+");

    private Settings() {}

    /** All that serving needs. */
    public static Reading<ServeSettings> forServing(Environment environment) {
        Variables variables = new Variables(environment);
        Listen listen = listen(variables);
        Optional<URI> origin = Origins.origin(
                variables,
                PUBLIC_BASE_URL,
                variables.required(
                        PUBLIC_BASE_URL,
                        "set it to the origin that Twilio and browsers use, like https://desk.example.org"));
        Supplier<CarrierSettings> twilio = new TwilioReader(variables).read();
        Optional<StoreChoice> store = new StoreReader(variables).read();
        Optional<MasterSecrets> secrets = new SecretsReader(variables).required();
        CredentialsReader credentials = new CredentialsReader(variables);
        List<Credential> operators = credentials.operators();
        List<Credential> programs = credentials.programs();
        MessageText acknowledgement = acknowledgement(variables);
        int perHour = variables.number(
                "ACKNOWLEDGEMENTS_PER_HOUR", ServeSettings.USUAL_ACKNOWLEDGEMENTS_PER_HOUR, 0, MOST_PER_HOUR);
        boolean maskNumbers = variables.flag("MASK_NUMBERS_IN_TEXT", true);
        Duration reconcileEvery = reconcileEvery(variables);
        Optional<String> addressHeader = variables.matching(
                "CLIENT_ADDRESS_HEADER",
                variables.text("CLIENT_ADDRESS_HEADER"),
                HEADER,
                "must be the name of a header, like X-Real-IP");
        logFormat(variables);
        Optional<String> metricsToken = variables.secret("METRICS_TOKEN");
        return variables.settings(() -> new ServeSettings(
                listen,
                origin.orElseThrow(),
                twilio.get(),
                store.orElseThrow(),
                secrets.orElseThrow(),
                operators,
                programs,
                acknowledgement,
                perHour,
                maskNumbers,
                reconcileEvery,
                addressHeader.orElse(null),
                metricsToken.map(Confidential::new).orElse(null)));
    }

    /** The store's part alone. */
    public static Reading<StoreSettings> forTheStore(Environment environment) {
        Variables variables = new Variables(environment);
        Optional<StoreChoice> store = new StoreReader(variables).read();
        Optional<MasterSecrets> secrets = new SecretsReader(variables).ifSet();
        return variables.settings(() -> new StoreSettings(store.orElseThrow(), secrets.orElse(null)));
    }

    /** The store's part and the secrets, without which the audit cannot be checked. */
    public static Reading<StoreSettings> forTheAudit(Environment environment) {
        Variables variables = new Variables(environment);
        Optional<StoreChoice> store = new StoreReader(variables).read();
        Optional<MasterSecrets> secrets = new SecretsReader(variables).required();
        return variables.settings(() -> new StoreSettings(store.orElseThrow(), secrets.orElseThrow()));
    }

    /** How log lines are to look, if that is configured and readable. Needed before all else is read. */
    public static Optional<LogFormat> logFormat(Environment environment) {
        return logFormat(new Variables(environment));
    }

    private static Optional<LogFormat> logFormat(Variables variables) {
        return variables.text("LOG_FORMAT").flatMap(format -> switch (format.toLowerCase(Locale.ROOT)) {
            case "json" -> Optional.of(LogFormat.JSON);
            case "text" -> Optional.of(LogFormat.TEXT);
            default -> variables.problem("LOG_FORMAT", "must be json or text");
        });
    }

    private static Listen listen(Variables variables) {
        int port = variables.number("PORT", 8080, 0, 65_535);
        String host = variables
                .matching("HOST", variables.text("HOST"), HOST, "must be an address or a host name, like 0.0.0.0")
                .orElse("0.0.0.0");
        return new Listen(host, port);
    }

    private static MessageText acknowledgement(Variables variables) {
        MessageText text =
                MessageText.of(variables.text(ACKNOWLEDGEMENT_TEXT).orElse(ServeSettings.USUAL_ACKNOWLEDGEMENT));
        if (text.isBlank() || text.length() > MessageText.MAX_OUTGOING) {
            variables.problem(
                    ACKNOWLEDGEMENT_TEXT,
                    "must have 1 to " + MessageText.MAX_OUTGOING + " characters that can be seen");
        }
        return text;
    }

    private static Duration reconcileEvery(Variables variables) {
        Duration usual = Duration.ofMinutes(5);
        Optional<String> value = variables.text(RECONCILE_EVERY);
        if (value.isEmpty()) {
            return usual;
        }
        try {
            Duration every = Duration.parse(value.get());
            boolean isUsable = every.isZero()
                    || (every.compareTo(SHORTEST_RECONCILE) >= 0 && every.compareTo(LONGEST_RECONCILE) <= 0);
            if (isUsable) {
                return every;
            }
        } catch (DateTimeException e) {
            // told below, like a duration out of range
        }
        variables.problem(RECONCILE_EVERY, "must be a duration from PT1S to P7D like PT5M, or PT0S for never");
        return usual;
    }
}
