package org.quietline.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quietline.benchmarks.webhook.Account;
import org.quietline.bootstrap.security.Argon2PasswordCheck;

/** The program, as a process of its own that runs {@code serve}. */
public final class Product implements AutoCloseable {
    /** Who may sign in. */
    static final String OPERATOR = "bench";

    static final String PASSWORD = "a password for measuring";

    private static final String HASH = Argon2PasswordCheck.hash(PASSWORD);
    private static final Duration ONE_LOOK = Duration.ofSeconds(5);

    private final Child child;
    private final int port;
    private final Duration untilReady;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ONE_LOOK)
            .build();

    private final @Nullable Path profiles;

    private Product(Child child, int port, long started, @Nullable Path profiles) {
        this.child = child;
        this.profiles = profiles;
        this.port = port;
        child.await(this::isReady);
        this.untilReady = Duration.ofNanos(System.nanoTime() - started);
    }

    /** Starts it on a SQLite file and returns when it is ready. */
    public static Product onSqlite(Surroundings surroundings, Path file, URI carrier) {
        return start(surroundings, Map.of("STORE", "sqlite", "SQLITE_PATH", file.toString()), carrier);
    }

    /** Starts it on Firestore's emulator and returns when it is ready. */
    public static Product onFirestore(Surroundings surroundings, FirestoreEmulator emulator, URI carrier) {
        return start(
                surroundings,
                Map.of(
                        "STORE",
                        "firestore",
                        "FIREBASE_PROJECT_ID",
                        FirestoreEmulator.PROJECT,
                        "FIRESTORE_EMULATOR_HOST",
                        emulator.host()),
                carrier);
    }

    private static Product start(Surroundings surroundings, Map<String, String> store, URI carrier) {
        int port = Child.freePort();
        Map<String, String> variables = new HashMap<>(store);
        variables.put("PORT", Integer.toString(port));
        variables.put("HOST", "127.0.0.1");
        variables.put("PUBLIC_BASE_URL", "http://127.0.0.1:" + port);
        variables.put("TWILIO_ACCOUNT_SID", Account.MADE_UP.sid());
        variables.put("TWILIO_AUTH_TOKEN", Account.MADE_UP.token());
        variables.put("TWILIO_PHONE_NUMBER", Account.MADE_UP.number());
        variables.put("TWILIO_API_BASE_URL", carrier.toString());
        variables.put(
                "QUIETLINE_SECRET",
                Base64.getEncoder()
                        .encodeToString("a secret that is only for measuring".getBytes(StandardCharsets.US_ASCII)));
        variables.put("OPERATORS", OPERATOR + ":" + HASH);
        variables.put("ACKNOWLEDGEMENTS_PER_HOUR", "0");
        // As the launcher starts it.
        List<String> arguments = new ArrayList<>(
                List.of("--sun-misc-unsafe-memory-access=allow", "-Djdk.console=java.base", "-XX:MaxRAMPercentage=60"));
        // Java does not record while it keeps classes.
        arguments.addAll(
                surroundings.profiles() == null
                        ? keepingClasses(surroundings.directory())
                        : List.of("-XX:StartFlightRecording=settings=profile"));
        arguments.addAll(surroundings.jvmOptions());
        arguments.addAll(List.of("-jar", surroundings.jar().toString(), "serve"));
        long started = System.nanoTime();
        Child child = Child.java("quietline", surroundings.directory(), variables, arguments);
        return new Product(child, port, started, surroundings.profiles());
    }

    private static List<String> keepingClasses(Path directory) {
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + directory.resolve("quietline.jsa"),
                "-Xlog:disable",
                "-Xlog:all=error:stderr");
    }

    private boolean isReady() {
        try {
            return http.send(to("/readyz").timeout(ONE_LOOK).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + authority() + path));
    }

    /** From the start of the process until it said that it is ready. */
    public Duration untilReady() {
        return untilReady;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Host and port as they stand in URLs. */
    public String authority() {
        return "127.0.0.1:" + port;
    }

    /** The sum of all figures of this name on its page of metrics; 0 when there is none yet. */
    public double metric(String name) {
        Matcher matcher =
                Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? ([0-9.eE+]+)$").matcher(text("/metrics"));
        double sum = 0;
        while (matcher.find()) {
            sum += Double.parseDouble(matcher.group(1));
        }
        return sum;
    }

    private String text(String path) {
        try {
            return http.send(to(path).build(), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The process. */
    public Child child() {
        return child;
    }

    @Override
    public void close() {
        http.shutdownNow();
        if (profiles != null) {
            // The program does not wait for its recorder when it is told to stop.
            child.dumpProfile(profiles);
        }
        child.close();
    }
}
