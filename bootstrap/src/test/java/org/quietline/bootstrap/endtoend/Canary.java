package org.quietline.bootstrap.endtoend;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.Assertions;

/** Knows every number that the tests use, and looks for their digits in whatever the program gives out. */
final class Canary {
    private static final int WINDOW = 6;

    private final Set<String> windows = ConcurrentHashMap.newKeySet();

    Canary(String... numbers) {
        Arrays.stream(numbers).forEach(this::watch);
    }

    private void watch(String number) {
        String digits = number.replaceAll("\\D", "");
        for (int i = 0; i + WINDOW <= digits.length(); i++) {
            windows.add(digits.substring(i, i + WINDOW));
        }
    }

    /** Fails if any six digits in a row of any number stand in this text. */
    void check(String where, String text) {
        List<String> found = windows.stream().filter(text::contains).toList();
        Assertions.assertThat(found).as("digits of a phone number in " + where).isEmpty();
    }
}
