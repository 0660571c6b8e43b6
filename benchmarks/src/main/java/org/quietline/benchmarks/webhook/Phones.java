package org.quietline.benchmarks.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Made-up numbers: of people who are registered, and of strangers. */
public final class Phones {
    private static final long SPREAD = 7_919;

    private Phones() {}

    /** One of so many strangers, by the number of the message. */
    public static String stranger(long message, int strangers) {
        return number("+1555200", message * SPREAD % strangers);
    }

    /** One of so many registered users, by the number of the message, in turn. */
    public static String registered(long message, int users) {
        return number("+1555300", message % users);
    }

    /** All registered users, when there are so many. */
    public static List<String> registered(int users) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < users; i++) {
            all.add(registered(i, users));
        }
        return all;
    }

    private static String number(String start, long rest) {
        return String.format(Locale.ROOT, "%s%05d", start, rest);
    }
}
