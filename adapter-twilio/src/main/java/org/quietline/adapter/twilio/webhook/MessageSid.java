package org.quietline.adapter.twilio.webhook;

import java.util.regex.Pattern;

/** How Twilio names a message: an SMS or an MMS. */
final class MessageSid {
    private static final Pattern FORM = Pattern.compile("(SM|MM)[0-9a-fA-F]{32}");

    private MessageSid() {}

    static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }
}
