package org.quietline.bootstrap.wiring;

import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.twilio.carrier.AccountProbe;
import org.quietline.adapter.twilio.carrier.TwilioAccount;
import org.quietline.adapter.twilio.carrier.TwilioSettings;
import org.quietline.adapter.twilio.carrier.TwilioSettings.Credentials;
import org.quietline.adapter.twilio.carrier.TwilioSettings.Patience;
import org.quietline.bootstrap.settings.CarrierSettings;
import org.quietline.bootstrap.settings.CarrierSettings.ApiKey;

/** Opens the account at Twilio. */
public final class Accounts {
    /** Reading Twilio's log must not wait for sends. */
    private static final int CONNECTIONS_BESIDE_SENDS = 4;

    private Accounts() {}

    static TwilioAccount open(CarrierSettings settings, URI publicOrigin) {
        return open(settings, publicOrigin, Patience.USUAL);
    }

    /** The same with another patience, for tests of what the carrier does not answer. */
    static TwilioAccount open(CarrierSettings settings, URI publicOrigin, Patience patience) {
        return new TwilioAccount(
                new TwilioSettings(
                        settings.accountSid(),
                        credentials(settings),
                        Desk.apiBaseUrl(settings),
                        settings.numbers(),
                        settings.messagingServiceSid(),
                        publicOrigin,
                        Desk.SLOTS + CONNECTIONS_BESIDE_SENDS,
                        patience),
                InstantSource.system());
    }

    /** Asks about the account, for checks by hand. */
    public static AccountProbe probe(CarrierSettings settings) {
        return new AccountProbe(settings.accountSid(), Desk.apiBaseUrl(settings));
    }

    /** What REST calls are made with. */
    public static Credentials credentials(CarrierSettings settings) {
        @Nullable ApiKey key = settings.apiKey();
        return key == null
                ? Credentials.authToken(
                        settings.accountSid(), settings.authTokens().getFirst().reveal())
                : Credentials.apiKey(key.sid(), key.secret().reveal());
    }
}
