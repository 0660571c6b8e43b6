package org.quietline.application.search;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.phone.PhoneNumber;

/**
 * Cuts texts into the tokens by which they are found. Words are runs of letters and digits, folded to lower case and
 * without accents; scripts that are written without spaces are cut into single characters and pairs. Tokens are made of
 * the redacted text, so no index holds a number.
 */
public final class SearchTokens {
    /** The most tokens kept of one message. */
    public static final int MAX_TOKENS = 400;

    private static final int MAX_LENGTH = 64;
    private static final String LAST_DIGITS = "#";

    /** Thai comes first of them; to look up the script of a character costs more than all else here. */
    private static final int FIRST_WITHOUT_SPACES = 0x0E00;

    private SearchTokens() {}

    /** All tokens of a message between us and this contact. */
    public static Set<String> of(PhoneNumber contact, MessageText text) {
        Set<String> tokens = words(text.redacted());
        contact.visibleDigits()
                .filter(SearchTokens::isFourDigits)
                .ifPresent(digits -> tokens.add(ofLastDigits(digits)));
        return tokens;
    }

    /** The token of the contacts whose mask ends in these digits. */
    static String ofLastDigits(String digits) {
        return LAST_DIGITS + digits;
    }

    static boolean isFourDigits(String token) {
        return token.length() == 4 && token.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The words of a text, in order, each once. */
    static Set<String> words(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        Set<String> tokens = new LinkedHashSet<>();
        StringBuilder word = new StringBuilder();
        int previousIdeograph = -1;
        for (int i = 0; i < folded.length() && tokens.size() < MAX_TOKENS; ) {
            int c = folded.codePointAt(i);
            i += Character.charCount(c);
            if (isMark(c)) {
                continue;
            }
            if (isWrittenWithoutSpaces(c)) {
                finish(word, tokens);
                tokens.add(Character.toString(c));
                if (previousIdeograph >= 0) {
                    tokens.add(Character.toString(previousIdeograph) + Character.toString(c));
                }
                previousIdeograph = c;
                continue;
            }
            previousIdeograph = -1;
            if (Character.isLetterOrDigit(c) || isVowelSign(c)) {
                if (word.length() < MAX_LENGTH) {
                    word.appendCodePoint(c);
                }
            } else {
                finish(word, tokens);
            }
        }
        finish(word, tokens);
        return tokens;
    }

    private static void finish(StringBuilder word, Set<String> tokens) {
        if (!word.isEmpty()) {
            tokens.add(word.toString());
            word.setLength(0);
        }
    }

    private static boolean isMark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** The vowel signs of Indic scripts that take up space: part of the word, and not an accent to be dropped. */
    private static boolean isVowelSign(int c) {
        return Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isWrittenWithoutSpaces(int c) {
        if (c < FIRST_WITHOUT_SPACES) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> Character.isLetterOrDigit(c);
            default -> false;
        };
    }
}
