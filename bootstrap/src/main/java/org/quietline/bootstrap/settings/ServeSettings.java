package org.quietline.bootstrap.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietline.bootstrap.security.Confidential;
import org.quietline.bootstrap.security.Credential;
import org.quietline.bootstrap.security.MasterSecrets;
import org.quietline.domain.message.MessageText;

/**
 * All that the program needs to serve.
 *
 * @param publicOrigin the origin that Twilio and browsers use
 * @param operators who may sign in
 * @param programs who may use the JSON interface
 * @param acknowledgement what registered users are answered
 * @param acknowledgementsPerHour how many of them a number gets in an hour; 0 is no limit
 * @param maskNumbersInText whether numbers within messages are masked too
 * @param reconcileEvery how often to compare with the carrier's log; zero is never
 * @param clientAddressHeader the header in which a trusted proxy names the client, or null
 * @param metricsToken the bearer token for the metrics, or null
 */
public record ServeSettings(
        Listen listen,
        URI publicOrigin,
        CarrierSettings twilio,
        StoreChoice store,
        MasterSecrets secrets,
        List<Credential> operators,
        List<Credential> programs,
        MessageText acknowledgement,
        int acknowledgementsPerHour,
        boolean maskNumbersInText,
        Duration reconcileEvery,
        @Nullable String clientAddressHeader,
        @Nullable Confidential metricsToken) {
    /** What registered users are answered when nothing else is configured. */
    public static final String USUAL_ACKNOWLEDGEMENT = "Your number is recognized. We have received your message.";

    /** How many acknowledgements a number gets in an hour when nothing else is configured. */
    public static final int USUAL_ACKNOWLEDGEMENTS_PER_HOUR = 30;

    /** Copies the lists. */
    public ServeSettings {
        operators = List.copyOf(operators);
        programs = List.copyOf(programs);
    }
}
