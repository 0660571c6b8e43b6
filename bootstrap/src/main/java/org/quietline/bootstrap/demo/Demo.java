package org.quietline.bootstrap.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.quietline.adapter.twilio.webhook.TwilioWebhooks;
import org.quietline.application.port.Store;
import org.quietline.bootstrap.security.Argon2PasswordCheck;
import org.quietline.bootstrap.security.Confidential;
import org.quietline.bootstrap.security.Credential;
import org.quietline.bootstrap.security.RandomSecrets;
import org.quietline.bootstrap.settings.CarrierSettings;
import org.quietline.bootstrap.settings.Listen;
import org.quietline.bootstrap.settings.ServeSettings;
import org.quietline.bootstrap.settings.StoreChoice;
import org.quietline.bootstrap.wiring.Closing;
import org.quietline.bootstrap.wiring.Quietline;
import org.quietline.bootstrap.wiring.Stores;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.simulator.SimulatorConfig;
import org.quietline.simulator.TwilioSimulator;

/** The running demo. */
public final class Demo implements AutoCloseable {
    private static final String OPERATOR = "demo";
    private static final String HOST = "127.0.0.1";
    private static final String ACCOUNT = "AC5e3d7c1b9a8f60422406f8a9b1c7d3e5";
    private static final String OWN_NUMBER = "+15550100630";
    private static final Duration RECONCILE_EVERY = Duration.ofMinutes(1);

    /** Lets the simulator try again, as the manual says for Twilio. */
    private static final String OVERRIDES = "#rc=3&rp=all";

    private final URI dashboard;
    private final URI simulator;
    private final String password;
    private final Deque<Runnable> toClose;

    private Demo(URI dashboard, URI simulator, String password, Deque<Runnable> toClose) {
        this.dashboard = dashboard;
        this.simulator = simulator;
        this.password = password;
        this.toClose = toClose;
    }

    /**
     * Starts everything and lets a few things happen.
     *
     * @param directory where to keep the data; what is there already is used
     * @throws PortTakenException if one of the ports is in use
     */
    public static Demo start(DemoPorts ports, Path directory) throws InterruptedException {
        Deque<Runnable> opened = new ArrayDeque<>();
        try {
            RandomSecrets secrets = new RandomSecrets();
            String password = secrets.password();
            String token = secrets.next();
            URI dashboard = URI.create("http://" + HOST + ":" + free(ports.dashboard(), "--port"));
            int simulatorPort = free(ports.simulator(), "--simulator-port");
            TwilioSimulator simulator = TwilioSimulator.start(simulated(simulatorPort, token, dashboard));
            opened.push(simulator::close);
            ServeSettings settings = settings(dashboard, simulator.baseUrl(), token, password, directory);
            boolean isNew = letThePastHappen(settings);
            Quietline quietline = Quietline.start(settings);
            opened.push(quietline::close);
            Seed seed = new Seed(quietline.useCases(), simulator, OPERATOR);
            seed.prepare();
            if (isNew) {
                seed.sow();
            }
            return new Demo(dashboard, simulator.baseUrl(), password, opened);
        } catch (RuntimeException | Error | InterruptedException e) {
            Closing.after(e, opened);
            throw e;
        }
    }

    /** Whether there was nothing before. */
    private static boolean letThePastHappen(ServeSettings settings) {
        try (Store store = Stores.open(settings.store())) {
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            return History.sow(store, settings.secrets(), PhoneNumber.parse(OWN_NUMBER), OPERATOR, today);
        }
    }

    private static SimulatorConfig simulated(int port, String token, URI dashboard) {
        SimulatorConfig config = SimulatorConfig.defaults()
                .withAddress(HOST, port)
                .withAccount(ACCOUNT, token)
                .withNumbers(OWN_NUMBER)
                .withIncomingWebhook(URI.create(dashboard + TwilioWebhooks.INCOMING_PATH + OVERRIDES));
        for (Person person : Person.REGISTERED) {
            config = config.withPhone(person.name(), person.digits());
        }
        return config.withPhone(Person.STRANGER.name(), Person.STRANGER.digits());
    }

    private static ServeSettings settings(URI dashboard, URI simulator, String token, String password, Path directory) {
        return new ServeSettings(
                new Listen(HOST, dashboard.getPort()),
                dashboard,
                new CarrierSettings(
                        ACCOUNT,
                        List.of(new Confidential(token)),
                        null,
                        List.of(PhoneNumber.parse(OWN_NUMBER)),
                        null,
                        simulator),
                new StoreChoice.Sqlite(directory.resolve("quietline.db")),
                KeptSecret.in(directory),
                List.of(new Credential(OPERATOR, Argon2PasswordCheck.hash(password))),
                List.of(),
                MessageText.of(ServeSettings.USUAL_ACKNOWLEDGEMENT),
                ServeSettings.USUAL_ACKNOWLEDGEMENTS_PER_HOUR,
                true,
                RECONCILE_EVERY,
                null,
                null);
    }

    /** The port itself, or any free one for 0. */
    private static int free(int port, String option) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        } catch (BindException e) {
            throw new PortTakenException(port, option);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the dashboard is. */
    public URI dashboard() {
        return dashboard;
    }

    /** Where the simulator's page with the phones is. */
    public URI simulator() {
        return simulator;
    }

    /** Who may sign in. */
    public String operator() {
        return OPERATOR;
    }

    /** With which password; there is a new one each time. */
    public String password() {
        return password;
    }

    @Override
    public void close() {
        Closing.all(toClose);
    }
}
