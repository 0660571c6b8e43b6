package org.quietline.adapter.twilio.carrier;

/**
 * No reply that could be read. Its message holds no personal data, and it has no cause: a library's message may hold
 * the URL or the form.
 */
final class NoReplyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean neverHandedOver;
    private final boolean isTooLong;

    /** @param neverHandedOver whether the request's content certainly never left this program */
    NoReplyException(String detail, boolean neverHandedOver) {
        this(detail, neverHandedOver, false);
    }

    private NoReplyException(String detail, boolean neverHandedOver, boolean isTooLong) {
        super(detail);
        this.neverHandedOver = neverHandedOver;
        this.isTooLong = isTooLong;
    }

    /** The reply was longer than expected. */
    static NoReplyException tooLong() {
        return new NoReplyException("the reply is too long", false, true);
    }

    boolean isTooLong() {
        return isTooLong;
    }

    boolean neverHandedOver() {
        return neverHandedOver;
    }

    /** What happened, without personal data. */
    String detail() {
        return String.valueOf(getMessage());
    }
}
