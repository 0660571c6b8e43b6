package org.quietline.adapter.twilio.webhook;

import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.application.send.RecordDelivery;
import org.quietline.application.webhook.Webhook;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierReport;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.MessageId;

/**
 * Takes the callback that tells what became of a message. Its own address, which is signed, names the message and the
 * attempt. A status that is not known, or belongs to incoming messages, is heard and not recorded.
 */
final class TwilioStatusWebhook implements Webhook {
    private final Gate gate;
    private final RecordDelivery record;
    private final InstantSource clock;

    TwilioStatusWebhook(Gate gate, RecordDelivery record, InstantSource clock) {
        this.gate = gate;
        this.record = record;
        this.clock = clock;
    }

    @Override
    public Answer handle(Request request) {
        Optional<FormParameters> form = gate.admit(request, TwilioWebhooks.STATUS_PATH);
        if (form.isEmpty()) {
            return Answers.NOT_FOR_US;
        }
        Optional<CarrierReference> reference =
                form.get().single("MessageSid").filter(MessageSid::isValid).map(CarrierReference::new);
        if (reference.isEmpty()) {
            return Answers.UNUSABLE;
        }
        status(form.get())
                .map(status -> CarrierReport.of(reference.get(), status, clock.instant())
                        .because(reason(form.get())))
                .ifPresent(report -> record.record(report, addressedTo(request)));
        return Answers.HEARD;
    }

    private static Optional<CarrierStatus> status(FormParameters form) {
        return form.single("MessageStatus").or(() -> form.single("SmsStatus")).flatMap(CarrierStatus::ofCode);
    }

    private static @Nullable FailureReason reason(FormParameters form) {
        @Nullable Integer code = form.single("ErrorCode")
                .flatMap(Numbers::small)
                .filter(given -> given > 0)
                .orElse(null);
        @Nullable String message =
                form.single("ErrorMessage").filter(given -> !given.isBlank()).orElse(null);
        return code == null && message == null ? null : FailureReason.of(code, message);
    }

    private static @Nullable MessageId addressedTo(Request request) {
        return FormParameters.ofQuery(request.pathAndQuery())
                .flatMap(query -> query.single("message"))
                .filter(MessageId::isValid)
                .map(MessageId::new)
                .orElse(null);
    }
}
