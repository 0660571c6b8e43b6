package org.quietline.benchmarks.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.quietline.application.search.SearchTokens;
import org.quietline.benchmarks.webhook.Account;
import org.quietline.benchmarks.webhook.Texts;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.phone.PhoneNumber;

/**
 * An incoming message of a stranger as a store keeps it, with all that costs time worked out.
 *
 * @param seq its row number: milliseconds since 1970 times 2^20, and a number among those of the same millisecond
 * @param nanos when it came, since 1970
 * @param tokens what it can be found by
 */
public record Incoming(long seq, String id, String from, String to, String text, long nanos, List<String> tokens) {
    private static final int NUMBERS_PER_MILLISECOND = 1 << 20;

    /**
     * So many messages with the numbers from this one on.
     *
     * @param start when the first one came, in milliseconds since 1970
     * @param apart how many milliseconds lie between two of them; 0 puts all into one
     */
    public static List<Incoming> prepare(
            long first, int count, long start, long apart, LongFunction<String> ids, LongFunction<String> phones) {
        List<Incoming> all = new ArrayList<>(count);
        for (long n = first; n < first + count; n++) {
            long millis = start + (n - first) * apart;
            String from = phones.apply(n);
            String text = Texts.of(n);
            all.add(new Incoming(
                    millis * NUMBERS_PER_MILLISECOND + (apart == 0 ? n - first : 0),
                    ids.apply(n),
                    from,
                    Account.MADE_UP.number(),
                    text,
                    millis * 1_000_000,
                    List.copyOf(SearchTokens.of(PhoneNumber.ofSender(from), MessageText.of(text)))));
        }
        return all;
    }

    @Override
    public String toString() {
        return "incoming message " + id;
    }
}
