package org.quietline.adapter.web.http;

import org.jspecify.annotations.Nullable;

/** A request that cannot be granted. What it says is shown to whoever asked, so it never repeats what they sent. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable String headerName;
    private final @Nullable String headerValue;

    private Problem(int status, String detail, @Nullable String headerName, @Nullable String headerValue) {
        super(detail, null, false, false);
        this.status = status;
        this.headerName = headerName;
        this.headerValue = headerValue;
    }

    /** A problem with this status, explained in a sentence. */
    public static Problem of(int status, String detail) {
        return new Problem(status, detail, null, null);
    }

    /** A problem whose answer carries a header. */
    public static Problem of(int status, String detail, String headerName, String headerValue) {
        return new Problem(status, detail, headerName, headerValue);
    }

    /** The store does not answer a question, so nothing was to be changed. */
    public static Problem unavailable() {
        return of(503, "The message store does not answer just now. Nothing was changed.", "Retry-After", "10");
    }

    /** The store does not answer, or not in time, and may have done what it was asked to do all the same. */
    public static Problem undecided() {
        return of(
                503,
                "The message store does not answer just now, so it is not known whether this was done. You can send the"
                        + " same form again: it is done at most once.",
                "Retry-After",
                "10");
    }

    /** There is no such thing. */
    public static Problem notFound() {
        return of(404, "There is nothing here.");
    }

    /** The status of the answer. */
    public int status() {
        return status;
    }

    /** What went wrong, in a sentence. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** What the status is called. */
    public String title() {
        return switch (status) {
            case 400 -> "Bad request";
            case 401 -> "Not signed in";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 409 -> "Conflict";
            case 413 -> "Too large";
            case 415 -> "Unsupported content type";
            case 422 -> "Not accepted";
            case 429 -> "Too many requests";
            case 503 -> "Not available just now";
            default -> "Something went wrong";
        };
    }

    /** The answer with the problem's header, if it has one. */
    public Answer on(Answer answer) {
        return headerName == null || headerValue == null ? answer : answer.with(headerName, headerValue);
    }
}
