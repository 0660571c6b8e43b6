package org.quietline.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher beside a jar that is built. */
class LauncherIT {
    @TempDir
    Path home;

    @Test
    void a_start_with_kept_classes_says_no_more_than_the_first() throws IOException, InterruptedException {
        Path target = Files.createDirectories(home.resolve("bootstrap").resolve("target"));
        Files.copy(Path.of("..", "quietline"), home.resolve("quietline"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createSymbolicLink(
                target.resolve("quietline.jar"),
                Path.of("target", "quietline.jar").toRealPath());
        Files.createSymbolicLink(target.resolve("lib"), Path.of("target", "lib").toRealPath());
        String first = serveWithoutSettings();
        assertThat(first).startsWith("quietline cannot be used as it is configured:");
        assertThat(target.resolve("quietline.jsa")).isNotEmptyFile();
        assertThat(serveWithoutSettings()).isEqualTo(first);
    }

    private String serveWithoutSettings() throws IOException, InterruptedException {
        Path said = home.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder(home.resolve("quietline").toString(), "serve")
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        String path = builder.environment().getOrDefault("PATH", "/usr/bin:/bin");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        assertThat(builder.start().waitFor()).isEqualTo(2);
        return Files.readString(said);
    }
}
