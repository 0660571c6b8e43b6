package org.quietline.adapter.web.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.page.Badge;
import org.quietline.adapter.web.page.Fact;
import org.quietline.adapter.web.page.Step;
import org.quietline.adapter.web.page.Time;
import org.quietline.adapter.web.words.Failures;
import org.quietline.adapter.web.words.States;
import org.quietline.adapter.web.words.Times;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierReport;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.DeliveryStatus;
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

    /** @param answer its acknowledgement, if there is one */
    static List<Step> steps(IncomingMessage message, @Nullable OutgoingMessage answer) {
        List<Step> steps = new ArrayList<>();
        steps.add(
                message.recoveredAt().isPresent()
                        ? new Step(
                                new Badge("good", "Sent to us"),
                                "This is the carrier's own time. Its call never reached us.",
                                Times.shown(message.timestamp()))
                        : new Step(
                                new Badge("good", "Received"),
                                "The carrier's call had a good signature, and the message was stored before the call was"
                                        + " answered.",
                                Times.shown(message.timestamp())));
        message.recoveredAt()
                .ifPresent(at -> steps.add(new Step(
                        new Badge("unsure", "Recovered"),
                        "It was found in the carrier's log, which is compared with ours, and stored.",
                        Times.shown(at))));
        Time checked = Times.shown(message.recoveredAt().orElse(message.timestamp()));
        steps.add(
                message.isRegistered()
                        ? new Step(new Badge("good", "Known sender"), "An active user at that time.", checked)
                        : new Step(new Badge("quiet", "Not an active user"), "That was so when it came.", checked));
        message.silence()
                .ifPresent(
                        why -> steps.add(new Step(new Badge("quiet", "Kept silent"), States.sentence(why), checked)));
        if (answer != null) {
            steps.addAll(steps(answer, status -> {
                Badge badge = States.shown(status);
                return new Badge(badge.tone(), "Answer: " + badge.words().toLowerCase(Locale.ROOT));
            }));
        }
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
        if (message.delivery().status() == DeliveryStatus.QUEUED && message.attempts() > 0) {
            return message.attempts() == 1
                    ? "It was tried once, and waits to be tried again."
                    : "It was tried " + message.attempts() + " times, and waits to be tried again.";
        }
        return States.sentence(message.delivery().status());
    }

    /** @param late reports that changed nothing */
    static List<Step> steps(OutgoingMessage message, List<CarrierReport> late) {
        List<Step> steps = steps(message, States::shown);
        for (CarrierReport report : late) {
            steps.add(new Step(
                    new Badge("quiet", "Report: " + report.status().code().replace('_', ' ')),
                    report.status().rank() == rank(message)
                            ? "The carrier said it once more. It changed nothing."
                            : "It came too late, when more was known already. It changed nothing.",
                    Times.shown(report.at())));
        }
        return steps;
    }

    private static int rank(OutgoingMessage message) {
        return CarrierStatus.ofCode(message.delivery().status().code())
                .map(CarrierStatus::rank)
                .orElse(-1);
    }

    /** The steps of its history, with these badges. */
    private static List<Step> steps(OutgoingMessage message, Function<DeliveryStatus, Badge> badge) {
        List<Step> steps = new ArrayList<>();
        int last = message.history().size() - 1;
        for (int n = 0; n <= last; n++) {
            OutgoingMessage.Step step = message.history().get(n);
            String meant = sentence(step, n == 0);
            String detail = n == last ? reason(message).orElse(meant) : meant;
            steps.add(new Step(badge.apply(step.status()), detail, Times.shown(step.at())));
        }
        return steps;
    }

    /** What the step meant when it was made. */
    private static String sentence(OutgoingMessage.Step step, boolean isFirst) {
        return switch (step.status()) {
            case QUEUED ->
                isFirst
                        ? "Stored, before the carrier heard of it."
                        : "The carrier did not take it, so it waits to be tried again.";
            case SENDING -> "Claimed by this desk and handed to the carrier.";
            case SENT -> "The carrier accepted it.";
            case DELIVERED -> "The carrier reported that it arrived.";
            case READ -> "The carrier reported that it was opened.";
            case UNDELIVERED -> "The carrier reported that it did not arrive.";
            case FAILED -> "It did not go out.";
            case UNCONFIRMED -> "The carrier's answer got lost, so nobody knew whether it was accepted.";
        };
    }

    /** Why it failed, if it did: what that means in plain words, and what the carrier itself says. */
    static Optional<String> reason(OutgoingMessage message) {
        return message.delivery().failure().map(reason -> {
            String said = reason.explanation().orElse("The carrier gave no explanation");
            if (reason.code().isEmpty()) {
                return said;
            }
            int code = reason.code().getAsInt();
            String told = "Error " + code + ": " + said;
            return Failures.of(code)
                    .map(why -> why.meaning() + ". " + why.advice() + " " + told)
                    .orElse(told);
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
