package org.quietline.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietline.bootstrap.demo.Demo;
import org.quietline.bootstrap.demo.DemoPorts;

class DemoDataTest {
    @Test
    void a_demo_with_data_of_its_own_goes_on_where_it_ended(@TempDir Path directory)
            throws IOException, InterruptedException {
        run(directory);
        Shell shell = new Shell(directory);
        String inactive = shell.call("users", "list").lines().stream()
                .filter(line -> line.contains("inactive"))
                .findFirst()
                .orElseThrow();
        assertThat(inactive).contains("Lena");
        shell.set(
                "QUIETLINE_SECRET",
                Files.readString(directory.resolve("quietline.secret")).strip());
        shell.call("users", "activate", "+15550109538");

        run(directory);

        assertThat(shell.call("users", "list").out()).doesNotContain("inactive");
        assertThat(shell.call("audit", "verify").exitCode()).isZero();
    }

    private static void run(Path directory) throws InterruptedException {
        try (Demo demo = Demo.start(new DemoPorts(0, 0), directory)) {
            assertThat(demo.dashboard().getPort()).isPositive();
        }
    }
}
