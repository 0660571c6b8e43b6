package org.quietline.simulator.fault;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What becomes of texts to one phone. Without a code a failure is 30003, an unreachable handset. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PhoneOutcome(Kind outcome, @Nullable Integer errorCode) {
    /** Texts arrive. */
    public static final PhoneOutcome DELIVERED = new PhoneOutcome(Kind.DELIVERED, null);

    private static final int UNREACHABLE = 30003;

    public PhoneOutcome(@Nullable Kind outcome, @Nullable Integer errorCode) {
        this.outcome = outcome == null ? Kind.DELIVERED : outcome;
        this.errorCode = errorCode;
    }

    /** How a text to a phone ends. */
    public enum Kind {
        /** It arrives. */
        @JsonProperty("delivered")
        DELIVERED,
        /** It is sent and does not arrive. */
        @JsonProperty("undelivered")
        UNDELIVERED,
        /** It is not sent. */
        @JsonProperty("failed")
        FAILED,
        /** It stays queued until its validity period is over. */
        @JsonProperty("held")
        HELD
    }

    /** Returns the code of a failure. */
    public int code() {
        return errorCode == null ? UNREACHABLE : errorCode;
    }
}
