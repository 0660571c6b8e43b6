package org.quietline.application.send;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quietline.domain.message.CarrierReport;
import org.quietline.domain.message.MessageId;

/**
 * Reports that came too late or once more, and so changed nothing: for who asks what happened to a message. They are
 * not stored, since they prove nothing; this process remembers those of the latest messages.
 */
public final class LateReports {
    /** Of how many messages they are remembered. */
    public static final int MOST_MESSAGES = 1_000;

    /** How many are remembered of one message. */
    public static final int MOST_OF_ONE = 10;

    private final Map<MessageId, List<CarrierReport>> reports = new LinkedHashMap<>();

    LateReports() {}

    synchronized void add(MessageId message, CarrierReport report) {
        List<CarrierReport> known = reports.computeIfAbsent(message, id -> new ArrayList<>());
        if (known.size() < MOST_OF_ONE) {
            known.add(report);
        }
        if (reports.size() > MOST_MESSAGES) {
            reports.remove(reports.keySet().iterator().next());
        }
    }

    /** Those of this message, in the order in which they came. */
    public synchronized List<CarrierReport> of(MessageId message) {
        return List.copyOf(reports.getOrDefault(message, List.of()));
    }
}
