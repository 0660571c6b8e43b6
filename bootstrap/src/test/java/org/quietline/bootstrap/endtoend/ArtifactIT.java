package org.quietline.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one jar that is shipped does everything without what was left out of it. */
class ArtifactIT {
    private static final Path EMULATOR =
            Path.of("/usr/lib/google-cloud-sdk/platform/cloud-firestore-emulator/cloud-firestore-emulator.jar");
    private static final long MOST_BYTES = 55_000_000;

    private static Path jar() {
        return Path.of(System.getProperty("quietline.jar", ""));
    }

    @Test
    void it_holds_what_is_needed_and_little_else() throws IOException {
        assertThat(Files.size(jar())).isLessThan(MOST_BYTES);
        try (JarFile jar = new JarFile(jar().toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo("org.quietline.bootstrap.Main");
            Set<String> unused = new TreeSet<>();
            jar.stream()
                    .map(entry -> entry.getName())
                    .filter(Pattern.compile(
                                    "com/twilio/rest/(video|voice|taskrouter)/.*|org/conscrypt/.*|io/jsonwebtoken/.*")
                            .asMatchPredicate())
                    .forEach(unused::add);
            assertThat(unused).isEmpty();
        }
    }

    @Test
    void a_text_is_acknowledged_on_sqlite(@TempDir Path directory) throws IOException, InterruptedException {
        acknowledges(directory, Map.of());
    }

    @Test
    void a_text_is_acknowledged_on_firestore(@TempDir Path directory) throws IOException, InterruptedException {
        assumeThat(EMULATOR).as("the Firestore emulator").exists();
        int port = Program.freePort();
        Process emulator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx400m",
                        "-cp",
                        EMULATOR.toString(),
                        "com.google.cloud.datastore.emulator.firestore.CloudFirestore",
                        "--host=127.0.0.1",
                        "--port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("emulator.txt").toFile())
                .start();
        try {
            await().atMost(Duration.ofMinutes(1)).until(() -> answers(port));
            acknowledges(
                    directory,
                    Map.of(
                            "STORE",
                            "firestore",
                            "FIREBASE_PROJECT_ID",
                            "demo-quietline",
                            "FIRESTORE_EMULATOR_HOST",
                            "127.0.0.1:" + port));
        } finally {
            emulator.destroyForcibly().waitFor();
        }
    }

    private static boolean answers(int port) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static void acknowledges(Path directory, Map<String, String> store)
            throws IOException, InterruptedException {
        assertThat(jar()).exists();
        try (Installation installation = new Installation(directory);
                Client client = installation.client()) {
            Map<String, String> variables = new HashMap<>(installation.variables());
            variables.putAll(store);
            // A cold emulator may miss the first deadline; adding again changes nothing.
            await().atMost(Duration.ofMinutes(3)).until(() -> adds(directory, variables));
            try (Program program = Program.start(directory, variables, "serve")) {
                program.awaitOutput("ready");
                installation.simulator().text(Installation.MARIA, "Are you open today?");
                await().atMost(Duration.ofMinutes(1)).until(() -> installation.acceptedFor(Installation.MARIA) == 1);
                JsonNode in = client.json("/messages/in", Installation.TOKEN);
                assertThat(Installation.find(in, "messageContent", "Are you open today?"))
                        .isPresent();
                assertThat(client.page("/metrics").body()).contains("quietline_webhook_seconds_count");
                assertThat(program.stop()).isZero();
                String output = program.out() + program.err();
                assertThat(output).doesNotContain("NoClassDefFoundError", "ClassNotFoundException", "WARNING");
                installation.canary().check("the output", output);
            }
        }
    }

    private static boolean adds(Path directory, Map<String, String> variables)
            throws IOException, InterruptedException {
        try (Program adding =
                Program.start(directory, variables, "users", "add", Installation.MARIA, "--name", "Maria Santos")) {
            adding.awaitEnd();
            return adding.out().contains("Maria Santos");
        }
    }

    @Test
    void its_commands_answer(@TempDir Path directory) throws IOException, InterruptedException {
        for (List<String> command : List.of(
                List.of("version"), List.of("--help"), List.of("doctor", "--help"), List.of("audit", "--help"))) {
            try (Program program = Program.start(directory, Map.of(), command.toArray(String[]::new))) {
                program.awaitEnd();
                assertThat(program.out()).isNotBlank();
            }
        }
    }
}
