package org.quietline.bootstrap.settings;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietline.bootstrap.security.Confidential;
import org.quietline.domain.phone.PhoneNumber;

/**
 * The account at Twilio.
 *
 * @param authTokens the tokens that webhooks may be signed with; the first is the primary one
 * @param apiKey what REST calls use instead of the primary token, or null
 * @param numbers our own numbers, of which the first is the sender; none when there is a service
 * @param messagingServiceSid the service through which operators' messages go, or null
 * @param apiBaseUrl where the REST API lives, or null for Twilio's own
 */
public record CarrierSettings(
        String accountSid,
        List<Confidential> authTokens,
        @Nullable ApiKey apiKey,
        List<PhoneNumber> numbers,
        @Nullable String messagingServiceSid,
        @Nullable URI apiBaseUrl) {
    /** Copies the lists. */
    public CarrierSettings {
        authTokens = List.copyOf(authTokens);
        numbers = List.copyOf(numbers);
    }

    /** An API key of the account. */
    public record ApiKey(String sid, Confidential secret) {}
}
