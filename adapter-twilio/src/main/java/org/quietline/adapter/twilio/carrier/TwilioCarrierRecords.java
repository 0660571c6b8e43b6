package org.quietline.adapter.twilio.carrier;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.CarrierRecords;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierReport;
import org.quietline.domain.message.Media;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.phone.PhoneNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads Twilio's own log of messages. Its order is not documented and its only filter of time is the date of sending,
 * which leaves out rows that have none; so nothing here relies on either alone.
 */
final class TwilioCarrierRecords implements CarrierRecords {
    /** How far a row's date of sending may lie before its date of creation. */
    private static final Duration MARGIN = Duration.ofHours(1);

    /** Rows in the wrong order are noticed when they are off by no more than this. */
    private static final Duration DISORDER = Duration.ofDays(1);

    private static final String MESSAGES = "/Messages.json";
    private static final String ROWS = "messages";
    private static final String ROWS_PER_PAGE = "1000";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Logger LOG = LoggerFactory.getLogger(TwilioCarrierRecords.class);

    private final LogReader log;
    private final MediaList media;
    private final TwilioSettings settings;
    private final InstantSource clock;

    TwilioCarrierRecords(LogReader log, ApiAddress address, TwilioSettings settings, InstantSource clock) {
        this.log = log;
        this.media = new MediaList(log, address);
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void eachReceivedSince(Instant since, Consumer<Received> message) {
        Inbox inbox = new Inbox(since, message);
        for (Map<String, String> mailbox : mailboxes()) {
            Map<String, String> dated = new HashMap<>(mailbox);
            dated.put("DateSent>", TIME.format(since.minus(MARGIN)));
            log.pages(MESSAGES, dated, ROWS, rows -> {
                read(rows).forEach(inbox::take);
                return true;
            });
            // The newest rows once more without the filter, for those that have no date of sending yet.
            log.pages(MESSAGES, mailbox, ROWS, rows -> {
                read(rows).forEach(inbox::take);
                return false;
            });
        }
    }

    /** What to list: each number of ours, or all messages when there is a service, since its numbers may be others. */
    private List<Map<String, String>> mailboxes() {
        if (settings.messagingServiceSid() != null) {
            return List.of(Map.of("PageSize", ROWS_PER_PAGE));
        }
        return settings.ownNumbers().stream().map(TwilioCarrierRecords::to).toList();
    }

    private static Map<String, String> to(PhoneNumber number) {
        return Map.of("To", number.unmasked(), "PageSize", ROWS_PER_PAGE);
    }

    private List<LoggedRow> read(List<JsonNode> rows) {
        return rows.stream().flatMap(row -> log.row(row).stream()).toList();
    }

    @Override
    public List<Media> media(MessageId message) {
        return media.of(message);
    }

    @Override
    public List<Accepted> acceptedFor(PhoneNumber recipient, Instant from, Instant until) {
        Instant first = from.truncatedTo(ChronoUnit.SECONDS);
        List<Accepted> found = new ArrayList<>();
        log.pages(MESSAGES, to(recipient), ROWS, json -> {
            List<LoggedRow> rows = read(json);
            rows.forEach(row -> accepted(row, recipient, first, until).ifPresent(found::add));
            return !isAllOlder(rows, first.minus(DISORDER));
        });
        return found.stream()
                .sorted(Comparator.comparing(Accepted::createdAt)
                        .thenComparing(accepted -> accepted.reference().value()))
                .toList();
    }

    private Optional<Accepted> accepted(LoggedRow row, PhoneNumber recipient, Instant first, Instant until) {
        boolean isMeant = row.isSent()
                && row.isNamed()
                && !isAnothers(row)
                && row.to().filter(recipient::equals).isPresent();
        return isMeant
                ? row.createdAt()
                        .filter(at -> !at.isBefore(first) && !at.isAfter(until))
                        .map(at -> row.accepted(at, clock.instant()))
                : Optional.empty();
    }

    /**
     * Whether another program that shares the account sent it: by another service, or from a number that is not ours. A
     * service sends from numbers that nobody told us.
     */
    private boolean isAnothers(LoggedRow row) {
        @Nullable String service = settings.messagingServiceSid();
        return service == null
                ? row.from()
                        .filter(from -> !settings.ownNumbers().contains(from))
                        .isPresent()
                : row.isOfAnotherService(service);
    }

    /** Whether a page that is sorted from new to old lies before this time as a whole. */
    private static boolean isAllOlder(List<LoggedRow> rows, Instant time) {
        @Nullable Instant newer = null;
        for (LoggedRow row : rows) {
            @Nullable Instant at = row.createdAt().orElse(null);
            if (at == null || !at.isBefore(time) || (newer != null && at.isAfter(newer))) {
                return false;
            }
            newer = at;
        }
        return !rows.isEmpty();
    }

    @Override
    public Optional<CarrierReport> report(CarrierReference reference) {
        if (!LoggedRow.isSid(reference.value())) {
            return Optional.empty();
        }
        return log.find("/Messages/" + reference + ".json")
                .flatMap(log::row)
                .filter(row ->
                        row.isNamed() && !row.isInbound() && row.reference().equals(reference))
                .map(row -> row.report(clock.instant()));
    }

    /**
     * Sifts rows: each message of ours once. One without any time is as old as may be, so that nobody is answered late.
     */
    private final class Inbox {
        private final Instant since;
        private final Consumer<Received> receiver;
        private final Set<PhoneNumber> own = Set.copyOf(settings.ownNumbers());
        private final Set<String> taken = new HashSet<>();

        Inbox(Instant since, Consumer<Received> receiver) {
            this.since = since;
            this.receiver = receiver;
        }

        void take(LoggedRow row) {
            if (!row.isInbound() || !row.isNamed() || isTooOld(row) || !isOurs(row)) {
                return;
            }
            Optional<PhoneNumber> from = row.from();
            Optional<PhoneNumber> to = row.to();
            if (from.isEmpty() || to.isEmpty()) {
                LOG.error("message {} in Twilio's log has no sender or no recipient and cannot be taken in", row);
                return;
            }
            if (taken.add(row.id().value())) {
                receiver.accept(new Received(
                        row.id(),
                        from.get(),
                        to.get(),
                        row.text(),
                        row.createdAt().orElse(since),
                        row.segments(),
                        row.hasMedia()));
            }
        }

        private boolean isTooOld(LoggedRow row) {
            Instant first = since.truncatedTo(ChronoUnit.SECONDS);
            return row.createdAt().filter(at -> at.isBefore(first)).isPresent();
        }

        private boolean isOurs(LoggedRow row) {
            return row.to().filter(own::contains).isPresent() || row.isOfService(settings.messagingServiceSid());
        }
    }
}
