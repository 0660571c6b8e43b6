package org.quietline.bootstrap.endtoend;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Google's Firestore emulator as a child process, which can be stopped in its tracks and started anew. */
final class FirestoreEmulator implements AutoCloseable {
    /** The project that the tests use. */
    static final String PROJECT = "quietline-tests";

    private static final Map<String, String> ENVIRONMENT = System.getenv();
    private static final Path RULES = Path.of("..", "adapter-firestore", "firestore.rules");
    private static final String MAIN = "com.google.cloud.datastore.emulator.firestore.CloudFirestore";
    private static final Duration START = Duration.ofSeconds(90);

    private final Path jar;
    private final int port = Program.freePort();
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    private FirestoreEmulator(Path jar) throws IOException {
        this.jar = jar;
        this.process = launch(List.of());
    }

    /** Starts one; without an emulator on this computer the test is skipped, and fails when {@code CI} is true. */
    static FirestoreEmulator start() throws IOException {
        Optional<Path> jar = jar();
        String reason = "no Firestore emulator: install it with `gcloud components install cloud-firestore-emulator`";
        if (Boolean.parseBoolean(ENVIRONMENT.get("CI"))) {
            Assertions.assertThat(jar).as(reason).isPresent();
        }
        Assumptions.assumeTrue(jar.isPresent(), reason);
        return new FirestoreEmulator(jar.orElseThrow());
    }

    private static Optional<Path> jar() {
        try {
            Process gcloud = new ProcessBuilder("gcloud", "info", "--format=value(installation.sdk_root)")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream output = gcloud.getInputStream()) {
                String root = new String(output.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
                return Optional.of(Path.of(root, "platform/cloud-firestore-emulator/cloud-firestore-emulator.jar"))
                        .filter(found -> !root.isEmpty() && Files.exists(found));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Process launch(List<String> more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-Duser.language=en",
                "-cp",
                jar.toString(),
                MAIN,
                "--host=127.0.0.1",
                "--port=" + port,
                "--rules=" + RULES.toAbsolutePath()));
        command.addAll(more);
        Process started = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        await().atMost(START).until(this::answers);
        return started;
    }

    private boolean answers() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url("/")))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(request, BodyHandlers.ofString()).body().startsWith("Ok");
        } catch (IOException e) {
            return false;
        }
    }

    private String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** The port that it listens on. */
    int port() {
        return port;
    }

    /** Stops it in its tracks: connections stay open, nothing is answered. */
    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
        await().atMost(START).until(() -> !answers());
    }

    /** Lets it go on. */
    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
    }

    /** Kills it and starts another one on the same port with the same data, as nothing but memory would lose it. */
    void restart(Path directory) throws IOException, InterruptedException {
        String database = "projects/" + PROJECT + "/databases/(default)";
        HttpResponse<String> exported = http.send(
                HttpRequest.newBuilder(URI.create(url("/emulator/v1/projects/" + PROJECT + ":export")))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("""
                                {"database": "%s", "export_directory": "%s", "export_name": "all"}
                                """.formatted(database, directory)))
                        .build(),
                BodyHandlers.ofString());
        Assertions.assertThat(exported.statusCode()).as(exported.body()).isEqualTo(200);
        kill();
        Path metadata = directory.resolve("all").resolve("all.overall_export_metadata");
        process = launch(List.of("--seed_from_export=" + metadata));
    }

    private void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.close();
    }
}
