package org.quietline.adapter.web.words;

import org.quietline.domain.message.MessageText;

/**
 * Shows what messages say.
 *
 * @param maskNumbers whether phone numbers in them are masked
 */
public record Texts(boolean maskNumbers) {
    /** The text as it is shown. */
    public String shown(MessageText text) {
        return maskNumbers ? text.redacted() : text.value();
    }
}
