package org.quietline.simulator.fault;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * When and how a fault strikes. An empty one strikes always.
 *
 * @param probability how likely it is to strike, 0 to 1; absent: it does
 * @param times how often it may still strike; absent: without end
 * @param milliseconds how long {@code api-delay} waits
 * @param retryAfterSeconds the {@code Retry-After} header of {@code api-429} and {@code api-503}
 * @param accepted whether the message is taken all the same, by {@code api-500}, {@code api-502}, {@code api-503}, or
 *     before the wait of {@code api-delay}
 * @param everyCall whether an {@code api-} fault strikes reads, too, and not only the creation of messages
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Strike(
        @Nullable Double probability,
        @Nullable Integer times,
        @Nullable Long milliseconds,
        @Nullable Integer retryAfterSeconds,
        @Nullable Boolean accepted,
        @Nullable Boolean everyCall) {

    /** Strikes every time. */
    public static final Strike ALWAYS = new Strike(null, null, null, null, null, null);

    public Strike {
        if (probability != null && !(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability is 0 to 1");
        }
        if (times != null && times < 0) {
            throw new IllegalArgumentException("times is 0 or more");
        }
        if (milliseconds != null && (milliseconds < 0 || milliseconds > 120_000)) {
            throw new IllegalArgumentException("milliseconds is 0 to 120000");
        }
        if (retryAfterSeconds != null && retryAfterSeconds < 0) {
            throw new IllegalArgumentException("retryAfterSeconds is 0 or more");
        }
    }

    /** Returns one that strikes this often and then no more. */
    public static Strike next(int times) {
        return new Strike(null, times, null, null, null, null);
    }

    /** Tells whether the message is taken all the same. */
    public boolean takesMessage() {
        return Boolean.TRUE.equals(accepted);
    }

    boolean covers(boolean create) {
        return create || Boolean.TRUE.equals(everyCall);
    }

    boolean isSpent() {
        return times != null && times == 0;
    }

    Strike once() {
        return times == null
                ? this
                : new Strike(probability, times - 1, milliseconds, retryAfterSeconds, accepted, everyCall);
    }
}
