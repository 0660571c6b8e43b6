package org.quietline.adapter.web.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.quietline.adapter.web.page.Badge;
import org.quietline.adapter.web.page.Fact;
import org.quietline.adapter.web.page.Step;
import org.quietline.adapter.web.words.States;
import org.quietline.adapter.web.words.Times;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;

/** Tells what happened to one message, in plain words. */
final class Story {
    private Story() {}

    static String summary(IncomingMessage message) {
        if (message.responseSent()) {
            return "The carrier accepted our answer.";
        }
        if (message.acknowledgement().isPresent()) {
            return "An answer is on its way, or did not get through.";
        }
        return message.silence().map(States::sentence).orElse("Nothing was sent in answer.");
    }

    static List<Step> steps(IncomingMessage message) {
        List<Step> steps = new ArrayList<>();
        String sender = message.isRegistered() ? "From an active user." : "Not from an active user.";
        steps.add(new Step(new Badge("good", "Received"), sender, Times.shown(message.timestamp())));
        message.recoveredAt()
                .ifPresent(at -> steps.add(new Step(
                        new Badge("unsure", "Recovered"),
                        "The carrier's call never reached us, so it was fetched from the carrier's log.",
                        Times.shown(at))));
        return steps;
    }

    static List<Fact> facts(IncomingMessage message) {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("Sent to", message.to().masked()));
        facts.add(fact("Segments", Integer.toString(message.segments())));
        message.optOut().ifPresent(keyword -> facts.add(fact("Keyword", keyword.code())));
        message.media().forEach(file -> facts.add(fact("File, kept at the carrier", file.contentType())));
        message.acknowledgement().ifPresent(id -> facts.add(link("Answer", id)));
        facts.add(fact("Carrier's id", message.id().value()));
        return facts;
    }

    static String summary(OutgoingMessage message) {
        return States.sentence(message.delivery().status());
    }

    static List<Step> steps(OutgoingMessage message) {
        List<Step> steps = new ArrayList<>();
        for (OutgoingMessage.Step step : message.history()) {
            boolean isLast = steps.size() == message.history().size() - 1;
            steps.add(new Step(
                    States.shown(step.status()),
                    isLast ? reason(message).orElse(States.sentence(step.status())) : "",
                    Times.shown(step.at())));
        }
        return steps;
    }

    private static Optional<String> reason(OutgoingMessage message) {
        return message.delivery().failure().map(reason -> {
            String explanation = reason.explanation().orElse("The carrier gave no explanation");
            return reason.code().isPresent()
                    ? explanation + " (error " + reason.code().getAsInt() + ")"
                    : explanation;
        });
    }

    static List<Fact> facts(OutgoingMessage message) {
        List<Fact> facts = new ArrayList<>();
        message.origin().operatorId().ifPresent(operator -> facts.add(fact("Written by", operator)));
        message.origin().inReplyTo().ifPresent(id -> facts.add(link("In reply to", id)));
        facts.add(fact("Segments", Integer.toString(message.text().segments().count())));
        facts.add(fact("Attempts", Integer.toString(message.attempts())));
        message.reference().map(CarrierReference::value).ifPresent(sid -> facts.add(fact("Carrier's id", sid)));
        message.delivery()
                .failure()
                .map(FailureReason::code)
                .filter(code -> code.isPresent())
                .ifPresent(code -> facts.add(fact("Error code", Integer.toString(code.getAsInt()))));
        facts.add(fact("Id", message.id().value()));
        return facts;
    }

    private static Fact fact(String label, String value) {
        return new Fact(label, value, "");
    }

    private static Fact link(String label, MessageId id) {
        return new Fact(label, "Open the message", "/messages/" + id.value());
    }
}
