package org.quietline.bootstrap.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.twilio.carrier.AccountProbe;
import org.quietline.adapter.twilio.carrier.AccountState;
import org.quietline.adapter.twilio.carrier.Probed;
import org.quietline.adapter.twilio.carrier.TwilioSettings.Credentials;
import org.quietline.bootstrap.security.Confidential;
import org.quietline.bootstrap.settings.CarrierSettings;
import org.quietline.bootstrap.settings.CarrierSettings.ApiKey;
import org.quietline.bootstrap.settings.ServeSettings;
import org.quietline.bootstrap.wiring.Accounts;

/** Asks Twilio whether the account opens, may be used, and announces texts here; and what time it is. */
final class TwilioChecks {
    private static final String TOKEN = "TWILIO_AUTH_TOKEN";
    private static final String KEY = "Twilio API key";
    private static final String ACCOUNT = "Twilio account";
    private static final String CLOCK = "clock";
    private static final Duration NOTICEABLE = Duration.ofSeconds(5);
    private static final Duration HARMFUL = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final ServeSettings settings;
    private final List<Finding> findings = new ArrayList<>();
    private boolean hasAnswered;

    TwilioChecks(InstantSource clock, ServeSettings settings) {
        this.clock = clock;
        this.settings = settings;
        CarrierSettings twilio = settings.twilio();
        try (AccountProbe probe = Accounts.probe(twilio)) {
            Probed<AccountState> first = probe.account(Credentials.authToken(
                    twilio.accountSid(), twilio.authTokens().getFirst().reveal()));
            account(first);
            if (twilio.authTokens().size() > 1 && hasAnswered) {
                second(probe);
            }
            if (first instanceof Probed.Told<AccountState> || (twilio.apiKey() != null && hasAnswered)) {
                findings.addAll(new NumberChecks(probe, settings).findings());
            } else {
                findings.add(new Finding.Unchecked("Twilio number and webhooks", "the account does not open"));
            }
        }
    }

    List<Finding> findings() {
        return findings;
    }

    /** Whether there is a network with Twilio behind it. */
    boolean hasAnswered() {
        return hasAnswered;
    }

    private void account(Probed<AccountState> probed) {
        hasAnswered = !(probed instanceof Probed.Silent<AccountState>);
        switch (probed) {
            case Probed.Told<AccountState> told -> {
                token(told.value());
                standing(told.value());
                clock(told.carrierTime());
            }
            case Probed.Denied<AccountState> denied ->
                findings.add(new Finding.Wrong(
                        TOKEN,
                        "Twilio does not accept it for this account: copy account SID and primary token from its"
                                + " console again"));
            case Probed.Absent<AccountState> absent ->
                findings.add(new Finding.Wrong("TWILIO_ACCOUNT_SID", "Twilio knows no such account"));
            case Probed.Silent<AccountState> silent -> {
                findings.add(new Finding.Unchecked(ACCOUNT, "Twilio was not reached: " + silent.detail()));
                findings.add(new Finding.Unchecked(CLOCK, "its time is compared with Twilio's"));
            }
        }
    }

    private void token(AccountState state) {
        List<Confidential> tokens = settings.twilio().authTokens();
        if (!state.tellsPrimaryToken() || state.isPrimaryToken(tokens.getFirst().reveal())) {
            findings.add(new Finding.Fine(TOKEN + " opens the account"));
        } else if (tokens.size() > 1 && state.isPrimaryToken(tokens.get(1).reveal())) {
            findings.add(new Finding.Doubtful(
                    TOKEN, "the second one is the primary token by now and signs webhooks: put it first"));
        } else {
            findings.add(new Finding.Wrong(
                    TOKEN,
                    "it opens the account but is not the primary token, which signs webhooks: they would all be turned"
                            + " away"));
        }
    }

    private void second(AccountProbe probe) {
        CarrierSettings twilio = settings.twilio();
        Credentials credentials = Credentials.authToken(
                twilio.accountSid(), twilio.authTokens().get(1).reveal());
        if (probe.account(credentials) instanceof Probed.Denied<AccountState>) {
            findings.add(new Finding.Doubtful(
                    TOKEN, "Twilio does not accept the second one (any more): take it away when the rotation is over"));
        }
    }

    private void standing(AccountState state) {
        switch (state.standing()) {
            case ACTIVE -> findings.add(new Finding.Fine(ACCOUNT + " is active"));
            case SUSPENDED ->
                findings.add(new Finding.Wrong(ACCOUNT, "is suspended: Twilio's console says why, often the balance"));
            case CLOSED -> findings.add(new Finding.Wrong(ACCOUNT, "is closed"));
            case UNKNOWN -> findings.add(new Finding.Doubtful(ACCOUNT, "has a status that is not known here"));
        }
        if (state.isTrial()) {
            findings.add(new Finding.Doubtful(
                    ACCOUNT,
                    "is a trial: it writes to numbers verified in Twilio's console alone (others fail with error"
                            + " 21608), in one segment, and puts a notice before each text; upgrade it"));
        }
    }

    private void clock(Optional<Instant> carrierTime) {
        if (carrierTime.isEmpty()) {
            findings.add(new Finding.Unchecked(CLOCK, "Twilio did not tell the time"));
            return;
        }
        Duration off = Duration.between(carrierTime.get(), clock.instant()).abs();
        String words = "is " + off.toSeconds() + " s away from Twilio's";
        if (off.compareTo(HARMFUL) > 0) {
            findings.add(new Finding.Wrong(
                    CLOCK, words + ": set it by NTP; leases, sessions and the search for lost messages rely on it"));
        } else if (off.compareTo(NOTICEABLE) > 0) {
            findings.add(new Finding.Doubtful(CLOCK, words + ": let NTP keep it"));
        } else {
            findings.add(new Finding.Fine(CLOCK + " agrees with Twilio's"));
        }
    }

    /** Whether the API key is what REST calls use. */
    static String opener(@Nullable ApiKey key) {
        return key == null ? TOKEN : KEY;
    }
}
