package org.quietline.bootstrap.endtoend;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.Assertions;

/** Knows every number that the tests use, and looks for their digits in whatever the program gives out. */
final class Canary {
    private static final int WINDOW = 6;

    /** Six digits in a row turn up by chance among the ids and times of thousands of messages; these do not. */
    private static final int WINDOW_FOR_MANY = 9;

    private final Set<String> windows = ConcurrentHashMap.newKeySet();
    private final int window;

    Canary(String... numbers) {
        this(WINDOW, numbers);
    }

    private Canary(int window, String... numbers) {
        this.window = window;
        Arrays.stream(numbers).forEach(this::watch);
    }

    /** Takes nine digits for a number, in texts that are megabytes long. */
    static Canary amongMany(List<String> numbers) {
        return new Canary(WINDOW_FOR_MANY, numbers.toArray(String[]::new));
    }

    private void watch(String number) {
        String digits = number.replaceAll("\\D", "");
        for (int i = 0; i + window <= digits.length(); i++) {
            windows.add(digits.substring(i, i + window));
        }
    }

    /** Fails if so many digits in a row of any number stand in this text. */
    void check(String where, String text) {
        List<String> found = windows.stream().filter(text::contains).toList();
        Assertions.assertThat(found).as("digits of a phone number in " + where).isEmpty();
    }
}
