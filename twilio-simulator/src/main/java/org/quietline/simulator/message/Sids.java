package org.quietline.simulator.message;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Makes Twilio's identifiers: two letters and 32 random lower-case hex digits. */
public final class Sids {
    private Sids() {}

    /** Returns a new one with these letters, such as {@code SM}. */
    public static String next(String letters) {
        byte[] random = new byte[16];
        ThreadLocalRandom.current().nextBytes(random);
        return letters + HexFormat.of().formatHex(random);
    }
}
