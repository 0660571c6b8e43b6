package org.quietline.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.quietline.bootstrap.security.Argon2PasswordCheck;
import org.quietline.bootstrap.settings.Environment;
import org.quietline.bootstrap.settings.Reading;
import org.quietline.bootstrap.settings.ServeSettings;
import org.quietline.bootstrap.settings.Settings;
import org.quietline.bootstrap.wiring.Quietline;

/** A running program with nothing wrong about it, before a Twilio that says what it is told to say. */
final class Deployment implements AutoCloseable {
    static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    static final String TOKEN = "5f0d1c2b3a49586776859403a1b2c3d4";
    static final String OTHER_TOKEN = "d4c3b2a1039485766758493a2b1c0d5f";
    static final String NUMBER = "+15550148800";
    static final String SERVICE = "MG0123456789abcdef0123456789abcdef";

    private static final String SECRET = "7xYkz0m9Rz4w0b1oM8n4c3Jw2aYq5uTtQd6hVfGsLpE=";

    final FakeApi twilio;
    final Map<String, String> variables = new HashMap<>();
    private final Path directory;
    private final Quietline program;
    private InstantSource clock = InstantSource.system();
    private ToLongFunction<Path> freeBytes = path -> 10_000_000_000L;

    Deployment(Path directory) throws IOException {
        this.directory = directory;
        this.twilio = FakeApi.start();
        int port = freePort();
        variables.putAll(Map.ofEntries(
                Map.entry("HOST", "127.0.0.1"),
                Map.entry("PORT", Integer.toString(port)),
                Map.entry("PUBLIC_BASE_URL", "http://127.0.0.1:" + port),
                Map.entry("TWILIO_ACCOUNT_SID", ACCOUNT),
                Map.entry("TWILIO_AUTH_TOKEN", TOKEN),
                Map.entry("TWILIO_PHONE_NUMBER", NUMBER),
                Map.entry("TWILIO_API_BASE_URL", twilio.url().toString()),
                Map.entry("SQLITE_PATH", directory.resolve("quietline.db").toString()),
                Map.entry("QUIETLINE_SECRET", SECRET),
                Map.entry("OPERATORS", "ada:" + Argon2PasswordCheck.hash("correct horse battery")),
                Map.entry("RECONCILE_EVERY", "PT0S")));
        account("active", "Full", TOKEN);
        number(true, texts() + "#rc=3&rp=all", "POST", status(), "");
        program = Quietline.start(settings(variables));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static ServeSettings settings(Map<String, String> variables) {
        Reading<ServeSettings> reading = Settings.forServing(Environment.of(variables));
        assertThat(reading).isInstanceOf(Reading.Complete.class);
        return ((Reading.Complete<ServeSettings>) reading).settings();
    }

    String base() {
        return variables.getOrDefault("PUBLIC_BASE_URL", "");
    }

    String texts() {
        return base() + "/webhooks/twilio/incoming";
    }

    String status() {
        return base() + "/webhooks/twilio/status";
    }

    void account(String status, String type, String primaryToken) {
        twilio.on(
                "/2010-04-01/Accounts/" + ACCOUNT + ".json",
                200,
                "{\"status\":\"%s\",\"type\":\"%s\",\"auth_token\":\"%s\"}".formatted(status, type, primaryToken));
    }

    void number(boolean sms, String url, String method, String status, String application) {
        twilio.on("/2010-04-01/Accounts/" + ACCOUNT + "/IncomingPhoneNumbers.json", 200, """
                {"incoming_phone_numbers":[{"sid":"PN1","phone_number":"%s","capabilities":{"sms":%s},
                 "sms_url":"%s","sms_method":"%s","status_callback":"%s","status_callback_method":"POST",
                 "sms_application_sid":"%s"}]}""".formatted(
                        NUMBER, sms, url, method, status, application));
    }

    void service(boolean leavesItToTheNumbers, String url) {
        twilio.on("/v1/Services/" + SERVICE, 200, """
                {"use_inbound_webhook_on_number":%s,"inbound_request_url":"%s","inbound_method":"POST",
                 "status_callback":"%s"}""".formatted(leavesItToTheNumbers, url, status()));
    }

    Deployment set(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    Deployment clockAhead(Duration ahead) {
        clock = () -> InstantSource.system().instant().plus(ahead);
        return this;
    }

    Deployment free(long bytes) {
        freeBytes = path -> bytes;
        return this;
    }

    URI publicAddress(URI origin) {
        variables.put("PUBLIC_BASE_URL", origin.toString());
        number(true, texts() + "#rc=3&rp=all", "POST", status(), "");
        return origin;
    }

    /** What the doctor finds, a line each. */
    List<String> lines() {
        List<String> lines = new Doctor(new Machine(clock, freeBytes, directory))
                .examine(Environment.of(variables)).stream()
                        .map(Finding::toString)
                        .toList();
        assertThat(String.join("\n", lines)).doesNotContain("5550148800", TOKEN, OTHER_TOKEN, SECRET);
        return lines;
    }

    /** What is not in order, a line each. */
    List<String> troubles() {
        return lines().stream().filter(line -> !line.startsWith("ok ")).toList();
    }

    @Override
    public void close() {
        program.close();
        twilio.close();
    }
}
