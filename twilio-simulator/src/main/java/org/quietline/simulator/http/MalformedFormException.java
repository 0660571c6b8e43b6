package org.quietline.simulator.http;

/** A form or query that cannot be decoded. It never repeats the text. */
public final class MalformedFormException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedFormException() {
        super("malformed escape in a form");
    }
}
