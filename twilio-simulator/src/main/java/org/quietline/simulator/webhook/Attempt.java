package org.quietline.simulator.webhook;

import org.jspecify.annotations.Nullable;

/** How one try to call a webhook ended: with a response, or with a failure of the connection. */
record Attempt(int status, @Nullable String contentType, String body, int errorCode) {
    /** Twilio's debugger codes: no connection, no usable response, 4xx or 5xx. */
    static final int NO_CONNECTION = 11205;

    static final int NO_RESPONSE = 11200;
    static final int ERROR_STATUS = 11217;

    static Attempt answered(int status, @Nullable String contentType, String body) {
        return new Attempt(status, contentType, body, status < 400 ? 0 : ERROR_STATUS);
    }

    static Attempt notConnected() {
        return new Attempt(0, null, "", NO_CONNECTION);
    }

    static Attempt notAnswered() {
        return new Attempt(0, null, "", NO_RESPONSE);
    }

    boolean succeeded() {
        return errorCode == 0;
    }

    /** Returns the retry policy that covers this failure. */
    String policy() {
        return switch (errorCode) {
            case NO_CONNECTION -> "ct";
            case NO_RESPONSE -> "rt";
            default -> status >= 500 ? "5xx" : "4xx";
        };
    }

    @Override
    public String toString() {
        return "Attempt " + status + " " + errorCode;
    }
}
