package org.quietline.domain.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program uses the jar that this build made, with Java 17 and on the module path. */
class EmbeddingIT {
    private static final Path JAR = Path.of(System.getProperty("domain.jar"));
    private static final long LARGEST_JAR = 100_000;

    @Test
    void a_program_on_java_17_embeds_the_jar(@TempDir Path temporary) throws Exception {
        Optional<Path> jdk = java17();
        if (!Boolean.parseBoolean(System.getenv("CI"))) {
            assumeThat(jdk)
                    .as("a JDK 17: set JAVA17_HOME to run the example with it")
                    .isPresent();
        }
        Path output = temporary.resolve("output.txt");
        ProcessBuilder run = new ProcessBuilder(
                        "sh",
                        "../examples/embedding/run",
                        JAR.toString(),
                        jspecify().toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        run.environment().put("JAVA_HOME", jdk.orElseThrow().toString());
        Process process = run.start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();

        assertThat(ended).isTrue();
        assertThat(Files.readString(output, StandardCharsets.UTF_8)).isEqualTo("""
                +•••••••4567 is registered: hello Ada
                +•••••••4321 is a stranger
                Call my office, (•••) •••-0123
                operator m1 to +•••••••4567: delivered
                2026-11-22T12:00:00Z queued
                2026-11-22T12:00:01Z sending
                2026-11-22T12:00:02Z sent
                2026-11-22T12:00:05Z delivered
                """);
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void the_jar_stays_small() throws IOException {
        assertThat(Files.size(JAR)).isLessThan(LARGEST_JAR);
    }

    private static Path jspecify() throws Exception {
        return Path.of(NullMarked.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    /** Where the variable says, where Maven itself runs, or where Linux and macOS keep theirs. */
    private static Optional<Path> java17() throws IOException {
        Stream<Path> told = Stream.of("JAVA17_HOME", "JAVA_HOME_17_X64", "JAVA_HOME")
                .flatMap(name -> Optional.ofNullable(System.getenv(name)).stream())
                .map(Path::of);
        Path home = Path.of(System.getProperty("user.home"));
        Stream.Builder<Path> found = Stream.builder();
        for (Path directory : List.of(
                Path.of("/usr/lib/jvm"),
                Path.of("/Library/Java/JavaVirtualMachines"),
                home.resolve(".sdkman/candidates/java"),
                home.resolve(".jdks"))) {
            if (Files.isDirectory(directory)) {
                try (Stream<Path> entries = Files.list(directory)) {
                    entries.sorted().forEach(entry -> found.add(entry).add(entry.resolve("Contents/Home")));
                }
            }
        }
        return Stream.concat(told, found.build()).filter(EmbeddingIT::isJdk17).findFirst();
    }

    private static boolean isJdk17(Path home) {
        Path release = home.resolve("release");
        try {
            return Files.isExecutable(home.resolve("bin/javac"))
                    && Files.isReadable(release)
                    && Files.readString(release).contains("JAVA_VERSION=\"17.");
        } catch (IOException e) {
            return false;
        }
    }
}
