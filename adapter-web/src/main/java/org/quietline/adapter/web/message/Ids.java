package org.quietline.adapter.web.message;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.quietline.adapter.web.http.Problem;
import org.quietline.domain.message.MessageId;

/** The ids of new messages: made together with a form, so that the form sent twice sends once. */
final class Ids {
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Ids() {}

    static String fresh() {
        return UUID.randomUUID().toString();
    }

    /** The id in a request; throws a problem when it is no UUID. */
    static MessageId parse(String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw Problem.of(400, "id has to be a UUID, a new one for each message.");
        }
        return new MessageId(text.toLowerCase(Locale.ROOT));
    }
}
