package org.quietline.adapter.twilio;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.quietline.adapter.twilio.carrier.TwilioAccount;
import org.quietline.adapter.twilio.carrier.TwilioSettings;
import org.quietline.adapter.twilio.carrier.TwilioSettings.Credentials;
import org.quietline.adapter.twilio.carrier.TwilioSettings.Patience;
import org.quietline.application.port.Samples;

/** The adapter as it is set up for the contracts: over this API, and over one that nobody serves. */
final class Accounts implements AutoCloseable {
    static final String SID = "AC0123456789abcdef0123456789abcdef";
    static final String TOKEN = "0123456789abcdef0123456789abcdef";

    /** Nobody listens on port 1 of a usual machine, so callbacks to it are lost and connections to it refused. */
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    private final TwilioAccount account;
    private final TwilioAccount unreachable;

    Accounts(URI api) {
        this(api, TOKEN);
    }

    private Accounts(URI api, String token) {
        this.account = account(api, token);
        this.unreachable = account(NOBODY, token);
    }

    /** With this token instead of the account's own. */
    static Accounts withToken(URI api, String token) {
        return new Accounts(api, token);
    }

    private static TwilioAccount account(URI api, String token) {
        TwilioSettings settings = new TwilioSettings(
                SID, Credentials.authToken(SID, token), api, List.of(Samples.DESK), null, NOBODY, 4, Patience.USUAL);
        return new TwilioAccount(settings, InstantSource.system());
    }

    TwilioAccount account() {
        return account;
    }

    TwilioAccount unreachable() {
        return unreachable;
    }

    @Override
    public void close() {
        account.close();
        unreachable.close();
    }
}
