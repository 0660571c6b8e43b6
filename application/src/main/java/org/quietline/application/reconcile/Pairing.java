package org.quietline.application.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.quietline.application.port.CarrierRecords.Accepted;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;

/**
 * Guesses which row of the carrier's log is which send to the same recipient: both in the order of time, as many as
 * possible, and among those ways the one whose times are nearest. First those whose texts agree; then what is left,
 * since trial accounts change the text and it excludes nothing.
 */
final class Pairing {
    /** How far clocks may differ, before the attempt. */
    static final Duration EARLIEST = Duration.ofMinutes(1);

    /** How long the carrier may take to create the message after the attempt began. */
    static final Duration LATEST = Duration.ofMinutes(3);

    /** The carrier tells times in whole seconds, without what is left over. */
    private static final Duration PRECISION = Duration.ofSeconds(1);

    /** Only clocks that differ put a row before its attempt, so that such a distance counts for more. */
    private static final int AGAINST_TIME = 4;

    /** Worth more than all distances together, so that no pair is given up for a smaller distance. */
    private static final long ONE_PAIR = 1L << 40;

    private final List<OutgoingMessage> sends;
    private final List<Accepted> rows;
    private final Map<MessageId, Accepted> pairs = new HashMap<>();

    private Pairing(List<OutgoingMessage> sends, List<Accepted> rows) {
        this.sends = new ArrayList<>(sends);
        this.rows = new ArrayList<>(rows);
    }

    /**
     * The row of each send that has one.
     *
     * @param sends by the time of their attempts
     * @param rows by the time of their creation
     */
    static Map<MessageId, Accepted> of(List<OutgoingMessage> sends, List<Accepted> rows) {
        Pairing pairing = new Pairing(sends, rows);
        pairing.pair(Pairing::textsAgree);
        pairing.pair((send, row) -> true);
        return pairing.pairs;
    }

    /** When the last attempt began: an unconfirmed message has been sending before. */
    static Instant attemptedAt(OutgoingMessage message) {
        return message.history().reversed().stream()
                .filter(step -> step.status() == DeliveryStatus.SENDING)
                .map(OutgoingMessage.Step::at)
                .findFirst()
                .orElse(message.queuedAt());
    }

    private void pair(BiPredicate<OutgoingMessage, Accepted> admits) {
        long[][] best = best(admits);
        int send = 0;
        int row = 0;
        List<OutgoingMessage> pairedSends = new ArrayList<>();
        List<Accepted> pairedRows = new ArrayList<>();
        while (send < sends.size() && row < rows.size()) {
            if (best[send][row] == best[send + 1][row]) {
                send++;
            } else if (best[send][row] == best[send][row + 1]) {
                row++;
            } else {
                pairedSends.add(sends.get(send));
                pairedRows.add(rows.get(row));
                pairs.put(sends.get(send).id(), rows.get(row));
                send++;
                row++;
            }
        }
        sends.removeAll(pairedSends);
        rows.removeAll(pairedRows);
    }

    /** What can be reached with the sends from one on and the rows from one on. */
    private long[][] best(BiPredicate<OutgoingMessage, Accepted> admits) {
        long[][] best = new long[sends.size() + 1][rows.size() + 1];
        for (int send = sends.size() - 1; send >= 0; send--) {
            for (int row = rows.size() - 1; row >= 0; row--) {
                best[send][row] = Math.max(best[send + 1][row], best[send][row + 1]);
                if (isInWindow(sends.get(send), rows.get(row)) && admits.test(sends.get(send), rows.get(row))) {
                    long together = best[send + 1][row + 1] + ONE_PAIR - distance(sends.get(send), rows.get(row));
                    best[send][row] = Math.max(best[send][row], together);
                }
            }
        }
        return best;
    }

    private static boolean isInWindow(OutgoingMessage send, Accepted row) {
        Instant attempt = attemptedAt(send);
        return !row.createdAt().isBefore(attempt.minus(EARLIEST))
                && !row.createdAt().isAfter(attempt.plus(LATEST));
    }

    /** How badly the times fit, in milliseconds; not at all when the attempt may have been in the row's second. */
    private static long distance(OutgoingMessage send, Accepted row) {
        Instant attempt = attemptedAt(send);
        if (attempt.isBefore(row.createdAt())) {
            return Duration.between(attempt, row.createdAt()).toMillis();
        }
        long before = Duration.between(row.createdAt().plus(PRECISION), attempt).toMillis();
        return AGAINST_TIME * Math.max(0, before);
    }

    private static boolean textsAgree(OutgoingMessage send, Accepted row) {
        return row.text() != null && row.text().value().endsWith(send.text().value());
    }
}
