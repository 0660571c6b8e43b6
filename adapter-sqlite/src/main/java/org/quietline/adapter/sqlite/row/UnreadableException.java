package org.quietline.adapter.sqlite.row;

/** A row, written by hand or by another program, holds what this program cannot read. Names the part, not its value. */
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableException(String part) {
        super(part);
    }
}
