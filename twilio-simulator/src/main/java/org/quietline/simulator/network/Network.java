package org.quietline.simulator.network;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.simulator.account.OwnNumbers;
import org.quietline.simulator.fault.Faults;
import org.quietline.simulator.message.Content;
import org.quietline.simulator.message.Direction;
import org.quietline.simulator.message.Message;
import org.quietline.simulator.message.MessageStore;
import org.quietline.simulator.message.Progress;
import org.quietline.simulator.message.Sending;
import org.quietline.simulator.message.Sids;
import org.quietline.simulator.message.Status;

/** The phone network: it takes texts for phones and carries them there, each at its own pace. */
public record Network(
        MessageStore messages,
        OwnNumbers numbers,
        Faults faults,
        StatusCallbacks callbacks,
        Pace pace,
        InstantSource clock) {
    private static final String TRIAL_PREFIX = "Sent from your Twilio trial account - ";

    /** Takes a text for a phone and keeps it; it does not move before {@link #start}. */
    public Message take(Outgoing text) {
        Instant now = clock.instant();
        Status status = text.sending().sendAt() != null
                ? Status.SCHEDULED
                : text.service() != null ? Status.ACCEPTED : Status.QUEUED;
        Content content = faults.account().trialPrefix()
                ? Content.of(
                        TRIAL_PREFIX + text.content().body(), text.content().media())
                : text.content();
        return messages.add(new Message(
                Sids.next(content.media().isEmpty() ? "SM" : "MM"),
                0,
                text.direction(),
                text.from(),
                text.to(),
                text.service(),
                content,
                Progress.starting(status, now),
                text.sending()));
    }

    /** Sets a text that was taken on its way. */
    public void start(Message message) {
        new Journey(message.sid(), this).start();
    }

    /** Takes a text all the way at once and returns when all reports on it were answered. */
    public void rush(Message message) {
        new Journey(message.sid(), this).rush();
    }

    /** Calls a text back that has not left; empty if it has, or is not known. */
    public Optional<Message> cancel(String sid) {
        Instant now = clock.instant();
        Optional<Message> canceled = messages.find(sid)
                .filter(message -> message.status().isCancelable())
                .flatMap(known -> messages.update(
                        sid,
                        message -> message.status().isCancelable() ? message.at(Status.CANCELED, null, now) : message))
                .filter(message -> message.status() == Status.CANCELED);
        canceled.filter(StatusCallbacks::reports).ifPresent(message -> pace.now(() -> callbacks.report(message)));
        return canceled;
    }

    /** A text for a phone, not yet taken. One of {@code from} and {@code service} is there. */
    public record Outgoing(
            Direction direction,
            @Nullable String from,
            String to,
            @Nullable String service,
            Content content,
            Sending sending) {
        @Override
        public String toString() {
            return "Outgoing " + direction.word();
        }
    }

    @Override
    public String toString() {
        return "Network";
    }
}
