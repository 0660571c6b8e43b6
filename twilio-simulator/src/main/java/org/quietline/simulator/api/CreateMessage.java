package org.quietline.simulator.api;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.quietline.simulator.fault.Fault;
import org.quietline.simulator.fault.Faults;
import org.quietline.simulator.http.Answer;
import org.quietline.simulator.http.Call;
import org.quietline.simulator.http.Form;
import org.quietline.simulator.http.Reply;
import org.quietline.simulator.message.Content;
import org.quietline.simulator.message.Direction;
import org.quietline.simulator.message.Media;
import org.quietline.simulator.message.Message;
import org.quietline.simulator.message.Sending;
import org.quietline.simulator.message.Sids;
import org.quietline.simulator.network.Network;

/** Creates messages. As with the real one, nothing here makes a call that is sent twice create one message. */
final class CreateMessage {
    private final NewMessageRules rules;
    private final Network network;
    private final MessageJson json;
    private final CreateCalls calls;
    private final Faults faults;
    private final ApiFaults apiFaults;

    CreateMessage(NewMessageRules rules, Network network, MessageJson json, CreateCalls calls, Faults faults) {
        this.rules = rules;
        this.network = network;
        this.json = json;
        this.calls = calls;
        this.faults = faults;
        this.apiFaults = new ApiFaults(faults);
    }

    Answer answer(Call call) throws InterruptedException {
        Form form = call.form();
        String callback = form.filled("StatusCallback").orElse("");
        calls.called(callback);
        ApiFaults.Fate fate = apiFaults.decide(true);
        fate.waitBefore();
        if (!fate.taken() && fate.instead().isPresent()) {
            return fate.instead().get();
        }
        Optional<ApiError> refusal = rules.refusal(form).or(() -> badSchedule(form));
        if (refusal.isPresent()) {
            return refusal.get().reply();
        }
        Message message = network.take(outgoing(form));
        calls.accepted(callback);
        Runnable onward = onward(form, message);
        Reply created = Reply.json(201, json.of(message));
        if (faults.strikes(Fault.CALLBACK_EARLY).isPresent()) {
            network.rush(message);
            onward = () -> {};
        }
        fate.waitAfter();
        return after(fate.instead().orElse(created), onward);
    }

    private Runnable onward(Form form, Message message) {
        return form.first("From").filter(NewMessageRules.MAGIC_SENDER::equals).isPresent()
                ? () -> {}
                : () -> network.start(message);
    }

    private static Answer after(Answer answer, Runnable onward) {
        return switch (answer) {
            case Reply reply -> reply.then(onward);
            case Answer.HangUp hangUp -> new Answer.HangUp(onward);
        };
    }

    private static Network.Outgoing outgoing(Form form) {
        Optional<String> service = form.filled("MessagingServiceSid");
        List<Media> media = form.all("MediaUrl").stream()
                .map(url -> new Media(Sids.next("ME"), "image/jpeg", url))
                .toList();
        return new Network.Outgoing(
                Direction.OUTBOUND_API,
                form.filled("From").orElse(null),
                form.first("To").orElseThrow(),
                service.orElse(null),
                Content.of(form.first("Body").orElse(""), media),
                new Sending(
                        form.filled("StatusCallback").orElse(null),
                        Duration.ofSeconds(
                                Long.parseLong(form.filled("ValidityPeriod").orElse("36000"))),
                        sendAt(form).orElse(null)));
    }

    private static Optional<ApiError> badSchedule(Form form) {
        if (form.filled("ScheduleType").isEmpty() && form.filled("SendAt").isEmpty()) {
            return Optional.empty();
        }
        if (form.filled("MessagingServiceSid").isEmpty()) {
            return Optional.of(ApiError.badRequest(35118, "MessagingServiceSid is required to schedule a message"));
        }
        try {
            return sendAt(form).isPresent()
                    ? Optional.empty()
                    : Optional.of(ApiError.badRequest(35111, "SendAt parameter is missing"));
        } catch (DateTimeParseException e) {
            return Optional.of(ApiError.badRequest(35114, "SendAt is not an ISO 8601 date and time"));
        }
    }

    private static Optional<Instant> sendAt(Form form) {
        return form.filled("SendAt").map(text -> Instant.parse(text.endsWith("Z") ? text : text + "Z"));
    }
}
