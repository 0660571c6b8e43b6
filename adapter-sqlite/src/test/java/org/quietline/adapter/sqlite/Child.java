package org.quietline.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process of our own that runs a class of the tests, if wanted under a command that takes something away from it. */
final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;

    private Child(Process process) {
        this.process = process;
        this.lines = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Runs {@code main} with these arguments, under this command. */
    static Child run(List<String> under, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(under);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new Child(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** The program of this name on the path, if it is installed. */
    static Optional<String> installed(String program) {
        return Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin")
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** The next line that it prints. */
    String line() throws IOException {
        return String.valueOf(lines.readLine());
    }

    /** Every line that it prints until it ends by itself. */
    List<String> linesToTheEnd() throws IOException, InterruptedException {
        List<String> all = lines.lines().toList();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return all;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
