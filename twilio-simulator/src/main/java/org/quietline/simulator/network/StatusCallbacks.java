package org.quietline.simulator.network;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.quietline.simulator.fault.Fault;
import org.quietline.simulator.fault.Faults;
import org.quietline.simulator.http.Parameter;
import org.quietline.simulator.message.Message;
import org.quietline.simulator.message.Status;
import org.quietline.simulator.webhook.Announcement;
import org.quietline.simulator.webhook.Delivery;
import org.quietline.simulator.webhook.DeliveryLog;
import org.quietline.simulator.webhook.WebhookSender;

/** Reports a message's status to the URL that its sender gave. */
public final class StatusCallbacks {
    private static final DateTimeFormatter RECEIPT_DATE =
            DateTimeFormatter.ofPattern("yyMMddHHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final String account;
    private final WebhookSender sender;
    private final DeliveryLog log;
    private final Faults faults;
    private final InstantSource clock;

    public StatusCallbacks(String account, WebhookSender sender, DeliveryLog log, Faults faults, InstantSource clock) {
        this.account = account;
        this.sender = sender;
        this.log = log;
        this.faults = faults;
        this.clock = clock;
    }

    /** Tells whether Twilio reports this status of this message: not the first one, and never {@code sending}. */
    static boolean reports(Message message) {
        return message.sending().statusCallback() != null
                && switch (message.status()) {
                    case QUEUED -> message.service() != null;
                    case SENT, DELIVERED, UNDELIVERED, FAILED, CANCELED -> true;
                    case ACCEPTED, SCHEDULED, SENDING, RECEIVED -> false;
                };
    }

    /** Reports the status and returns once the report was answered, lost or given up. */
    void report(Message message) {
        String url = message.sending().statusCallback();
        if (url == null) {
            return;
        }
        String event = message.status().word();
        if (faults.strikes(Fault.CALLBACK_LOST).isPresent()) {
            log.add(Delivery.suppressed(Delivery.Kind.STATUS, message.sid(), event, url, clock.instant()));
            return;
        }
        Announcement report =
                new Announcement(Delivery.Kind.STATUS, message.sid(), event, url, "POST", parameters(message));
        int copies = faults.strikes(Fault.CALLBACK_DUPLICATE).isPresent() ? 2 : 1;
        try {
            for (int copy = 0; copy < copies; copy++) {
                log.add(sender.send(report));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Parameter> parameters(Message message) {
        List<Parameter> parameters = new ArrayList<>(List.of(
                new Parameter("SmsSid", message.sid()),
                new Parameter("SmsStatus", message.status().word()),
                new Parameter("MessageStatus", message.status().word()),
                new Parameter("To", message.to()),
                new Parameter("MessageSid", message.sid()),
                new Parameter("AccountSid", account),
                new Parameter("From", message.sender()),
                new Parameter("ApiVersion", "2010-04-01")));
        String service = message.service();
        if (service != null) {
            parameters.add(new Parameter("MessagingServiceSid", service));
        }
        Integer errorCode = message.progress().errorCode();
        if (errorCode != null) {
            parameters.add(new Parameter("ErrorCode", errorCode.toString()));
        }
        if (message.status() == Status.DELIVERED || message.status() == Status.UNDELIVERED) {
            parameters.add(new Parameter(
                    "RawDlrDoneDate", RECEIPT_DATE.format(message.progress().updated())));
        }
        return parameters;
    }
}
