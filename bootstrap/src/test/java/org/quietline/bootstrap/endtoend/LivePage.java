package org.quietline.bootstrap.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An open page, as a browser has it: shows what is there when it is opened, takes the rows that come, asks again from
 * where it was when the stream ends, and reads the list again when it is told that it may have missed something.
 */
final class LivePage implements AutoCloseable {
    private static final Pattern ROW = Pattern.compile("id=\"m-([A-Za-z0-9_-]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Client client;
    private final String base;
    private final String view;
    private final Set<String> shown = ConcurrentHashMap.newKeySet();
    private final AtomicInteger streamed = new AtomicInteger();
    private final AtomicBoolean open = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Set<String> states = ConcurrentHashMap.newKeySet();
    private volatile String last = "";

    LivePage(Client client, String base, String view) {
        this.client = client;
        this.base = base;
        this.view = view;
        Thread.ofVirtual().start(this::stayOpen);
    }

    /** Whether the stream has begun. */
    boolean isOpen() {
        return open.get();
    }

    /** The ids of the messages that it shows, or has shown. */
    Set<String> shown() {
        return shown;
    }

    /** How many rows came by themselves. */
    int streamed() {
        return streamed.get();
    }

    /** What it was told about the store. */
    Set<String> states() {
        return states;
    }

    private void stayOpen() {
        while (!closed.get()) {
            try {
                follow();
            } catch (IOException | UncheckedIOException e) {
                open.set(false);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void follow() throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/live?view=" + view))
                .header("Authorization", "Bearer " + Installation.TOKEN);
        boolean isFirst = last.isEmpty();
        if (!isFirst) {
            request.header("Last-Event-ID", last);
        }
        try (Stream<String> lines = lines(request.build())) {
            if (isFirst) {
                readAll();
            }
            open.set(true);
            String event = "";
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.startsWith("id: ")) {
                    last = line.substring("id: ".length());
                } else if (line.startsWith("event: ")) {
                    event = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    take(event, line);
                }
            }
        }
    }

    private void readAll() throws IOException, InterruptedException {
        for (JsonNode message : Fleet.all(client, "/messages/" + view)) {
            shown.add(message.get("id").asText());
        }
    }

    private Stream<String> lines(HttpRequest request) throws IOException, InterruptedException {
        return new BufferedReader(new InputStreamReader(
                        http.send(request, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8))
                .lines();
    }

    private void take(String event, String line) throws IOException, InterruptedException {
        switch (event) {
            case "gap" -> readAll();
            case "store" -> states.add(line.substring("data: ".length()));
            default -> {
                Matcher row = ROW.matcher(line);
                if (row.find()) {
                    shown.add(row.group(1));
                    streamed.incrementAndGet();
                }
            }
        }
    }

    @Override
    public void close() {
        closed.set(true);
        http.shutdownNow();
        client.close();
    }
}
