package org.quietline.bootstrap.security;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of an Argon2id hash in the PHC string format, {@code $argon2id$v=19$m=KIBIBYTES,t=PASSES,p=LANES$SALT$HASH},
 * with costs that this program can bear.
 */
public final class Argon2Hash {
    /** The most memory that a hash may ask for, in KiB. */
    public static final int MOST_MEMORY = 65_536;

    private static final int MOST_PASSES = 20;
    private static final int MOST_LANES = 8;
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,3}),p=(\\d{1,2})\\$[A-Za-z0-9+/]{11,86}\\$[A-Za-z0-9+/]{22,86}");

    /** What {@code operators hash} takes: OWASP's lower bound for Argon2id. */
    private static final int USUAL_MEMORY = 19_456;

    private static final int USUAL_PASSES = 2;

    private Argon2Hash() {}

    /** Whether guessing the password costs at least as much as with a hash that this program makes. */
    public static boolean isStrong(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                && Integer.parseInt(matcher.group(1)) >= USUAL_MEMORY
                && Integer.parseInt(matcher.group(2)) >= USUAL_PASSES;
    }

    /** Whether passwords can be compared with this text. */
    public static boolean isUsable(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        int memory = Integer.parseInt(matcher.group(1));
        int passes = Integer.parseInt(matcher.group(2));
        int lanes = Integer.parseInt(matcher.group(3));
        return lanes >= 1
                && lanes <= MOST_LANES
                && passes >= 1
                && passes <= MOST_PASSES
                && memory >= 8 * lanes
                && memory <= MOST_MEMORY;
    }
}
