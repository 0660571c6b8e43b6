package org.quietline.application.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.CarrierRecords;
import org.quietline.application.port.CarrierUnavailableException;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.Watermarks;
import org.quietline.application.receive.ReceiveMessage;
import org.quietline.domain.message.Media;
import org.quietline.domain.message.MessageId;

/** Takes in the messages that the carrier's log shows and ours does not. */
public final class RecoverIncoming {
    /** The watermark's name: up to here the logs were compared. */
    public static final String WATERMARK = "incoming";

    /** A message younger than this may still have its webhook under way. */
    public static final Duration MINIMUM_AGE = Duration.ofSeconds(20);

    /** The carrier's log lags behind, so each run looks again at what the runs of this long before have seen. */
    public static final Duration OVERLAP = Duration.ofMinutes(30);

    /** The carrier's log seldom lags by hours, so now and then a run looks back this far. */
    public static final Duration DEEP_OVERLAP = Duration.ofHours(24);

    private static final Duration DEEP_EVERY = Duration.ofHours(1);
    private static final String DEEP_WATERMARK = "incoming-deep";
    private static final int BATCH = 500;

    /** When the files of more messages than this cannot be had, the carrier has trouble of its own: the run ends. */
    static final int MOST_WITHOUT_FILES = 5;

    private final CarrierRecords carrier;
    private final MessageLog log;
    private final ReceiveMessage receive;
    private final Watermarks watermarks;
    private final RecentlySeen<MessageId> recorded = new RecentlySeen<>(50_000);

    /** The latest deep run that this process knows of; there may have been a later one, never none. */
    private final AtomicReference<Instant> lastDeep = new AtomicReference<>(Instant.MIN);

    /** How many messages the carrier showed, how many of them no earlier run covered, and how many were new to us. */
    record Found(int listed, int compared, int recovered) {}

    /** Wires the collaborator. */
    public RecoverIncoming(CarrierRecords carrier, MessageLog log, ReceiveMessage receive, Watermarks watermarks) {
        this.carrier = carrier;
        this.log = log;
        this.receive = receive;
        this.watermarks = watermarks;
    }

    /** @param from where to begin, or null to go on from the watermark */
    Found recover(@Nullable Instant from, Instant now) {
        boolean deep = isTimeForADeepRun(now);
        @Nullable Instant mark = watermarks.find(WATERMARK).orElse(null);
        Instant start = from != null ? from : start(mark == null ? now : mark, deep);
        Sifted sifted = new Sifted(start, now, mark);
        carrier.eachReceivedSince(start, sifted::add);
        takeIn(sifted, now);
        if (from == null) {
            watermarks.advance(WATERMARK, now.minus(MINIMUM_AGE));
            if (deep) {
                watermarks.advance(DEEP_WATERMARK, now);
                lastDeep.set(now);
            }
        }
        return new Found(sifted.listed, sifted.notCovered + sifted.recoveredCovered, sifted.recovered);
    }

    /** The mark only moves forward: while the one known here is recent, the stored one is, and need not be read. */
    private boolean isTimeForADeepRun(Instant now) {
        if (lastDeep.get().plus(DEEP_EVERY).isAfter(now)) {
            return false;
        }
        lastDeep.set(watermarks.find(DEEP_WATERMARK).orElse(Instant.MIN));
        return !lastDeep.get().plus(DEEP_EVERY).isAfter(now);
    }

    private static Instant start(Instant mark, boolean deep) {
        return mark.minus(deep ? DEEP_OVERLAP : OVERLAP);
    }

    /**
     * Takes in what we lack. A message whose files the carrier does not tell keeps none of the others away; it is tried
     * once more at the end. Then, when it is so young that the next run looks at it again, it waits for that one; else
     * its text counts for more than its files.
     */
    private void takeIn(Sifted sifted, Instant now) {
        List<CarrierRecords.Received> again = new ArrayList<>();
        for (CarrierRecords.Received message : sifted.missing()) {
            if (!takeInWithFiles(message, sifted, again.size() >= MOST_WITHOUT_FILES)) {
                again.add(message);
            }
        }
        for (CarrierRecords.Received message : again) {
            boolean isSeenAgain = message.createdAt().plus(OVERLAP).isAfter(now);
            if (!takeInWithFiles(message, sifted, false) && !isSeenAgain) {
                takeIn(message, List.of(), sifted);
            }
        }
    }

    /** Whether its files could be had, so that it was taken in. */
    private boolean takeInWithFiles(CarrierRecords.Received message, Sifted sifted, boolean orStop) {
        List<Media> files;
        try {
            files = message.hasFiles() ? carrier.media(message.id()) : List.of();
        } catch (CarrierUnavailableException e) {
            if (orStop) {
                throw e;
            }
            return false;
        }
        takeIn(message, files, sifted);
        return true;
    }

    private void takeIn(CarrierRecords.Received message, List<Media> files, Sifted sifted) {
        if (isNew(message, files)) {
            sifted.recovered++;
            sifted.recoveredCovered += sifted.isCovered(message) ? 1 : 0;
        }
        recorded.add(message.id());
    }

    private boolean isNew(CarrierRecords.Received message, List<Media> files) {
        ReceiveMessage.Outcome outcome = receive.receive(new ReceiveMessage.Received(
                message.id(),
                message.from(),
                message.to(),
                message.text(),
                message.segments(),
                files,
                null,
                message.createdAt()));
        return outcome != ReceiveMessage.Outcome.DUPLICATE;
    }

    /** Sifts what the carrier shows, in batches, so that however long its log is only what we lack stays in memory. */
    private final class Sifted {
        private final Instant start;
        private final Instant moment;
        private final @Nullable Instant mark;
        private final List<CarrierRecords.Received> batch = new ArrayList<>();
        private final List<CarrierRecords.Received> missing = new ArrayList<>();
        private int listed;
        private int notCovered;
        private int recovered;
        private int recoveredCovered;

        Sifted(Instant start, Instant moment, @Nullable Instant mark) {
            this.start = start;
            this.moment = moment;
            this.mark = mark;
        }

        void add(CarrierRecords.Received message) {
            if (message.createdAt().isBefore(start)
                    || message.createdAt().plus(MINIMUM_AGE).isAfter(moment)) {
                return;
            }
            listed++;
            notCovered += isCovered(message) ? 0 : 1;
            if (!recorded.contains(message.id())) {
                batch.add(message);
            }
            if (batch.size() == BATCH) {
                look();
            }
        }

        /** Whether an earlier run has looked at the time of this message. */
        boolean isCovered(CarrierRecords.Received message) {
            return mark != null && !message.createdAt().isAfter(mark);
        }

        /** What we lack, the oldest first: of two opt-out words the newer one has to count. */
        List<CarrierRecords.Received> missing() {
            look();
            missing.sort(Comparator.comparing(CarrierRecords.Received::createdAt));
            return missing;
        }

        private void look() {
            Set<MessageId> known = log.recorded(
                    batch.stream().map(CarrierRecords.Received::id).collect(Collectors.toUnmodifiableSet()));
            for (CarrierRecords.Received message : batch) {
                if (known.contains(message.id())) {
                    recorded.add(message.id());
                } else {
                    missing.add(message);
                }
            }
            batch.clear();
        }
    }
}
