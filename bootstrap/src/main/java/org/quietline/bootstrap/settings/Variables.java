package org.quietline.bootstrap.settings;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads variables one by one and collects what is wrong with them. */
final class Variables {
    private final Environment environment;
    private final List<Problem> problems;

    Variables(Environment environment) {
        this.environment = environment;
        this.problems = new ArrayList<>(environment.problems());
    }

    /** The settings, unless there was a problem. They are made only then, so they may rely on all that is required. */
    <T> Reading<T> settings(Supplier<T> settings) {
        return problems.isEmpty() ? new Reading.Complete<>(settings.get()) : new Reading.Faulty<>(problems);
    }

    /** Notes a problem and returns nothing. */
    <T> Optional<T> problem(String variable, String remedy) {
        problems.add(new Problem(variable, remedy));
        return Optional.empty();
    }

    boolean isSet(String variable) {
        return environment.get(variable).isPresent();
    }

    Optional<String> text(String variable) {
        return environment.get(variable);
    }

    Optional<String> required(String variable, String remedy) {
        Optional<String> value = text(variable);
        return value.isPresent() ? value : problem(variable, "is missing; " + remedy);
    }

    /** A text of this form. */
    Optional<String> matching(String variable, Optional<String> value, Pattern form, String remedy) {
        return value.flatMap(text -> form.matcher(text).matches() ? Optional.of(text) : problem(variable, remedy));
    }

    /** A secret: the variable itself, or the content of the file that {@code VARIABLE_FILE} names. */
    Optional<String> secret(String variable) {
        String fileVariable = variable + "_FILE";
        Optional<String> file = text(fileVariable);
        if (file.isEmpty()) {
            return text(variable);
        }
        if (isSet(variable)) {
            return problem(fileVariable, "is set together with " + variable + "; set one of them");
        }
        try {
            String content = Environment.text(Path.of(file.get())).strip();
            return content.isEmpty() ? problem(fileVariable, "names an empty file") : Optional.of(content);
        } catch (IOException | InvalidPathException e) {
            return problem(fileVariable, "names a file that cannot be read");
        }
    }

    Optional<String> requiredSecret(String variable, String remedy) {
        boolean isThere = isSet(variable) || isSet(variable + "_FILE");
        return isThere ? secret(variable) : problem(variable, "is missing; " + remedy);
    }

    int number(String variable, int usual, int least, int most) {
        Optional<String> value = text(variable);
        if (value.isEmpty()) {
            return usual;
        }
        try {
            int number = Integer.parseInt(value.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, like a number out of range
        }
        problem(variable, "must be a whole number from " + least + " to " + most);
        return usual;
    }

    boolean flag(String variable, boolean usual) {
        String value = text(variable).orElse(Boolean.toString(usual)).toLowerCase(Locale.ROOT);
        if (!value.equals("true") && !value.equals("false")) {
            problem(variable, "must be true or false");
        }
        return value.equals("true");
    }

    /** The parts between commas, without white space around them. */
    static List<String> parts(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).toList();
    }
}
