package org.quietline.benchmarks.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Google's Firestore emulator, as a process of its own. What it holds is gone when it ends. */
public final class FirestoreEmulator implements AutoCloseable {
    /** The project of every scenario. */
    public static final String PROJECT = "demo-quietline";

    private static final String MAIN = "com.google.cloud.datastore.emulator.firestore.CloudFirestore";

    private final Child child;
    private final int port;

    private FirestoreEmulator(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    /** The emulator's jar in the Cloud SDK, if it is installed. */
    public static Optional<Path> jar() {
        return sdk().map(root -> root.resolve("platform/cloud-firestore-emulator/cloud-firestore-emulator.jar"))
                .filter(Files::exists);
    }

    private static Optional<Path> sdk() {
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
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Starts one, empty, and returns when it answers. */
    public static FirestoreEmulator start(Surroundings surroundings, Path jar) {
        int port = Child.freePort();
        Child child = Child.java(
                "emulator",
                surroundings.directory(),
                Map.of(),
                List.of(
                        // All of it at once, and no collector that works beside the program: neither is measured.
                        // It keeps every document, and copies the new ones in each pause: few at a time, or it
                        // stands still for hundreds of milliseconds.
                        "-Xms3g",
                        "-Xmx3g",
                        "-Xmn128m",
                        "-XX:+UseParallelGC",
                        "-Duser.language=en",
                        "-cp",
                        jar.toString(),
                        MAIN,
                        "--host=127.0.0.1",
                        "--port=" + port,
                        "--rules=" + surroundings.rules()));
        FirestoreEmulator emulator = new FirestoreEmulator(child, port);
        child.await(emulator::answers);
        return emulator;
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(12);
            return new String(answer, StandardCharsets.US_ASCII).endsWith("200");
        } catch (IOException e) {
            return false;
        }
    }

    /** Where it listens: {@code host:port}. */
    public String host() {
        return "127.0.0.1:" + port;
    }

    /** The process. */
    public Child child() {
        return child;
    }

    @Override
    public void close() {
        child.close();
    }
}
