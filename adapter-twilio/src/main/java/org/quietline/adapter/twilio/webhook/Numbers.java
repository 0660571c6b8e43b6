package org.quietline.adapter.twilio.webhook;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads small whole numbers, which forms hold as text. */
final class Numbers {
    private static final Pattern SMALL = Pattern.compile("[0-9]{1,9}");

    private Numbers() {}

    /** The number, from 0 to 999,999,999; empty when the text is anything else. */
    static Optional<Integer> small(String text) {
        return SMALL.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
