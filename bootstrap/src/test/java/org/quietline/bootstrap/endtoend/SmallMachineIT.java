package org.quietline.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.quietline.bootstrap.endtoend.Installation.MARIA;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image's start command, without the image: Java is told that the machine has 256 MB, and must get by with them.
 */
class SmallMachineIT {
    private static final int MEGABYTES = 256;
    private static final int TEXTS = 300;
    private static final Path LINUX = Path.of("/proc/self/status");
    private static final Logger LOG = Logger.getLogger(SmallMachineIT.class.getName());

    /** What the Dockerfile starts, with the Java and the jar of this build. */
    private static List<String> startCommand() throws IOException {
        String dockerfile = Files.readString(Path.of("..", "Dockerfile"));
        String entryPoint = dockerfile
                .lines()
                .filter(line -> line.startsWith("ENTRYPOINT "))
                .findFirst()
                .orElseThrow();
        JsonNode words = new ObjectMapper().readTree(entryPoint.substring(entryPoint.indexOf('[')));
        List<String> command = new ArrayList<>();
        words.forEach(word -> command.add(word.asText()));
        assertThat(command.getFirst()).isEqualTo("java");
        assertThat(command.getLast()).isEqualTo("/app/quietline.jar");
        command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.set(command.size() - 1, System.getProperty("quietline.jar", ""));
        command.add(1, "-XX:MaxRAM=" + MEGABYTES + "m");
        command.add("serve");
        return command;
    }

    @Test
    void the_images_start_command_serves_within_256_megabytes(@TempDir Path directory)
            throws IOException, InterruptedException {
        assumeThat(LINUX)
                .as("Linux, which tells how much memory a process holds")
                .exists();
        try (Installation installation = new Installation(directory);
                Client client = installation.client()) {
            Map<String, String> variables = new HashMap<>(installation.variables());
            variables.put("ACKNOWLEDGEMENTS_PER_HOUR", "0");
            try (Program adding = Program.start(directory, variables, "users", "add", MARIA)) {
                adding.awaitEnd();
            }
            try (Program program = Program.run(directory, variables, startCommand())) {
                program.awaitOutput("ready");
                for (int i = 0; i < TEXTS; i++) {
                    installation.simulator().text(MARIA, "Text " + i);
                }
                await().atMost(Duration.ofMinutes(2)).until(() -> installation.acceptedFor(MARIA) == TEXTS);
                client.signIn(Installation.OPERATOR, Installation.PASSWORD);
                for (int i = 0; i < 5; i++) {
                    client.json("/messages/in?limit=200", Installation.TOKEN);
                    client.page("/metrics");
                    client.page("/messages/in?limit=200");
                }
                long peak = program.peakMemory();
                LOG.info(() -> "at most " + peak / 1024 + " MiB were held");
                assertThat(peak).isLessThan(MEGABYTES * 1024L);
                assertThat(program.stop()).isZero();
                assertThat(program.err()).doesNotContain("OutOfMemory");
            }
        }
    }
}
