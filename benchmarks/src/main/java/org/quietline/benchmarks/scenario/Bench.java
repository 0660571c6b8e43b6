package org.quietline.benchmarks.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.quietline.benchmarks.process.Surroundings;

/** What every scenario gets: where the program is, how long to measure, and somebody to tell how it goes. */
public final class Bench {
    private static final AtomicLong RUNS = new AtomicLong(System.currentTimeMillis());

    private final Surroundings surroundings;
    private final double scale;
    private final Consumer<String> notes;

    /**
     * Sets everything up.
     *
     * @param scale how much longer than usual to warm up and to measure
     * @param notes hears what is measured besides the figures
     */
    public Bench(Surroundings surroundings, double scale, Consumer<String> notes) {
        this.surroundings = surroundings;
        this.scale = scale;
        this.notes = notes;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** So many seconds, as long as they are in this run. */
    Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000 * scale));
    }

    /** So many a second for so many seconds, as long as they are in this run. */
    int count(double perSecond, double seconds) {
        return (int) Math.ceil(perSecond * seconds * scale);
    }

    /** So many, or fewer in a run that is shorter than usual. */
    int atMost(int count) {
        return (int) Math.min(count, Math.ceil(count * scale));
    }

    void note(String text) {
        notes.accept(text);
    }

    /** A number that no other load has, to tell messages apart. */
    static long nextRun() {
        return RUNS.incrementAndGet();
    }

    /** A new directory for a database. */
    Path directory(String name) {
        try {
            return Files.createTempDirectory(surroundings.directory(), name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
