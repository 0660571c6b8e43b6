package org.quietline.benchmarks.webhook;

import java.util.Random;

/**
 * Short texts as people write them: some words of a vocabulary in which few are frequent and most are rare. The same
 * number gives the same text.
 */
public final class Texts {
    private static final String[] SYLLABLES = {
        "ka", "lo", "mi", "ren", "ta", "so", "vel", "dor", "pi", "nes", "ur", "gal", "be", "shi", "ton", "ama"
    };
    private static final int VOCABULARY = 4_000;
    private static final int FEWEST = 6;
    private static final int MORE = 12;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private Texts() {}

    /** The text with this number. */
    public static String of(long number) {
        Random random = new Random(number * SPREAD);
        StringBuilder text = new StringBuilder();
        int words = FEWEST + random.nextInt(MORE);
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ").append(word(rank(random.nextDouble())));
        }
        return text.append(random.nextInt(4) == 0 ? "?" : ".").toString();
    }

    /** Frequent words have low ranks. */
    private static int rank(double chance) {
        return (int) Math.min(VOCABULARY - 1, Math.pow(VOCABULARY, chance) - 1);
    }

    /** The word with this rank; the first one is in nearly every text. */
    public static String word(int rank) {
        StringBuilder word = new StringBuilder();
        for (int rest = rank + 1; rest > 0; rest /= SYLLABLES.length) {
            word.append(SYLLABLES[rest % SYLLABLES.length]);
        }
        return word.toString();
    }
}
