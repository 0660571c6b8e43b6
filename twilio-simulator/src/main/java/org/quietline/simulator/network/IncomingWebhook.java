package org.quietline.simulator.network;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.quietline.simulator.account.OwnNumber.Hooks;
import org.quietline.simulator.http.Parameter;
import org.quietline.simulator.message.Content;
import org.quietline.simulator.message.Media;
import org.quietline.simulator.message.Message;
import org.quietline.simulator.message.Sids;
import org.quietline.simulator.webhook.Announcement;
import org.quietline.simulator.webhook.Delivery;
import org.quietline.simulator.webhook.DeliveryLog;
import org.quietline.simulator.webhook.Twiml;
import org.quietline.simulator.webhook.WebhookSender;

/** Announces incoming texts to the URL of the number that was texted, or to its fallback, and reads the answers. */
public final class IncomingWebhook {
    private final IncomingParameters parameters;
    private final WebhookSender sender;
    private final DeliveryLog log;
    private final InstantSource clock;

    public IncomingWebhook(IncomingParameters parameters, WebhookSender sender, DeliveryLog log, InstantSource clock) {
        this.parameters = parameters;
        this.sender = sender;
        this.log = log;
        this.clock = clock;
    }

    /** How an announcement went, and what it answered that is to be sent. */
    record Answered(Delivery delivery, List<ReplyText> replies) {}

    /** A message that the webhook answered. */
    record ReplyText(Content content, Optional<String> to, Optional<String> from, Optional<String> statusCallback) {}

    /** Notes that the text was not announced. */
    void suppress(Message message, Hooks hooks) {
        String url = hooks.smsUrl();
        log.add(Delivery.suppressed(
                Delivery.Kind.INCOMING, message.sid(), "received", url == null ? "" : url, clock.instant()));
    }

    /** Announces the text; empty if nobody asked for that. */
    Optional<Answered> announce(Message message, Hooks hooks) throws InterruptedException {
        String url = hooks.smsUrl();
        if (url == null) {
            return Optional.empty();
        }
        List<Parameter> told = parameters.of(message);
        Delivery first = sender.send(
                new Announcement(Delivery.Kind.INCOMING, message.sid(), "received", url, hooks.smsMethod(), told));
        Answered answered = read(first, url);
        log.add(answered.delivery());
        String fallback = hooks.smsFallbackUrl();
        if (answered.delivery().errorCode() == 0 || fallback == null) {
            return Optional.of(answered);
        }
        List<Parameter> failure = List.of(
                new Parameter("ErrorCode", Integer.toString(answered.delivery().errorCode())),
                new Parameter("ErrorUrl", url));
        Delivery second = sender.send(new Announcement(
                Delivery.Kind.FALLBACK,
                message.sid(),
                "received",
                fallback,
                hooks.smsFallbackMethod(),
                Stream.concat(told.stream(), failure.stream()).toList()));
        Answered rescued = read(second, fallback);
        log.add(rescued.delivery());
        return Optional.of(rescued);
    }

    private static Answered read(Delivery delivery, String url) {
        if (delivery.errorCode() != 0 || delivery.body().isBlank()) {
            return new Answered(delivery, List.of());
        }
        String declared = delivery.contentType();
        String type = declared == null ? "" : declared.split(";", 2)[0].strip();
        return switch (type) {
            case "text/xml", "application/xml", "text/html" ->
                Twiml.parse(delivery.body())
                        .map(texts -> new Answered(delivery, replies(texts, url)))
                        .orElseGet(() -> new Answered(delivery.with(Delivery.MALFORMED_REPLY), List.of()));
            case "text/plain" ->
                new Answered(
                        delivery,
                        List.of(new ReplyText(
                                Content.of(delivery.body(), List.of()),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));
            default -> new Answered(delivery.with(Delivery.WRONG_CONTENT_TYPE), List.of());
        };
    }

    private static List<ReplyText> replies(List<Twiml.Text> texts, String url) {
        List<ReplyText> replies = new ArrayList<>();
        for (Twiml.Text text : texts) {
            List<Media> media = text.media().stream()
                    .map(mediaUrl -> new Media(Sids.next("ME"), "image/jpeg", mediaUrl))
                    .toList();
            Optional<String> callback = text.callback().flatMap(relative -> resolved(url, relative));
            replies.add(new ReplyText(Content.of(text.body(), media), text.to(), text.from(), callback));
        }
        return replies;
    }

    private static Optional<String> resolved(String url, String relative) {
        try {
            return Optional.of(URI.create(url).resolve(relative).toString());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
