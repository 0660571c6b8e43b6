package org.quietline.adapter.twilio.webhook;

import org.quietline.application.webhook.Webhook.Answer;

/** The answers to Twilio. None repeats anything of the request. */
final class Answers {
    /** The message is kept; Twilio is to say nothing to the sender. */
    static final Answer SILENCE = new Answer(200, "text/xml", "<Response/>");

    /** The report was heard. */
    static final Answer HEARD = new Answer(204, "", "");

    /** Signed, but there is nothing that could be kept. */
    static final Answer UNUSABLE = new Answer(400, "", "");

    /** Not signed by Twilio for us. */
    static final Answer NOT_FOR_US = new Answer(403, "", "");

    private Answers() {}
}
