package org.quietline.simulator.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message in either direction, whole. {@code from} is absent while a Messaging Service has not picked a number.
 * {@code sequence} orders messages as they came. It hides numbers and text when printed.
 */
public record Message(
        String sid,
        long sequence,
        Direction direction,
        @Nullable String from,
        String to,
        @Nullable String service,
        Content content,
        Progress progress,
        Sending sending) {

    public Status status() {
        return progress.status();
    }

    public boolean isInbound() {
        return direction == Direction.INBOUND;
    }

    /** Returns the number on the outer side: the phone that wrote or is written to. */
    public String phone() {
        return isInbound() ? sender() : to;
    }

    /** Returns who sends it, or empty text while that is open. */
    public String sender() {
        return from == null ? "" : from;
    }

    /** Returns this message at another status. */
    public Message at(Status status, @Nullable Integer errorCode, Instant when) {
        return new Message(
                sid, sequence, direction, from, to, service, content, progress.to(status, errorCode, when), sending);
    }

    /** Returns this message with the number that a Messaging Service picked for it. */
    public Message from(String number) {
        return new Message(sid, sequence, direction, number, to, service, content, progress, sending);
    }

    /** Returns this message without its text. */
    public Message redacted() {
        return new Message(sid, sequence, direction, from, to, service, content.redacted(), progress, sending);
    }

    Message numbered(long number) {
        return new Message(sid, number, direction, from, to, service, content, progress, sending);
    }

    @Override
    public String toString() {
        return "Message " + sid + " " + direction.word() + " " + status().word();
    }
}
