package org.quietline.adapter.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A real browser, driven over the WebDriver protocol of the installed chromedriver; nothing is ever downloaded. */
final class Browser implements AutoCloseable {
    static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    static final Path CHROMEDRIVER = Path.of("/usr/bin/chromedriver");

    private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    private final Process driver;
    private final String session;

    Browser(Path profile) {
        try {
            driver = new ProcessBuilder(CHROMEDRIVER.toString(), "--port=0")
                    .redirectErrorStream(true)
                    .start();
            String base = "http://127.0.0.1:" + port(driver.inputReader(StandardCharsets.UTF_8));
            JsonNode created = call(base + "/session", Map.of("capabilities", Map.of("alwaysMatch", wanted(profile))));
            session = base + "/session/" + created.get("sessionId").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isInstalled() {
        return Files.isExecutable(CHROMIUM) && Files.isExecutable(CHROMEDRIVER);
    }

    private static Map<String, Object> wanted(Path profile) {
        List<String> arguments = List.of(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--lang=en-US",
                "--user-data-dir=" + profile);
        return Map.of(
                "browserName",
                "chrome",
                "goog:loggingPrefs",
                Map.of("browser", "ALL"),
                "goog:chromeOptions",
                Map.of("binary", CHROMIUM.toString(), "args", arguments));
    }

    private static String port(BufferedReader output) throws IOException {
        StringBuilder seen = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            seen.append(line).append('\n');
            Matcher matcher = STARTED.matcher(line);
            if (matcher.find()) {
                Thread.ofVirtual().start(() -> output.lines().forEach(unused -> {}));
                return matcher.group(1);
            }
        }
        throw new IOException("chromedriver did not start: " + seen);
    }

    private JsonNode call(String uri, Map<String, ?> body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                    .timeout(Duration.ofMinutes(2))
                    .POST(BodyPublishers.ofString(json.writeValueAsString(body)))
                    .build();
            JsonNode answer = json.readTree(
                            http.send(request, BodyHandlers.ofString()).body())
                    .get("value");
            if (answer.has("error")) {
                throw new IllegalStateException(answer.get("message").asText());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void open(URI uri) {
        call(session + "/url", Map.of("url", uri.toString()));
    }

    /** The value of a script's return statement. */
    JsonNode script(String script, Object... arguments) {
        return call(session + "/execute/sync", Map.of("script", script, "args", List.of(arguments)));
    }

    /** The visible text of the page. */
    String text() {
        return script("return document.body.innerText").asText();
    }

    void await(String scriptThatBecomesTrue, Object... arguments) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> script(scriptThatBecomesTrue, arguments).asBoolean());
    }

    void type(String selector, String text) {
        call(session + "/element/" + element(selector) + "/value", Map.of("text", text));
    }

    void click(String selector) {
        call(session + "/element/" + element(selector) + "/click", Map.of());
    }

    private String element(String selector) {
        return call(session + "/element", Map.of("using", "css selector", "value", selector))
                .get(ELEMENT)
                .asText();
    }

    /** What the browser complained about: refused scripts, failed requests, errors in scripts. */
    List<String> complaints() {
        JsonNode log = call(session + "/se/log", Map.of("type", "browser"));
        return log.findValuesAsText("message");
    }

    /** Shows pages at this size, light or dark. */
    void look(int width, int height, boolean dark) {
        devTools(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
        devTools(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** Presses a key, wherever the focus is. */
    void press(String key) {
        call(
                session + "/actions",
                Map.of(
                        "actions",
                        List.of(Map.of(
                                "type",
                                "key",
                                "id",
                                "keyboard",
                                "actions",
                                List.of(
                                        Map.of("type", "keyDown", "value", key),
                                        Map.of("type", "keyUp", "value", key))))));
    }

    /** Loads scripts, or does as if there were none. */
    void scripts(boolean run) {
        devTools("Network.enable", Map.of());
        devTools("Network.setBlockedURLs", Map.of("urls", run ? List.of() : List.of("*.js")));
    }

    /** Lets each answer come this late. */
    void delay(Duration latency) {
        devTools("Network.enable", Map.of());
        devTools(
                "Network.emulateNetworkConditions",
                Map.of(
                        "offline",
                        false,
                        "latency",
                        latency.toMillis(),
                        "downloadThroughput",
                        -1,
                        "uploadThroughput",
                        -1));
    }

    /** Whether things shall keep still. */
    void stillness(boolean wanted) {
        devTools(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of(
                                "name", "prefers-reduced-motion", "value", wanted ? "reduce" : "no-preference"))));
    }

    /** Forgets what it has loaded before. */
    void forgetFiles() {
        devTools("Network.enable", Map.of());
        devTools("Network.clearBrowserCache", Map.of());
    }

    private JsonNode devTools(String command, Map<String, ?> parameters) {
        return call(session + "/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
    }

    void screenshot(Path file) {
        String picture = devTools("Page.captureScreenshot", Map.of("format", "png"))
                .get("data")
                .asText();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, Base64.getDecoder().decode(picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            http.send(HttpRequest.newBuilder(URI.create(session)).DELETE().build(), BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            driver.destroy();
        }
    }
}
