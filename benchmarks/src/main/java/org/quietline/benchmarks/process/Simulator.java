package org.quietline.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.quietline.benchmarks.webhook.Account;

/** The stand-in for Twilio, as a process of its own. */
public final class Simulator implements AutoCloseable {
    private final Child child;
    private final URI url;

    private Simulator(Child child, URI url) {
        this.child = child;
        this.url = url;
    }

    /**
     * Starts one that owns the account's number.
     *
     * @param pace how long a message takes from one status to the next; each of the last two is reported
     */
    public static Simulator start(Surroundings surroundings, Duration pace) {
        int port = Child.freePort();
        List<String> arguments = new ArrayList<>(Child.quiet());
        arguments.addAll(List.of(
                "-Xmx512m",
                "-cp",
                surroundings.jar().toString(),
                "org.quietline.simulator.Main",
                "--port",
                Integer.toString(port),
                "--account",
                Account.MADE_UP.sid(),
                "--token",
                Account.MADE_UP.token(),
                "--number",
                Account.MADE_UP.number(),
                "--pace",
                Long.toString(pace.toMillis())));
        Child child = Child.java("simulator", surroundings.directory(), Map.of(), arguments);
        child.await(() -> child.output().contains("simulator URL"));
        return new Simulator(child, URI.create("http://127.0.0.1:" + port));
    }

    /** Where its REST API is. */
    public URI url() {
        return url;
    }

    /** How many sends it has accepted. */
    public long accepted() {
        String answer = get("/simulator/requests?callbacks=false");
        return Long.parseLong(answer.replaceAll("(?s).*\"accepted\"\\s*:\\s*([0-9]+).*", "$1"));
    }

    /** The newest messages in both directions, as JSON. */
    public String messages(int limit) {
        return get("/simulator/messages?limit=" + limit);
    }

    private String get(String path) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(url.resolve(path)).build(), BodyHandlers.ofString())
                    .body();
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
        child.close();
    }
}
