package org.quietline.adapter.sqlite.row;

import org.jspecify.annotations.Nullable;
import org.quietline.application.port.LoggedMessage;

/**
 * A message that a write made or changed.
 *
 * @param seq its row
 * @param version grows with every change of this message
 * @param tokens the tokens of a new message, to be found by, separated by spaces; null for one that was there before
 */
public record Change(
        LoggedMessage message,
        long seq,
        long version,
        @Nullable String tokens) {
    /** Whether the message came in. */
    public boolean isIncoming() {
        return message instanceof LoggedMessage.In;
    }

    /** The message as it prints itself; the tokens are its words. */
    @Override
    public String toString() {
        return message + ", row " + seq;
    }
}
