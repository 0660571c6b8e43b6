package org.quietline.domain.message;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.domain.optout.OptOutKeyword;
import org.quietline.domain.phone.PhoneNumber;

/**
 * A message that somebody sent to one of our numbers, and what became of it. Immutable; the {@code with} methods return
 * a changed copy. Built in two steps: {@link #received} what the carrier told, then what we made of it.
 */
public final class IncomingMessage {
    private final MessageId id;
    private final PhoneNumber from;
    private final PhoneNumber to;
    private final MessageText text;
    private final Instant timestamp;
    private final int segments;
    private final List<Media> media;
    private final @Nullable OptOutKeyword optOut;
    private final Handling handling;

    /**
     * What we made of a message.
     *
     * @param registered whether the sender was an active user when it came
     * @param responseSent whether the carrier accepted an acknowledgement of it; never goes back
     * @param acknowledgement the id of its acknowledgement, if there is one
     * @param silence why there is none, if there is none
     * @param recoveredAt when it was found in the carrier's log, if its webhook never came
     */
    public record Handling(
            boolean registered,
            boolean responseSent,
            @Nullable MessageId acknowledgement,
            @Nullable Silence silence,
            @Nullable Instant recoveredAt) {
        /** Not looked at yet: not registered, not answered. */
        public static final Handling NONE = new Handling(false, false, null, null, null);
    }

    private IncomingMessage(
            MessageId id,
            PhoneNumber from,
            PhoneNumber to,
            MessageText text,
            Instant timestamp,
            int segments,
            List<Media> media,
            @Nullable OptOutKeyword optOut,
            Handling handling) {
        this.id = Objects.requireNonNull(id, "id");
        this.from = Objects.requireNonNull(from, "from");
        this.to = Objects.requireNonNull(to, "to");
        this.text = Objects.requireNonNull(text, "text");
        this.timestamp = Objects.requireNonNull(timestamp, "timestamp");
        this.segments = segments;
        this.media = List.copyOf(media);
        this.optOut = optOut;
        this.handling = Objects.requireNonNull(handling, "handling");
    }

    /**
     * A message as the carrier handed it over.
     *
     * @param id the carrier's id for it
     * @param timestamp when it reached us, or the carrier's own time for one that was recovered
     * @param segments in how many segments it came, 1 or more, as the carrier counts
     */
    public static IncomingMessage received(
            MessageId id, PhoneNumber from, PhoneNumber to, MessageText text, Instant timestamp, int segments) {
        return new IncomingMessage(id, from, to, text, timestamp, segments, List.of(), null, Handling.NONE);
    }

    /** The same message with pictures or other files. */
    public IncomingMessage withMedia(List<Media> files) {
        return new IncomingMessage(id, from, to, text, timestamp, segments, files, optOut, handling);
    }

    /** The same message, known to be an opt-out, opt-in or help word. */
    public IncomingMessage withOptOut(@Nullable OptOutKeyword keyword) {
        return new IncomingMessage(id, from, to, text, timestamp, segments, media, keyword, handling);
    }

    /** The same message with what we made of it. */
    public IncomingMessage handled(Handling how) {
        return new IncomingMessage(id, from, to, text, timestamp, segments, media, optOut, how);
    }

    /** The same message, its acknowledgement accepted by the carrier. */
    public IncomingMessage answered() {
        return handled(new Handling(
                handling.registered(), true, handling.acknowledgement(), handling.silence(), handling.recoveredAt()));
    }

    /** The carrier's id for it. */
    public MessageId id() {
        return id;
    }

    /** Who sent it: a phone number, a short code or a sender id. */
    public PhoneNumber from() {
        return from;
    }

    /** The number of ours that was texted. */
    public PhoneNumber to() {
        return to;
    }

    /** What it says; empty for a bare picture. */
    public MessageText text() {
        return text;
    }

    /** When it came. */
    public Instant timestamp() {
        return timestamp;
    }

    /** In how many segments it came, as the carrier counts. */
    public int segments() {
        return segments;
    }

    /** Pictures and other files that came with it. */
    public List<Media> media() {
        return media;
    }

    /** The opt-out, opt-in or help word that it is, if it is one. */
    public Optional<OptOutKeyword> optOut() {
        return Optional.ofNullable(optOut);
    }

    /** What we made of it. */
    public Handling handling() {
        return handling;
    }

    /** Whether the sender was an active user when it came. */
    public boolean isRegistered() {
        return handling.registered();
    }

    /** Whether the carrier accepted an acknowledgement of it. */
    public boolean responseSent() {
        return handling.responseSent();
    }

    /** The id of its acknowledgement, if there is one. */
    public Optional<MessageId> acknowledgement() {
        return Optional.ofNullable(handling.acknowledgement());
    }

    /** Why it was not acknowledged, if it was not. */
    public Optional<Silence> silence() {
        return Optional.ofNullable(handling.silence());
    }

    /** When it was found in the carrier's log, if its webhook never came. */
    public Optional<Instant> recoveredAt() {
        return Optional.ofNullable(handling.recoveredAt());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IncomingMessage that
                && id.equals(that.id)
                && from.equals(that.from)
                && to.equals(that.to)
                && text.equals(that.text)
                && timestamp.equals(that.timestamp)
                && segments == that.segments
                && media.equals(that.media)
                && optOut == that.optOut
                && handling.equals(that.handling);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, handling);
    }

    /** The id and the masked sender; never the text. */
    @Override
    public String toString() {
        return "incoming " + id + " from " + from;
    }
}
