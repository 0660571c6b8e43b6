package org.quietline.bootstrap.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.twilio.carrier.AccountProbe;
import org.quietline.adapter.twilio.carrier.Hook;
import org.quietline.adapter.twilio.carrier.OwnedNumber;
import org.quietline.adapter.twilio.carrier.OwnedService;
import org.quietline.adapter.twilio.carrier.Probed;
import org.quietline.adapter.twilio.carrier.TwilioSettings.Credentials;
import org.quietline.adapter.twilio.webhook.TwilioWebhooks;
import org.quietline.bootstrap.settings.CarrierSettings;
import org.quietline.bootstrap.settings.ServeSettings;
import org.quietline.bootstrap.wiring.Accounts;
import org.quietline.domain.phone.PhoneNumber;

/** Looks at our numbers, or our Messaging Service: that they are ours, can text, and announce texts here. */
final class NumberChecks {
    private static final String NUMBER = "Twilio number ";
    private static final String SERVICE = "Messaging Service";
    private static final String MEND = ": run ./quietline doctor --fix-webhooks";

    private final AccountProbe probe;
    private final CarrierSettings twilio;
    private final Credentials credentials;
    private final WebhookAddress texts;
    private final WebhookAddress status;

    NumberChecks(AccountProbe probe, ServeSettings settings) {
        this.probe = probe;
        this.twilio = settings.twilio();
        this.credentials = Accounts.credentials(twilio);
        this.texts = WebhookAddress.of(settings.publicOrigin(), TwilioWebhooks.INCOMING_PATH);
        this.status = WebhookAddress.of(settings.publicOrigin(), TwilioWebhooks.STATUS_PATH);
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        boolean numbersAnnounce = true;
        @Nullable String service = twilio.messagingServiceSid();
        if (service != null) {
            Probed<OwnedService> probed = probe.service(credentials, service);
            findings.addAll(service(probed));
            numbersAnnounce = probed instanceof Probed.Told<OwnedService> told
                    && told.value().leavesItToTheNumbers();
        }
        for (PhoneNumber number : twilio.numbers()) {
            findings.addAll(number(number, numbersAnnounce));
        }
        return findings;
    }

    private List<Finding> service(Probed<OwnedService> probed) {
        return switch (probed) {
            case Probed.Told<OwnedService> told -> {
                OwnedService service = told.value();
                List<Finding> findings = new ArrayList<>(List.of(new Finding.Fine(SERVICE + " is there")));
                if (service.leavesItToTheNumbers()) {
                    if (twilio.numbers().isEmpty()) {
                        findings.add(
                                new Finding.Unchecked(
                                        SERVICE + " webhook",
                                        "it leaves that to its numbers: name them in TWILIO_PHONE_NUMBER to have them checked"));
                    }
                } else {
                    findings.add(announcement(SERVICE + " webhook", service.texts()));
                }
                findings.add(reports(SERVICE + " status webhook", service.status()));
                yield findings;
            }
            case Probed.Denied<OwnedService> denied -> List.of(denied(denied.detail()));
            case Probed.Absent<OwnedService> absent ->
                List.of(new Finding.Wrong(
                        "TWILIO_MESSAGING_SERVICE_SID", "the account has no such service: copy it from the console"));
            case Probed.Silent<OwnedService> silent -> List.of(new Finding.Unchecked(SERVICE, silent.detail()));
        };
    }

    private List<Finding> number(PhoneNumber number, boolean announces) {
        String name = NUMBER + number;
        if (!number.isE164()) {
            return List.of(new Finding.Unchecked(name, "short codes are not asked for: look at its webhook by hand"));
        }
        return switch (probe.number(credentials, number)) {
            case Probed.Told<OwnedNumber> told -> number(name, told.value(), announces);
            case Probed.Denied<OwnedNumber> denied -> List.of(denied(denied.detail()));
            case Probed.Absent<OwnedNumber> absent ->
                List.of(new Finding.Wrong(name, "is not a number of this account: check TWILIO_PHONE_NUMBER"));
            case Probed.Silent<OwnedNumber> silent -> List.of(new Finding.Unchecked(name, silent.detail()));
        };
    }

    private List<Finding> number(String name, OwnedNumber number, boolean announces) {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                number.canText()
                        ? new Finding.Fine(name + " is ours and can text")
                        : new Finding.Wrong(name, "cannot send and receive SMS: buy one that can"));
        if (announces) {
            findings.add(
                    number.isAnsweredByApplication()
                            ? new Finding.Wrong(
                                    name + " webhook", "a TwiML application gets its texts, so that we do not" + MEND)
                            : announcement(name + " webhook", number.texts()));
            findings.add(reports(name + " status webhook", number.status()));
        }
        return findings;
    }

    private Finding announcement(String what, Hook hook) {
        if (!hook.isSet()) {
            return new Finding.Wrong(what, "none is set, so that texts reach nobody" + MEND);
        }
        Optional<String> difference = texts.differenceTo(hook.url());
        if (difference.isPresent()) {
            return new Finding.Wrong(
                    what, difference.get() + " than " + texts.address() + ", for which PUBLIC_BASE_URL stands" + MEND);
        }
        if (!hook.method().toUpperCase(Locale.ROOT).equals("POST")) {
            return new Finding.Wrong(what, "it is called by GET instead of POST" + MEND);
        }
        return WebhookAddress.isTriedAgain(hook.url())
                ? new Finding.Fine(what + " is ours, with retries")
                : new Finding.Doubtful(
                        what,
                        "Twilio tries no second time when this program is away; reconciliation finds the texts later"
                                + MEND);
    }

    /** Each message names its own status webhook, so this one is for messages that others send from the number. */
    private Finding reports(String what, Hook hook) {
        Optional<String> difference = hook.isSet() ? status.differenceTo(hook.url()) : Optional.of("is not set");
        return difference.isEmpty()
                ? new Finding.Fine(what + " is ours")
                : new Finding.Doubtful(
                        what, difference.get() + "; our own messages name theirs, so nothing is lost" + MEND);
    }

    private Finding denied(String detail) {
        return new Finding.Wrong(
                TwilioChecks.opener(twilio.apiKey()), "Twilio does not accept it for this (" + detail + ")");
    }
}
