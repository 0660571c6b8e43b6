package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the pages of a listing. */
public final class Pages {
    private static final int MOST_PAGES = 2_000;

    private Pages() {}

    /** Reads one page. */
    @FunctionalInterface
    public interface Reader<T> {
        /** The page after this position. */
        Page<T> read(@Nullable Position after, int limit);
    }

    /** All rows, read with pages of this size; none may be longer, and the last must come. */
    public static <T> List<T> all(Reader<T> reader, int limit) {
        return all(reader, limit, () -> {});
    }

    /** The same, doing something between two pages. */
    public static <T> List<T> all(Reader<T> reader, int limit, Runnable meanwhile) {
        List<T> rows = new ArrayList<>();
        @Nullable Position after = null;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            Page<T> page = reader.read(after, limit);
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(limit);
            rows.addAll(page.rows());
            if (page.next() == null) {
                return rows;
            }
            after = page.next();
            meanwhile.run();
        }
        throw new AssertionError("the last page never comes");
    }
}
