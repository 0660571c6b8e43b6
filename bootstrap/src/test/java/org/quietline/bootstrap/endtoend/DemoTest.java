package org.quietline.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    /** All numbers of the demo begin like this. */
    private final Canary canary = new Canary("+1555010", "4155550199", "4155550172");

    @Test
    void the_demo_needs_nothing_and_leaves_nothing_behind(@TempDir Path directory)
            throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        Map<String, String> broken =
                Map.of("PORT", "nonsense", "STORE", "nonsense", "JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        try (Program program = Program.start(directory, broken, "demo", "--port", "0", "--simulator-port", "0")) {
            program.awaitOutput("Ctrl-C");
            List<String> lines = program.out().lines().toList();
            Matcher operator = Pattern.compile("operator (\\S+) (\\S+)").matcher(lines.get(1));
            assertThat(lines.get(0)).matches("dashboard http://127\\.0\\.0\\.1:\\d+");
            assertThat(operator.matches()).isTrue();
            assertThat(lines.get(2)).matches("simulator http://127\\.0\\.0\\.1:\\d+");

            try (Client browser = new Client(lines.get(0).substring("dashboard ".length()), canary)) {
                browser.signIn(operator.group(1), operator.group(2));
                assertThat(browser.page("/messages/in").body()).contains("Maria Santos", "•••");
                assertThat(browser.page("/messages/out").body()).contains("Noah Kim", "•••");
                assertThat(browser.page("/users").body()).contains("Priya Raman");
            }

            assertThat(program.stop()).isZero();
            canary.check("standard output", program.out());
            canary.check("the error stream", program.err());
            try (Stream<Path> left = Files.list(temporary)) {
                assertThat(left.map(path -> path.getFileName().toString()))
                        .noneMatch(name -> name.startsWith("quietline-demo"));
            }
        }
    }

    @Test
    void a_port_in_use_is_told(@TempDir Path directory) throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(Program.freePort());
                Program program =
                        Program.start(directory, Map.of(), "demo", "--port", Integer.toString(taken.getLocalPort()))) {
            program.awaitEnd();

            assertThat(program.err()).contains("port " + taken.getLocalPort() + " is in use", "--port");
            assertThat(program.out()).isEmpty();
        }
    }
}
