package org.quietline.adapter.twilio.carrier;

import static org.quietline.adapter.twilio.carrier.Fixture.ACCOUNT;
import static org.quietline.adapter.twilio.carrier.Fixture.ADA;
import static org.quietline.adapter.twilio.carrier.Fixture.NOON;
import static org.quietline.adapter.twilio.carrier.Fixture.OURS;
import static org.quietline.adapter.twilio.carrier.ScriptedServer.status;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.twilio.carrier.ScriptedServer.Step;

/** Pages and rows as Twilio's log has them. */
final class LogRows {
    static final String PATH = "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json";
    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
            .withZone(ZoneOffset.UTC);
    static final Step NONE = status(200, page(null));

    private LogRows() {}

    static String sid(int n) {
        return "SM%032x".formatted(n);
    }

    static String row(int n, String direction, Instant created, String more) {
        String from = direction.equals("inbound") ? ADA.unmasked() : OURS.unmasked();
        String to = direction.equals("inbound") ? OURS.unmasked() : ADA.unmasked();
        return "{\"sid\":\"" + sid(n) + "\",\"direction\":\"" + direction + "\",\"from\":\"" + from + "\",\"to\":\""
                + to + "\",\"body\":\"Text " + n + "\",\"status\":\"delivered\",\"num_segments\":\"2\","
                + "\"num_media\":\"0\",\"date_created\":\"" + RFC_2822.format(created) + "\",\"date_sent\":null,"
                + "\"price\":null,\"unheard_of\":{\"x\":[1]},\"error_code\":null,\"error_message\":null" + more + "}";
    }

    static String page(@Nullable String next, String... rows) {
        return "{\"messages\":[" + String.join(",", rows) + "],\"page\":0,\"page_size\":1000,\"next_page_uri\":"
                + (next == null ? "null" : "\"" + next + "\"") + "}";
    }

    static TwilioAccount account(ScriptedServer server, @Nullable String service) {
        return new TwilioAccount(Fixture.settings(server.url(), service), InstantSource.fixed(NOON.plusSeconds(60)));
    }
}
