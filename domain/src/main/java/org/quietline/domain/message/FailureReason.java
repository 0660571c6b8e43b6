package org.quietline.domain.message;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.quietline.domain.phone.Redaction;
import org.quietline.domain.text.Characters;

/**
 * Why the carrier did not take or not deliver a message. Carriers put whole phone numbers into their explanations, so
 * the explanation is redacted on the way in: no instance ever holds one.
 */
public final class FailureReason {
    /** The longest explanation kept, in UTF-16 units; the rest is cut off. */
    public static final int MAX_EXPLANATION = 500;

    private final @Nullable Integer code;
    private final @Nullable String explanation;

    private FailureReason(@Nullable Integer code, @Nullable String explanation) {
        this.code = code;
        this.explanation = explanation;
    }

    /** A reason with the carrier's numeric error code. */
    public static FailureReason ofCode(int code) {
        return new FailureReason(code, null);
    }

    /** A reason in words, with the carrier's numeric error code if it gave one. */
    public static FailureReason of(@Nullable Integer code, @Nullable String explanation) {
        return new FailureReason(
                code,
                explanation == null ? null : Characters.shortened(Redaction.redact(explanation), MAX_EXPLANATION));
    }

    /** A reason in our own words. */
    public static FailureReason inWords(String explanation) {
        return of(null, Objects.requireNonNull(explanation, "explanation"));
    }

    /** The carrier's error code, if it gave one; for Twilio see its list of error codes. */
    public OptionalInt code() {
        return code == null ? OptionalInt.empty() : OptionalInt.of(code);
    }

    /** What the carrier said, redacted, at most {@link #MAX_EXPLANATION} units. */
    public Optional<String> explanation() {
        return Optional.ofNullable(explanation);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FailureReason that
                && Objects.equals(code, that.code)
                && Objects.equals(explanation, that.explanation);
    }

    @Override
    public int hashCode() {
        return Objects.hash(code, explanation);
    }

    @Override
    public String toString() {
        return (code == null ? "" : code + " ") + (explanation == null ? "" : explanation);
    }
}
