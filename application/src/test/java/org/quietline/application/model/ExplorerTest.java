package org.quietline.application.model;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Thousands of short random walks through everything that can happen to two instances over one store, one call of a
 * port at a time: duplicate webhooks, reports in any order, crashes, lost replies, claims that run out. Never lost,
 * never twice. Begins at the seed {@code -Dquietline.explorer.seed}, takes {@code -Dquietline.explorer.walks} walks;
 * the seed of a walk that failed is in its message.
 */
class ExplorerTest {
    private static final long SEED = Long.getLong("quietline.explorer.seed", 20_271_000L);
    private static final int WALKS = Integer.getInteger("quietline.explorer.walks", 2_500);
    private static final int LONGEST = 150;
    private static final Logger LOGGER = Logger.getLogger("org.quietline");

    @BeforeAll
    static void be_silent() {
        LOGGER.setLevel(Level.OFF);
    }

    @AfterAll
    static void speak_again() {
        LOGGER.setLevel(null);
    }

    @Test
    void nothing_is_lost_and_nothing_is_sent_twice() {
        explore(SEED, false);
    }

    @Test
    void nothing_is_lost_and_nothing_is_sent_twice_while_the_logs_are_compared() {
        explore(SEED + 11_500, true);
    }

    /** On a virtual thread, since a walk hands over to other virtual threads all the time. */
    private static void explore(long firstSeed, boolean reconciles) {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.runAsync(() -> walks(firstSeed, reconciles), executor)
                    .join();
        }
    }

    private static void walks(long firstSeed, boolean reconciles) {
        for (long seed = firstSeed; seed < firstSeed + WALKS; seed++) {
            Walk walk = new Walk(seed, reconciles);
            try {
                walk.walk(20 + new SplittableRandom(seed).nextInt(LONGEST));
            } catch (AssertionError e) {
                List<String> trace = walk.trace();
                throw new AssertionError(
                        "walk with seed " + seed + ": " + e.getMessage() + "\n" + String.join("\n", trace), e);
            }
        }
    }
}
