package org.quietline.simulator.network;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The words that Twilio acts on by itself: a text that is one of them and nothing else, in any case.
 *
 * @see <a href="https://help.twilio.com/articles/223134027">Twilio: support for opt-out keywords</a>
 */
enum Keyword {
    STOP(
            "STOP STOPALL UNSUBSCRIBE CANCEL END QUIT REVOKE OPTOUT",
            "You have successfully been unsubscribed. You will not receive any more messages from this number."
                    + " Reply START to resubscribe."),
    START(
            "START YES UNSTOP",
            "You have successfully been re-subscribed to messages from this number. Reply HELP for help."
                    + " Reply STOP to unsubscribe. Msg&Data Rates May Apply."),
    HELP("HELP INFO", "Reply STOP to unsubscribe. Msg&Data Rates May Apply.");

    private final String words;
    private final String reply;

    Keyword(String words, String reply) {
        this.words = words;
        this.reply = reply;
    }

    String reply() {
        return reply;
    }

    static Optional<Keyword> in(String body) {
        String word = body.strip().toUpperCase(Locale.ROOT);
        for (Keyword keyword : values()) {
            if (List.of(keyword.words.split(" ", -1)).contains(word)) {
                return Optional.of(keyword);
            }
        }
        return Optional.empty();
    }
}
