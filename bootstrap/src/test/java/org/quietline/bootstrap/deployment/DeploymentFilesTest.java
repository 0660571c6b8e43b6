package org.quietline.bootstrap.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quietline.bootstrap.wiring.Quietline;

/** What matters in the files that platforms read: how the program is started, stopped and looked at. */
class DeploymentFilesTest {
    private static String text(String file) throws IOException {
        return Files.readString(Path.of("..").resolve(file));
    }

    /** The arguments of this instruction in exec form, in the final stage; they must be a JSON array. */
    private static List<String> exec(String instruction) throws IOException {
        String dockerfile = text("Dockerfile").replace("\\\n", " ");
        String last = dockerfile.substring(dockerfile.lastIndexOf("\nFROM "));
        String line = last.lines()
                .filter(each -> each.matches("(?:HEALTHCHECK.*)?\\b" + instruction + " \\[.*"))
                .reduce((first, second) -> second)
                .orElseThrow();
        JsonNode array = new ObjectMapper().readTree(line.substring(line.indexOf('[')));
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
                .map(i -> array.get(i).asText())
                .toList();
    }

    @Test
    void railway_lets_the_program_finish_and_waits_until_it_is_ready() throws IOException {
        JsonNode deploy = new ObjectMapper().readTree(text("railway.json")).get("deploy");

        assertThat(deploy.get("drainingSeconds").isInt())
                .as("a number, not a text")
                .isTrue();
        assertThat(deploy.get("drainingSeconds").asLong()).isGreaterThan(Quietline.PATIENCE.toSeconds());
        assertThat(deploy.get("healthcheckPath").asText()).isEqualTo("/readyz");
        assertThat(deploy.has("startCommand")).as("the image's own").isFalse();
    }

    @Test
    void the_image_starts_java_itself_as_nobody_in_particular() throws IOException {
        String dockerfile = text("Dockerfile");
        String last = dockerfile.substring(dockerfile.lastIndexOf("\nFROM "));

        assertThat(exec("ENTRYPOINT")).startsWith("java").endsWith("-jar", "/app/quietline.jar");
        assertThat(dockerfile.lines()).contains("CMD [\"serve\"]");
        assertThat(last)
                .contains("\nUSER 10001\n", "\nEXPOSE 8080\n", "ENV PORT=8080")
                .contains("-jre\n");
        assertThat(last.replaceAll("(?m)^#.*$", "")).doesNotContain("curl", "wget", "apt-get");
        assertThat(exec("CMD")).isEqualTo(List.of("serve"));
        assertThat(last).contains("/healthz");
    }

    @Test
    void the_unit_starts_what_is_built_and_waits_longer_than_the_program_takes() throws IOException {
        String unit = text("deploy/quietline.service");

        assertThat(unit).contains("User=quietline", "NoNewPrivileges=yes", "ProtectSystem=strict", " serve\n");
        String wait = unit.lines()
                .filter(line -> line.startsWith("TimeoutStopSec="))
                .findFirst()
                .orElseThrow();
        assertThat(Long.parseLong(wait.substring("TimeoutStopSec=".length())))
                .isGreaterThan(Quietline.PATIENCE.toSeconds());
        assertThat(unit).contains(exec("ENTRYPOINT").get(1), exec("ENTRYPOINT").get(2));
    }

    @Test
    void compose_joins_the_program_to_the_emulator_on_this_machine_alone() throws IOException {
        String compose = text("deploy/compose.yml");

        assertThat(compose)
                .contains("FIRESTORE_EMULATOR_HOST: firestore:8787", "--host-port=0.0.0.0:8787", "STORE: firestore");
        assertThat(compose.lines().filter(line -> line.matches(" +- [0-9.:]*8[0-9]{3}:8[0-9]{3}")))
                .hasSize(2)
                .allMatch(line -> line.contains("127.0.0.1:"));
        assertThat(Path.of("../adapter-firestore/firestore.rules")).exists();
    }
}
