package org.quietline.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.quietline.bootstrap.security.Argon2PasswordCheck;
import org.quietline.bootstrap.settings.Environment;
import org.quietline.bootstrap.settings.Reading;
import org.quietline.bootstrap.settings.ServeSettings;
import org.quietline.bootstrap.settings.Settings;
import org.quietline.bootstrap.wiring.Quietline;
import org.quietline.simulator.SimulatorConfig;
import org.quietline.simulator.TwilioSimulator;

/** Several instances over one Firestore and behind one address, next to a simulated Twilio. */
final class Fleet implements AutoCloseable {
    static final String OURS = Installation.OURS;

    private static final int LARGEST_PAGE = 200;

    private final Relay address = new Relay();
    private final TwilioSimulator simulator;
    private final List<Quietline> instances = new ArrayList<>();
    private final Canary canary;
    private final ServeSettings settings;

    /**
     * Starts them all.
     *
     * @param firestorePort where the emulator, or a line to it, listens on this machine
     * @param phones the numbers that text
     */
    Fleet(int size, int firestorePort, List<String> phones) throws IOException {
        this(size, firestorePort, phones, Duration.ofMillis(20));
    }

    /**
     * The same with a carrier of this pace.
     *
     * @param pace how long each step of a message takes
     */
    Fleet(int size, int firestorePort, List<String> phones, Duration pace) throws IOException {
        canary = Canary.amongMany(phones);
        simulator = TwilioSimulator.start(SimulatorConfig.defaults()
                .withAccount(Installation.ACCOUNT, Installation.AUTH_TOKEN)
                .withNumbers(OURS)
                .withPace(pace)
                .withIncomingWebhook(URI.create(base() + "/webhooks/twilio/incoming#rc=5&rp=all")));
        settings = settings(firestorePort);
        for (int n = 0; n < size; n++) {
            Quietline instance = Quietline.start(settings);
            instances.add(instance);
            address.to(instance.port());
        }
    }

    private ServeSettings settings(int firestorePort) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "HOST",
                "127.0.0.1",
                "PORT",
                "0",
                "PUBLIC_BASE_URL",
                base(),
                "TWILIO_ACCOUNT_SID",
                Installation.ACCOUNT,
                "TWILIO_AUTH_TOKEN",
                Installation.AUTH_TOKEN,
                "TWILIO_PHONE_NUMBER",
                OURS,
                "TWILIO_API_BASE_URL",
                simulator.baseUrl().toString(),
                "STORE",
                "firestore",
                "FIREBASE_PROJECT_ID",
                FirestoreEmulator.PROJECT,
                "FIRESTORE_EMULATOR_HOST",
                "127.0.0.1:" + firestorePort));
        variables.putAll(Map.of(
                "QUIETLINE_SECRET",
                Installation.SECRET,
                "OPERATORS",
                Installation.OPERATOR + ":" + Argon2PasswordCheck.hash(Installation.PASSWORD),
                "API_TOKENS",
                "tests:" + Installation.sha256(Installation.TOKEN),
                "ACKNOWLEDGEMENTS_PER_HOUR",
                "0",
                "RECONCILE_EVERY",
                "PT1M"));
        Reading<ServeSettings> reading = Settings.forServing(Environment.of(variables));
        assertThat(reading).isInstanceOf(Reading.Complete.class);
        return ((Reading.Complete<ServeSettings>) reading).settings();
    }

    /** What each of them is told. */
    ServeSettings settings() {
        return settings;
    }

    /** Also passes requests to the one address on to what listens on this port. */
    void join(int port) {
        address.to(port);
    }

    /** The one address of all. */
    String base() {
        return "http://127.0.0.1:" + address.port();
    }

    /** The address of each. */
    List<String> bases() {
        return instances.stream()
                .map(instance -> "http://127.0.0.1:" + instance.port())
                .toList();
    }

    TwilioSimulator simulator() {
        return simulator;
    }

    /** A client of whichever instance gets its connection. */
    Client client() {
        return new Client(base(), canary);
    }

    /** A page that is open at one instance and updates itself. */
    LivePage livePage(String instance, String view) {
        return new LivePage(new Client(instance, canary), instance, view);
    }

    void register(List<String> phones) throws IOException, InterruptedException {
        try (Client client = client()) {
            for (String phone : phones) {
                assertThat(client.post("/users", Installation.TOKEN, "{\"phoneNumber\": \"%s\"}".formatted(phone))
                                .statusCode())
                        .isEqualTo(201);
            }
        }
    }

    /** These many numbers. */
    static List<String> phones(int count) {
        return IntStream.range(0, count).mapToObj("+1555016%04d"::formatted).toList();
    }

    /** Every message of a listing. */
    static List<JsonNode> all(Client client, String path) throws IOException, InterruptedException {
        List<JsonNode> messages = new ArrayList<>();
        String next = "";
        do {
            String after = next.isEmpty() ? "" : "&after=" + next;
            JsonNode page = client.json(path + "?limit=" + LARGEST_PAGE + after, Installation.TOKEN);
            page.get("messages").forEach(messages::add);
            next = page.path("next").asText();
        } while (!next.isEmpty());
        return messages;
    }

    @Override
    public void close() {
        instances.forEach(Quietline::close);
        simulator.close();
        address.close();
    }
}
