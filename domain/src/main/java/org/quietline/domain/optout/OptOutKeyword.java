package org.quietline.domain.optout;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.quietline.domain.text.Characters;

/**
 * What a message of a single well-known word asks for: no more messages, messages again, or help. The words are those
 * that <a href="https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out">Twilio</a> acts on by default for
 * long codes in English. Twilio answers them itself, so they must not be answered twice.
 */
public enum OptOutKeyword {
    /** No more messages: {@code STOP STOPALL UNSUBSCRIBE CANCEL END QUIT REVOKE OPTOUT}. */
    STOP,
    /** Messages again: {@code START YES UNSTOP}. */
    START,
    /** Help: {@code HELP INFO}. */
    HELP;

    private static final Map<String, OptOutKeyword> WORDS = Map.ofEntries(
            Map.entry("STOP", STOP),
            Map.entry("STOPALL", STOP),
            Map.entry("UNSUBSCRIBE", STOP),
            Map.entry("CANCEL", STOP),
            Map.entry("END", STOP),
            Map.entry("QUIT", STOP),
            Map.entry("REVOKE", STOP),
            Map.entry("OPTOUT", STOP),
            Map.entry("START", START),
            Map.entry("YES", START),
            Map.entry("UNSTOP", START),
            Map.entry("HELP", HELP),
            Map.entry("INFO", HELP));

    private static final Map<String, OptOutKeyword> CODES = Map.of("STOP", STOP, "START", START, "HELP", HELP);

    /**
     * What a message asks for; empty if it is no keyword. The word must be the whole message: {@code STOP PLEASE} is
     * none, nor is {@code STOP.}. White space of any script, line breaks and invisible characters around the word are
     * ignored, and so is the case of the letters A to Z, whatever the locale; {@code İNFO} is none.
     */
    public static Optional<OptOutKeyword> of(String body) {
        return Optional.ofNullable(WORDS.get(word(Objects.requireNonNull(body, "body"))));
    }

    /**
     * The keyword with this code, as Twilio sends it in {@code OptOutType} when Advanced Opt-Out is on: {@code STOP},
     * {@code START} or {@code HELP} in any case, white space around it ignored. Empty for another text.
     */
    public static Optional<OptOutKeyword> ofCode(String optOutType) {
        return Optional.ofNullable(CODES.get(word(Objects.requireNonNull(optOutType, "optOutType"))));
    }

    /**
     * Only a to z change: other letters have upper-case forms in A to Z too, such as the dotless i, but are not meant.
     */
    private static String word(String text) {
        StringBuilder word = new StringBuilder(Characters.trimmed(text));
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 'a' && c <= 'z') {
                word.setCharAt(i, (char) (c - 'a' + 'A'));
            }
        }
        return word.toString();
    }

    /** The keyword as it is stored and shown: {@code STOP}, {@code START} or {@code HELP}. */
    public String code() {
        return name();
    }
}
