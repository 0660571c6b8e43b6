package org.quietline.bootstrap.doctor;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quietline.adapter.twilio.webhook.SignedSample;
import org.quietline.adapter.twilio.webhook.TwilioWebhooks;
import org.quietline.bootstrap.security.Confidential;
import org.quietline.bootstrap.settings.CarrierSettings;
import org.quietline.bootstrap.settings.ServeSettings;

/** Calls the public address as Twilio will: that it is this program that answers, and that it takes what is signed. */
final class PublicAddressChecks {
    private static final String ADDRESS = "public address";
    private static final String CERTIFICATE = "certificate";
    private static final String SIGNATURE = "signatures";
    private static final Duration SOON = Duration.ofDays(14);

    private final InstantSource clock;
    private final URI origin;
    private final CarrierSettings twilio;
    private final List<Finding> findings = new ArrayList<>();

    PublicAddressChecks(InstantSource clock, ServeSettings settings) {
        this.clock = clock;
        this.origin = settings.publicOrigin();
        this.twilio = settings.twilio();
    }

    /** @param hasNetwork whether anything outside was reached; without that, silence says nothing */
    List<Finding> findings(boolean hasNetwork) {
        switch (Web.get(URI.create(origin + "/healthz"))) {
            case Web.Answered answered -> answered(answered);
            case Web.Unanswered unanswered -> {
                boolean isOffline = unanswered.why() == Web.Why.UNKNOWN_HOST && !hasNetwork;
                findings.add(
                        isOffline
                                ? new Finding.Unchecked(ADDRESS, "there is no network here")
                                : new Finding.Wrong(ADDRESS, mend(unanswered)));
                findings.add(new Finding.Unchecked(SIGNATURE, "the public address does not answer"));
            }
        }
        return findings;
    }

    private static String mend(Web.Unanswered unanswered) {
        return unanswered.detail()
                + switch (unanswered.why()) {
                    case UNKNOWN_HOST -> ": check PUBLIC_BASE_URL and the DNS record";
                    case REFUSED -> ": start ./quietline serve, and look at the proxy before it";
                    case CERTIFICATE -> ": renew it, with the intermediate certificates; Twilio refuses it too";
                    case TOO_SLOW, BROKEN -> ": look at the firewall and the proxy";
                };
    }

    private void answered(Web.Answered answered) {
        if (answered.status() >= 300 && answered.status() < 400) {
            findings.add(new Finding.Wrong(
                    ADDRESS,
                    "it redirects, and a webhook that is redirected loses its content: set PUBLIC_BASE_URL to"
                            + " where it leads"));
            findings.add(new Finding.Unchecked(SIGNATURE, "the public address redirects"));
            return;
        }
        if (answered.status() != 200 || !answered.body().startsWith("alive")) {
            findings.add(new Finding.Wrong(
                    ADDRESS,
                    "something else answers there (" + answered.status() + "): look at PUBLIC_BASE_URL and"
                            + " at the proxy"));
            findings.add(new Finding.Unchecked(SIGNATURE, "something else answers at the public address"));
            return;
        }
        findings.add(new Finding.Fine(ADDRESS + " answers as Quietline"));
        answered.certificateEnds().ifPresent(this::certificate);
        if (Web.get(URI.create(origin + "/readyz")) instanceof Web.Answered ready && ready.status() == 503) {
            findings.add(new Finding.Wrong(ADDRESS, "the program there does not reach its store: look at its log"));
        }
        signatures();
    }

    private void certificate(Instant ends) {
        Duration left = Duration.between(clock.instant(), ends);
        if (left.isNegative()) {
            // Java asks no date of a certificate that the machine trusts by itself; others do.
            findings.add(new Finding.Wrong(CERTIFICATE, "has expired: renew it; Twilio refuses it"));
            return;
        }
        findings.add(
                left.compareTo(SOON) < 0
                        ? new Finding.Doubtful(CERTIFICATE, "expires in " + left.toDays() + " days: renew it")
                        : new Finding.Fine(CERTIFICATE + " is trusted for " + left.toDays() + " days more"));
    }

    private void signatures() {
        int number = 0;
        for (Confidential token : twilio.authTokens()) {
            number++;
            int status = post(token.reveal(), origin);
            if (status == 204) {
                continue;
            }
            findings.add(status == 403 ? refused(token) : new Finding.Wrong(SIGNATURE, unexpected(status)));
            return;
        }
        findings.add(new Finding.Fine(
                SIGNATURE + " are taken as Twilio makes them" + (number > 1 ? ", with both tokens" : "")));
    }

    private static String unexpected(int status) {
        return "a signed request was answered " + status + " instead of 204: look at the log of the program there";
    }

    /** The program there knows another token or another address of itself: tell which of those that come to mind. */
    private Finding refused(Confidential token) {
        for (Map.Entry<String, URI> other : otherOrigins().entrySet()) {
            if (post(token.reveal(), other.getValue()) == 204) {
                return new Finding.Wrong(
                        SIGNATURE,
                        "the program there takes what is signed for " + other.getKey()
                                + ": it runs with another PUBLIC_BASE_URL; give both the same and restart it");
            }
        }
        boolean takesAnother = twilio.authTokens().stream()
                .filter(other -> !other.equals(token))
                .anyMatch(other -> post(other.reveal(), origin) == 204);
        return new Finding.Wrong(
                SIGNATURE,
                takesAnother
                        ? "the program there knows only one of the two tokens: restart it with both"
                        : "the program there turned a signed request away: it runs with another TWILIO_AUTH_TOKEN,"
                                + " TWILIO_ACCOUNT_SID or PUBLIC_BASE_URL, or the proxy takes the header "
                                + SignedSample.HEADER + " away");
    }

    private Map<String, URI> otherOrigins() {
        boolean isSecure = origin.getScheme().equals("https");
        String host = origin.getHost();
        String port = origin.getPort() < 0 ? "" : ":" + origin.getPort();
        String otherHost = host.startsWith("www.") ? host.substring("www.".length()) : "www." + host;
        Map<String, URI> others = new LinkedHashMap<>();
        others.put(
                isSecure ? "http instead of https" : "https instead of http",
                URI.create((isSecure ? "http://" : "https://") + host + port));
        others.put("the host with or without www.", URI.create(origin.getScheme() + "://" + otherHost + port));
        for (String other : List.of(":8080", ":8443", ":3000")) {
            others.put("port " + other.substring(1), URI.create(origin.getScheme() + "://" + host + other));
        }
        return others;
    }

    /** The status of the answer, or 0 when there is none. */
    private int post(String token, URI signedOrigin) {
        Web answer = Web.post(
                URI.create(origin + TwilioWebhooks.STATUS_PATH),
                SignedSample.of(twilio.accountSid(), token, signedOrigin));
        return answer instanceof Web.Answered answered ? answered.status() : 0;
    }
}
