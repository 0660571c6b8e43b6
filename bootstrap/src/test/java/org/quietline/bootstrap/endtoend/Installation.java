package org.quietline.bootstrap.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.quietline.application.port.CarrierUnavailableException;
import org.quietline.bootstrap.security.Argon2PasswordCheck;
import org.quietline.bootstrap.settings.Environment;
import org.quietline.bootstrap.settings.Reading;
import org.quietline.bootstrap.settings.ServeSettings;
import org.quietline.bootstrap.settings.Settings;
import org.quietline.bootstrap.wiring.LaterDesk;
import org.quietline.simulator.SimulatorConfig;
import org.quietline.simulator.TwilioSimulator;
import org.quietline.simulator.fault.Strike;

/** A configured program next to a simulated Twilio. */
final class Installation implements AutoCloseable {
    static final String OPERATOR = "ada";
    static final String PASSWORD = "correct horse battery";
    static final String TOKEN = "token-of-a-program";
    static final String OURS = "+15550148800";
    static final String MARIA = "+15550162741";
    static final String JAMES = "+15550173862";
    static final String ROSA = "+15550195084";
    static final String STRANGER = "+15550184973";

    /** Strikes reads, too. */
    static final Strike EVERY_CALL = new Strike(null, null, null, null, null, true);

    private static final String PASSWORD_HASH = Argon2PasswordCheck.hash(PASSWORD);
    static final String SECRET = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    static final String ACCOUNT = "ACabcdefabcdefabcdefabcdefabcdefab";
    static final String AUTH_TOKEN = "auth-token-of-the-account";

    private final Path directory;
    private final int port;
    private final TwilioSimulator simulator;
    private final Canary canary = new Canary(OURS, MARIA, JAMES, ROSA, STRANGER);

    Installation(Path directory) throws IOException {
        this.directory = directory;
        this.port = Program.freePort();
        this.simulator = TwilioSimulator.start(SimulatorConfig.defaults()
                .withAccount(ACCOUNT, AUTH_TOKEN)
                .withNumbers(OURS)
                .withPace(Duration.ofMillis(10))
                .withIncomingWebhook(URI.create(base() + "/webhooks/twilio/incoming")));
    }

    Canary canary() {
        return canary;
    }

    TwilioSimulator simulator() {
        return simulator;
    }

    String base() {
        return "http://127.0.0.1:" + port;
    }

    Client client() {
        return new Client(base(), canary);
    }

    Map<String, String> variables() {
        return Map.ofEntries(
                Map.entry("HOST", "127.0.0.1"),
                Map.entry("PORT", Integer.toString(port)),
                Map.entry("PUBLIC_BASE_URL", base()),
                Map.entry("TWILIO_ACCOUNT_SID", ACCOUNT),
                Map.entry("TWILIO_AUTH_TOKEN", AUTH_TOKEN),
                Map.entry("TWILIO_PHONE_NUMBER", OURS),
                Map.entry("TWILIO_API_BASE_URL", simulator.baseUrl().toString()),
                Map.entry("SQLITE_PATH", directory.resolve("quietline.db").toString()),
                Map.entry("QUIETLINE_SECRET", SECRET),
                Map.entry("OPERATORS", OPERATOR + ":" + PASSWORD_HASH),
                Map.entry("API_TOKENS", "tests:" + sha256(TOKEN)),
                Map.entry("ACKNOWLEDGEMENTS_PER_HOUR", "0"),
                Map.entry("RECONCILE_EVERY", "PT0S"));
    }

    /** Runs a command to its end. */
    void run(String... arguments) throws IOException, InterruptedException {
        try (Program program = Program.start(directory, variables(), arguments)) {
            program.awaitEnd();
            canary.check("output of a command", program.out() + program.err());
        }
    }

    /** Starts serving, and returns once it is ready. */
    Program serve() throws IOException {
        Program program = launch();
        program.awaitOutput("ready");
        return program;
    }

    /** Starts serving, and returns at once. */
    Program launch() throws IOException {
        return Program.start(directory, variables(), "serve");
    }

    /** What the program reads from its variables. */
    ServeSettings settings() {
        return switch (Settings.forServing(Environment.of(variables()))) {
            case Reading.Complete<ServeSettings> complete -> complete.settings();
            case Reading.Faulty<ServeSettings> faulty -> throw new AssertionError(faulty.problems());
        };
    }

    /** Whether a comparison with the carrier's log ends because the carrier does not answer as it should. */
    static boolean isCarrierDown(LaterDesk desk) {
        try {
            desk.reconcile();
            return false;
        } catch (CarrierUnavailableException e) {
            return true;
        }
    }

    /** How many messages to this phone the carrier has accepted. */
    long acceptedFor(String phone) {
        return simulator.messagesOf(phone).stream()
                .filter(message -> !message.isInbound())
                .count();
    }

    /** A webhook of the carrier, as it stands in HTTP. */
    HttpRequest announcement(String sid, String from, String text) {
        return announcement(AUTH_TOKEN, sid, from, text);
    }

    /** The same, signed with this token. */
    HttpRequest announcement(String token, String sid, String from, String text) {
        return announcement(base(), token, sid, from, text);
    }

    /** The same, to this address. */
    static HttpRequest announcement(String base, String token, String sid, String from, String text) {
        return announcement(base, sid, from, text, text, signed -> signature(token, signed));
    }

    /** A webhook with the signature of the carrier, of which one character was changed. */
    HttpRequest announcementWithOtherSignature(String sid, String from, String text) {
        return announcement(base(), sid, from, text, text, signed -> {
            String right = signature(AUTH_TOKEN, signed);
            return (right.charAt(0) == 'A' ? 'B' : 'A') + right.substring(1);
        });
    }

    /** A webhook that says something else than the carrier has signed. */
    HttpRequest announcementWithOtherText(String sid, String from, String signedText, String text) {
        return announcement(base(), sid, from, signedText, text, signed -> signature(AUTH_TOKEN, signed));
    }

    private static HttpRequest announcement(
            String base, String sid, String from, String signedText, String text, UnaryOperator<String> signature) {
        Map<String, String> fields = new TreeMap<>(
                Map.of("AccountSid", ACCOUNT, "Body", signedText, "From", from, "MessageSid", sid, "To", OURS));
        String url = base + "/webhooks/twilio/incoming";
        StringBuilder signed = new StringBuilder(url);
        fields.forEach((name, value) -> signed.append(name).append(value));
        fields.put("Body", text);
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", signature.apply(signed.toString()))
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
    }

    private static String signature(String token, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first message of a listing whose field has this value. */
    static Optional<JsonNode> find(JsonNode listing, String field, String value) {
        return StreamSupport.stream(listing.get("messages").spliterator(), false)
                .filter(message -> message.path(field).asText().equals(value))
                .findFirst();
    }

    /** The reference of the user with this name. */
    static String user(JsonNode users, String name) {
        return StreamSupport.stream(users.get("users").spliterator(), false)
                .filter(user -> user.path("displayName").asText().equals(name))
                .findFirst()
                .map(user -> user.get("user").asText())
                .orElseThrow();
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        simulator.close();
    }
}
