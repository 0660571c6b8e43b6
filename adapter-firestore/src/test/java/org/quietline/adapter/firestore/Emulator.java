package org.quietline.adapter.firestore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Google's Firestore emulator: one that runs already, or a child process of this JVM on a port of its own. */
final class Emulator implements AutoCloseable {
    /** Where {@code firestore.rules} and {@code firestore.indexes.json} are. */
    static final Path MODULE = Path.of("").toAbsolutePath();

    private static final Path RULES = MODULE.resolve("firestore.rules");
    private static final String MAIN = "com.google.cloud.datastore.emulator.firestore.CloudFirestore";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path jar;
    private final int port;
    private @Nullable Process process;

    private Emulator(Path jar, int port) {
        this.jar = jar;
        this.port = port;
    }

    /** The emulator's jar in the Cloud SDK, if it is installed. */
    static Optional<Path> jar() {
        return sdkRoot()
                .map(root -> root.resolve("platform/cloud-firestore-emulator/cloud-firestore-emulator.jar"))
                .filter(Files::exists);
    }

    private static Optional<Path> sdkRoot() {
        try {
            Process gcloud = new ProcessBuilder("gcloud", "info", "--format=value(installation.sdk_root)")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream output = gcloud.getInputStream()) {
                String root = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
                return gcloud.waitFor() == 0 && !root.isEmpty() ? Optional.of(Path.of(root)) : Optional.empty();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Starts a new one and waits until it answers. */
    static Emulator start(Path jar) {
        Emulator emulator = new Emulator(jar, freePort());
        emulator.start();
        return emulator;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again on the same port, empty. */
    void start() {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Duser.language=en",
                "-cp",
                jar.toString(),
                MAIN,
                "--host=127.0.0.1",
                "--port=" + port,
                "--rules=" + RULES);
        try {
            process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::answers);
    }

    private boolean answers() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + host() + "/"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .startsWith("Ok");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Where it listens: {@code host:port}. */
    String host() {
        return "127.0.0.1:" + port;
    }

    /** Stops it in its tracks: connections stay open, nothing is answered. */
    void freeze() {
        signal("-STOP");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !answers());
    }

    /** Lets it go on. */
    void thaw() {
        signal("-CONT");
    }

    private void signal(String name) {
        Process running = process;
        if (running == null) {
            return;
        }
        try {
            new ProcessBuilder("kill", name, Long.toString(running.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kills it; what it held is gone. */
    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            try {
                running.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
