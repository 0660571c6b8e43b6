package org.quietline.bootstrap.command;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows on the error stream how far long work has come, when that is a terminal; writes nothing else than lines
 * elsewhere. Nothing of the bar is left once the work has ended.
 */
final class Progress implements AutoCloseable {
    private static final int EVERY_MILLIS = 200;
    private static final long KILOBYTE = 1_000;

    private final PrintStream err;
    private final @Nullable ProgressBar bar;
    private @Nullable ScheduledExecutorService looking;
    private @Nullable ScheduledFuture<?> looks;

    private Progress(Surroundings surroundings, ProgressBarBuilder bar) {
        this.err = surroundings.err();
        this.bar = surroundings.isWatched()
                ? bar.setUpdateIntervalMillis(EVERY_MILLIS)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setConsumer(new Line(err))
                        .clearDisplayOnFinish()
                        .build()
                : null;
    }

    /** Of work that nobody knows the end of: how many there were, and how long it took. */
    static Progress counting(Surroundings surroundings, String what) {
        return new Progress(
                surroundings, new ProgressBarBuilder().setTaskName(what).setInitialMax(-1));
    }

    /** Of work on so many bytes. */
    static Progress ofBytes(Surroundings surroundings, String what, long all) {
        return new Progress(
                surroundings,
                new ProgressBarBuilder()
                        .setTaskName(what)
                        .setInitialMax(Math.max(all, 1))
                        .setUnit(" kB", KILOBYTE));
    }

    /** One more, or one byte more, is done. */
    void step() {
        step(1);
    }

    private void step(long count) {
        if (bar != null) {
            bar.stepBy(count);
        }
    }

    /** Looks now and then how much is done. */
    void follow(LongSupplier done) {
        if (bar != null) {
            looking = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().factory());
            looks = looking.scheduleWithFixedDelay(
                    () -> bar.stepTo(done.getAsLong()), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** The bytes, each of which is a step when it is read. */
    InputStream reading(InputStream bytes) {
        return new FilterInputStream(bytes) {
            @Override
            public int read() throws IOException {
                int one = super.read();
                step(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                step(Math.max(count, 0));
                return count;
            }
        };
    }

    /** Writes a line of its own to the error stream. */
    void println(String line) {
        synchronized (err) {
            err.println((bar == null ? "" : Line.CLEARED) + line);
        }
    }

    @Override
    public void close() {
        if (looks != null) {
            looks.cancel(false);
        }
        if (looking != null) {
            looking.shutdownNow();
        }
        if (bar != null) {
            bar.close();
        }
    }

    /** One line of a terminal, written again and again. */
    private static final class Line implements ProgressBarConsumer {
        static final String CLEARED = "\r\u001b[K";
        private static final int WIDTH = 78;

        private final PrintStream err;

        Line(PrintStream err) {
            this.err = err;
        }

        @Override
        public int getMaxRenderedLength() {
            return WIDTH;
        }

        @Override
        public void accept(String text) {
            synchronized (err) {
                err.print('\r' + text);
                err.flush();
            }
        }

        @Override
        public void clear() {
            accept("\u001b[K");
        }

        @Override
        public void close() {
            err.flush();
        }
    }
}
