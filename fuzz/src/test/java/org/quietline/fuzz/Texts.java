package org.quietline.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Texts out of a fuzzer's bytes, so that a corpus can be read and written by hand: parts end at a line break. */
public final class Texts {
    private Texts() {}

    /** The bytes as UTF-8; what is none becomes U+FFFD, as where the program reads. */
    public static String of(byte[] data) {
        return new String(data, StandardCharsets.UTF_8);
    }

    /** The first line and what follows it. */
    public static List<String> two(byte[] data) {
        String text = of(data);
        int line = text.indexOf('\n');
        return line < 0 ? List.of(text, "") : List.of(text.substring(0, line), text.substring(line + 1));
    }

    /** The answer of a parser that says no by an exception of this type; others go on. */
    public static <T> Optional<T> parsed(Class<? extends RuntimeException> no, Parsing<T> parsing) {
        try {
            return Optional.of(parsing.parse());
        } catch (RuntimeException e) {
            if (no.isInstance(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What is tried. */
    @FunctionalInterface
    public interface Parsing<T> {
        /** Tries it. */
        T parse();
    }
}
