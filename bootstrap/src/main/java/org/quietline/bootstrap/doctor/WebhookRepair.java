package org.quietline.bootstrap.doctor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.twilio.carrier.AccountProbe;
import org.quietline.adapter.twilio.carrier.OwnedNumber;
import org.quietline.adapter.twilio.carrier.OwnedService;
import org.quietline.adapter.twilio.carrier.Probed;
import org.quietline.adapter.twilio.carrier.TwilioSettings.Credentials;
import org.quietline.adapter.twilio.webhook.TwilioWebhooks;
import org.quietline.bootstrap.settings.CarrierSettings;
import org.quietline.bootstrap.settings.ServeSettings;
import org.quietline.bootstrap.wiring.Accounts;
import org.quietline.domain.phone.PhoneNumber;

/** Sets where Twilio announces texts and reports: to this deployment, with retries. */
public final class WebhookRepair {
    private final CarrierSettings twilio;
    private final String texts;
    private final String status;

    /** Prepares it for this deployment; changes nothing yet. */
    public WebhookRepair(ServeSettings settings) {
        this.twilio = settings.twilio();
        this.texts = WebhookAddress.of(settings.publicOrigin(), TwilioWebhooks.INCOMING_PATH)
                .withOverrides();
        this.status = WebhookAddress.of(settings.publicOrigin(), TwilioWebhooks.STATUS_PATH)
                .withOverrides();
    }

    /** What would be changed, in words. */
    public List<String> plan() {
        List<String> lines = new ArrayList<>();
        targets().forEach(target -> lines.add(target + ": incoming texts to " + texts + ", status to " + status));
        return lines;
    }

    private List<String> targets() {
        List<String> targets = new ArrayList<>();
        if (twilio.messagingServiceSid() != null) {
            targets.add("Messaging Service " + twilio.messagingServiceSid());
        }
        twilio.numbers().stream().filter(PhoneNumber::isE164).forEach(number -> targets.add("number " + number));
        return targets;
    }

    /** Changes it at Twilio. */
    public List<Finding> apply() {
        List<Finding> findings = new ArrayList<>();
        Credentials credentials = Accounts.credentials(twilio);
        try (AccountProbe probe = Accounts.probe(twilio)) {
            @Nullable String service = twilio.messagingServiceSid();
            if (service != null) {
                Probed<OwnedService> changed = probe.announce(credentials, service, texts, status);
                findings.add(finding("Messaging Service", changed));
            }
            for (PhoneNumber number : twilio.numbers()) {
                if (number.isE164()) {
                    findings.add(finding("number " + number, change(probe, credentials, number)));
                }
            }
        }
        return findings;
    }

    private Probed<OwnedNumber> change(AccountProbe probe, Credentials credentials, PhoneNumber number) {
        Probed<OwnedNumber> found = probe.number(credentials, number);
        return found instanceof Probed.Told<OwnedNumber> told
                ? probe.announce(credentials, told.value(), texts, status)
                : found;
    }

    private static Finding finding(String what, Probed<?> changed) {
        return switch (changed) {
            case Probed.Told<?> told -> new Finding.Fine(what + " now announces texts here");
            case Probed.Denied<?> denied ->
                new Finding.Wrong(what, "Twilio does not let us change it (" + denied.detail() + ")");
            case Probed.Absent<?> absent -> new Finding.Wrong(what, "it is not in this account");
            case Probed.Silent<?> silent -> new Finding.Wrong(what, "nothing is known: " + silent.detail());
        };
    }
}
