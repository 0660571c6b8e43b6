package org.quietline.adapter.sqlite.page;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.sqlite.row.Times;
import org.quietline.application.port.MessagePages.IncomingFilter;
import org.quietline.application.port.MessagePages.OutgoingFilter;
import org.quietline.application.search.SearchQuery;
import org.quietline.domain.message.DeliveryStatus;

/**
 * What a page shows.
 *
 * @param strands the strands to read, sorted by status
 * @param from the earliest time in nanoseconds, inclusive
 * @param until the latest time in nanoseconds, exclusive
 */
record Criteria(List<Strand> strands, @Nullable SearchQuery search, long from, long until) {

    static Criteria of(IncomingFilter filter) {
        List<Strand> strands = MessageKind.INCOMING_STRANDS.stream()
                .filter(strand -> filter.answered() == null || strand.status().equals(filter.answered() ? "1" : "0"))
                .filter(strand -> filter.registered() == null
                        || strand.condition()
                                .startsWith(filter.registered() ? "is_registered = 1" : "is_registered = 0"))
                .toList();
        return new Criteria(strands, filter.search(), from(filter.from()), until(filter.until()));
    }

    static Criteria of(OutgoingFilter filter) {
        @Nullable DeliveryStatus status = filter.status();
        List<Strand> strands = MessageKind.OUTGOING_STRANDS.stream()
                .filter(strand -> status == null || strand.status().equals(status.code()))
                .toList();
        return new Criteria(strands, filter.search(), from(filter.from()), until(filter.until()));
    }

    private static long from(@Nullable Instant from) {
        return from == null ? Long.MIN_VALUE : Times.toNanos(from);
    }

    private static long until(@Nullable Instant until) {
        return until == null ? Long.MAX_VALUE : Times.toNanos(until);
    }

    /** Whether a row of any strand lies in the span of time. */
    boolean isWithin(Instant time) {
        long at = Times.toNanos(time);
        return at >= from && at < until;
    }

    boolean hasSpan() {
        return from != Long.MIN_VALUE || until != Long.MAX_VALUE;
    }

    Set<String> statuses() {
        return strands.stream().map(Strand::status).collect(Collectors.toSet());
    }
}
