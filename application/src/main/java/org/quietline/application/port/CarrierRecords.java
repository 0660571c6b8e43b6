package org.quietline.application.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierReport;
import org.quietline.domain.message.Media;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.phone.PhoneNumber;

/**
 * The carrier's own log, to compare ours with. It lags behind by minutes, sometimes by hours, and other programs may
 * write to it: what it does not show is not proved to be absent. Every method may throw
 * {@link CarrierUnavailableException}.
 */
public interface CarrierRecords {
    /**
     * Hands over every message that reached our numbers since this time, following all pages, in no certain order and
     * perhaps some older ones too.
     */
    void eachReceivedSince(Instant since, Consumer<Received> message);

    /**
     * The files that came with a message that reached us, as a webhook would have named them; none when they are not to
     * be had any more. Asked only for messages that we lack.
     */
    List<Media> media(MessageId message);

    /** What the carrier accepted for this recipient and created between these times, the oldest first. */
    List<Accepted> acceptedFor(PhoneNumber recipient, Instant from, Instant until);

    /** What the carrier says of this message now; empty when it knows none of this name. */
    Optional<CarrierReport> report(CarrierReference reference);

    /**
     * An incoming message in the carrier's log.
     *
     * @param createdAt when the carrier got it; for one of which the carrier tells no time at all, the one from which
     *     on was asked, so that it is taken in and counts as old
     * @param hasFiles whether something came with it, which {@link #media} tells
     */
    record Received(
            MessageId id,
            PhoneNumber from,
            PhoneNumber to,
            MessageText text,
            Instant createdAt,
            int segments,
            boolean hasFiles) {}

    /**
     * An outgoing message in the carrier's log.
     *
     * @param text what was sent, as a hint only: trial accounts put a prefix before it; null when the carrier hides it
     */
    record Accepted(
            CarrierReference reference,
            Instant createdAt,
            CarrierReport report,
            @Nullable MessageText text) {}
}
