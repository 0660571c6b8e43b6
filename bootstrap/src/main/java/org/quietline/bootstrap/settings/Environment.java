package org.quietline.bootstrap.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Variables by name: those of the process, and those of a file {@code .env} that the process does not have. A variable
 * that is blank counts as not set. Printed, it shows nothing of them.
 */
public final class Environment {
    private static final long LARGEST_FILE = 1024L * 1024;

    private final Map<String, String> variables;
    private final List<Problem> problems;

    private Environment(Map<String, String> variables, List<Problem> problems) {
        this.variables = Map.copyOf(variables);
        this.problems = List.copyOf(problems);
    }

    /** Just these variables. */
    public static Environment of(Map<String, String> variables) {
        return new Environment(variables, List.of());
    }

    /** The process's variables, completed by the file {@code .env} of this directory, if there is one. */
    public static Environment ofProcess(Path directory) {
        return of(System.getenv()).completedBy(directory.resolve(".env"));
    }

    /** These variables and those of this file; these win. A file that is not there changes nothing. */
    public Environment completedBy(Path file) {
        if (!Files.exists(file)) {
            return this;
        }
        try {
            DotEnv read = DotEnv.parse(text(file));
            Map<String, String> all = new HashMap<>(read.variables());
            all.putAll(variables);
            return new Environment(all, read.problems());
        } catch (IOException e) {
            return new Environment(variables, List.of(new Problem(".env", "cannot be read as UTF-8 text")));
        }
    }

    /** What is wrong with the file. */
    List<Problem> problems() {
        return problems;
    }

    /** The variable's value without white space around it, if it is set. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The text of a small file. */
    static String text(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new IOException("too large");
        }
        return Files.readString(file);
    }

    @Override
    public String toString() {
        return variables.size() + " variables";
    }
}
