package org.quietline.adapter.twilio.carrier;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The carrier answered, but not with success. The exception's own message holds no personal data; Twilio's explanation
 * may hold a whole phone number and is for redacting eyes alone.
 */
final class HttpErrorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable Integer code;
    private final @Nullable String explanation;
    private final @Nullable Duration retryAfter;

    /**
     * @param code Twilio's error code, if the body has one
     * @param explanation Twilio's explanation, as it came
     */
    HttpErrorException(
            int status, @Nullable Integer code, @Nullable String explanation, @Nullable Duration retryAfter) {
        super("HTTP " + status + (code == null ? "" : " with error " + code));
        this.status = status;
        this.code = code;
        this.explanation = explanation;
        this.retryAfter = retryAfter;
    }

    int status() {
        return status;
    }

    OptionalInt code() {
        return code == null ? OptionalInt.empty() : OptionalInt.of(code);
    }

    boolean hasCode(int wanted) {
        return code != null && code == wanted;
    }

    /** Whether asking again would get the same answer. */
    boolean isFinal() {
        return status >= 400 && status < 500 && status != 408 && status != 429;
    }

    @Nullable String explanation() {
        return explanation;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Status and code, without personal data. */
    String detail() {
        return String.valueOf(getMessage());
    }
}
