package org.quietline.application.browse;

/** A cursor that was not made for this listing, or by this installation. The message never repeats it. */
public final class BadCursorException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    BadCursorException() {
        super("the cursor does not belong to this listing; start from the first page");
    }
}
