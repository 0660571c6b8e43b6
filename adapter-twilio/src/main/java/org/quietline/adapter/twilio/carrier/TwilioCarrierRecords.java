package org.quietline.adapter.twilio.carrier;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.CarrierRecords;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierReport;
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

    private static final int MOST_PAGES = 1000;
    private static final Logger LOG = LoggerFactory.getLogger(TwilioCarrierRecords.class);

    private final TwilioRestClient client;
    private final MessageList list;
    private final MediaList media;
    private final TwilioSettings settings;
    private final InstantSource clock;

    TwilioCarrierRecords(TwilioRestClient client, ApiAddress address, TwilioSettings settings, InstantSource clock) {
        this.client = client;
        this.list = new MessageList(client, MOST_PAGES);
        this.media = new MediaList(client, address);
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void eachReceivedSince(Instant since, Consumer<Received> message) {
        Inbox inbox = new Inbox(since.truncatedTo(ChronoUnit.SECONDS), message);
        for (MessageReader dated : inboundReaders()) {
            list.read(dated.setDateSentAfter(since.minus(MARGIN).atZone(ZoneOffset.UTC)), rows -> {
                rows.forEach(inbox::take);
                return true;
            });
        }
        // The newest rows once more without the filter, for those that have no date of sending yet.
        for (MessageReader undated : inboundReaders()) {
            list.read(undated, rows -> {
                rows.forEach(inbox::take);
                return false;
            });
        }
    }

    /** One list per number of ours; with a service all messages, since its numbers may be others. */
    private List<MessageReader> inboundReaders() {
        if (settings.messagingServiceSid() != null) {
            return List.of(reader());
        }
        return settings.ownNumbers().stream()
                .map(number -> reader().setTo(number.unmasked()))
                .toList();
    }

    private static MessageReader reader() {
        return Message.reader().setPageSize((long) MessageList.PAGE_SIZE);
    }

    @Override
    public List<Accepted> acceptedFor(PhoneNumber recipient, Instant from, Instant until) {
        Instant first = from.truncatedTo(ChronoUnit.SECONDS);
        List<Accepted> found = new ArrayList<>();
        list.read(reader().setTo(recipient.unmasked()), rows -> {
            for (Message row : rows) {
                acceptedIn(new LoggedRow(row), recipient, first, until).ifPresent(found::add);
            }
            return !isAllOlder(rows, first.minus(DISORDER));
        });
        return found.stream()
                .sorted(Comparator.comparing(Accepted::createdAt)
                        .thenComparing(accepted -> accepted.reference().value()))
                .toList();
    }

    private Optional<Accepted> acceptedIn(LoggedRow row, PhoneNumber recipient, Instant first, Instant until) {
        boolean isMeant = row.isSent()
                && row.isNamed()
                && row.to().filter(recipient::equals).isPresent();
        return isMeant
                ? row.createdAt()
                        .filter(at -> !at.isBefore(first) && !at.isAfter(until))
                        .map(at -> row.accepted(at, clock.instant()))
                : Optional.empty();
    }

    /** Whether a page that is sorted from new to old lies before this time as a whole. */
    private static boolean isAllOlder(List<Message> rows, Instant time) {
        @Nullable Instant newer = null;
        for (Message row : rows) {
            @Nullable Instant at = new LoggedRow(row).createdAt().orElse(null);
            if (at == null || !at.isBefore(time) || (newer != null && at.isAfter(newer))) {
                return false;
            }
            newer = at;
        }
        return !rows.isEmpty();
    }

    @Override
    public Optional<CarrierReport> report(CarrierReference reference) {
        if (!TwilioSmsCarrier.SID.matcher(reference.value()).matches()) {
            return Optional.empty();
        }
        return MessageList.asked(() -> {
            try {
                LoggedRow row = new LoggedRow(Message.fetcher(reference.value()).fetch(client));
                return row.isNamed() && !row.isInbound() && row.reference().equals(reference)
                        ? Optional.of(row.report(clock.instant()))
                        : Optional.empty();
            } catch (HttpErrorException e) {
                if (e.status() == 404) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** Sifts rows: each message of ours once, with its media. */
    private final class Inbox {
        private final Instant since;
        private final Consumer<Received> receiver;
        private final Set<PhoneNumber> own = Set.copyOf(settings.ownNumbers());
        private final Set<String> taken = new HashSet<>();

        Inbox(Instant since, Consumer<Received> receiver) {
            this.since = since;
            this.receiver = receiver;
        }

        void take(Message message) {
            LoggedRow row = new LoggedRow(message);
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
                        row.hasMedia() ? media.of(row.id()) : List.of()));
            }
        }

        private boolean isTooOld(LoggedRow row) {
            return row.createdAt().filter(at -> at.isBefore(since)).isPresent();
        }

        private boolean isOurs(LoggedRow row) {
            return row.to().filter(own::contains).isPresent() || row.isOfService(settings.messagingServiceSid());
        }
    }
}
