package org.quietline.adapter.twilio.carrier;

/**
 * No reply that could be read. Its message holds no personal data, and it has no cause: a library's message may hold
 * the URL or the form.
 */
final class NoReplyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean neverHandedOver;

    /** @param neverHandedOver whether the request's content certainly never left this program */
    NoReplyException(String detail, boolean neverHandedOver) {
        super(detail);
        this.neverHandedOver = neverHandedOver;
    }

    boolean neverHandedOver() {
        return neverHandedOver;
    }

    /** What happened, without personal data. */
    String detail() {
        return String.valueOf(getMessage());
    }
}
