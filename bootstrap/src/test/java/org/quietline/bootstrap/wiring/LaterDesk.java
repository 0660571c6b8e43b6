package org.quietline.bootstrap.wiring;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.twilio.carrier.TwilioAccount;
import org.quietline.adapter.twilio.carrier.TwilioSettings.Patience;
import org.quietline.adapter.web.WebServer;
import org.quietline.adapter.web.WebSettings;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.Store;
import org.quietline.application.port.StoreBill;
import org.quietline.application.reconcile.Reconcile;
import org.quietline.application.send.SendMessage;
import org.quietline.application.statistics.FetchCharges;
import org.quietline.application.statistics.KeepStatistics;
import org.quietline.bootstrap.metrics.QueueWatch;
import org.quietline.bootstrap.settings.ServeSettings;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

/**
 * The use cases as the program wires them, without a server and with nothing that runs by itself, on a clock that goes
 * ahead as far as it is told: leases run out and ages are reached without waiting for them.
 */
public final class LaterDesk implements AutoCloseable {
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> Instant.now().plus(ahead.get());
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Store store;
    private final TwilioAccount account;
    private final Desk desk;
    private final ServeSettings settings;
    private final AtomicReference<@Nullable WebServer> server = new AtomicReference<>();

    /** Opens the store that these settings name, next to any other process that has it open. */
    public LaterDesk(ServeSettings settings) {
        this(settings, Patience.USUAL);
    }

    /** The same with a carrier that is waited for no longer than this. */
    public LaterDesk(ServeSettings settings, Patience patience) {
        this.settings = settings;
        store = Stores.open(settings.store());
        account = Accounts.open(settings.twilio(), settings.publicOrigin(), patience);
        desk = new Desk(settings, store, account, executor, List.of(), clock);
    }

    /** Answers webhooks and browsers from now on. */
    public LaterDesk serve() {
        server.set(WebServer.start(
                new WebSettings(
                        settings.listen().host(),
                        settings.listen().port(),
                        settings.publicOrigin(),
                        settings.clientAddressHeader(),
                        settings.maskNumbersInText()),
                desk.web()));
        return this;
    }

    /** Where it answers. */
    public int port() {
        return Objects.requireNonNull(server.get()).port();
    }

    /** Lets this much time pass. */
    public void pass(Duration time) {
        ahead.updateAndGet(time::plus);
    }

    /** What time it is here. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Lets time pass, with all that the running program does by itself meanwhile, and reads its figures each minute.
     *
     * @param comparisons how often the carrier's log is compared with ours
     * @param pause how many minutes go by from one comparison to the next
     */
    public void live(int comparisons, int pause) {
        KeepStatistics statistics = new KeepStatistics(store.statistics(), store.bill(), "later", clock);
        FetchCharges charges = new FetchCharges(account.charges(), store.statistics(), clock);
        QueueWatch queue = new QueueWatch(log()::due, clock, store.scanEvery().multipliedBy(Quietline.SCANS_PER_LOOK));
        for (int n = 0; n < comparisons; n++) {
            reconcile();
            charges.round();
            for (int minute = 0; minute < pause; minute++) {
                round();
                statistics.round();
                queue.look();
                desk.web().readiness().isReady();
                pass(KeepStatistics.EVERY);
            }
        }
    }

    /** What the store has billed for so far. */
    public StoreBill.Operations billed() {
        return store.bill().operations().orElseThrow();
    }

    /** Everything that is kept. */
    public Store store() {
        return store;
    }

    /** One round of the sending. */
    public void round() {
        desk.dispatch().round();
    }

    /** One comparison with the carrier's log. */
    public Reconcile.Report reconcile() {
        return desk.reconcile().reconcile(null);
    }

    /** The messages. */
    public MessageLog log() {
        return store.messageLog();
    }

    /** Registers these people. */
    public void register(Collection<String> numbers) {
        numbers.forEach(number -> store.userDirectory().add(User.of(PhoneNumber.parse(number), UserStatus.ACTIVE)));
    }

    /** Sends a message as an operator does. */
    public SendMessage.Outcome send(SendMessage.Command command) {
        return desk.web().send().send(command);
    }

    @Override
    public void close() {
        WebServer running = server.get();
        if (running != null) {
            running.close();
        }
        desk.web().follow().close();
        try {
            desk.dispatch().close(Quietline.PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        executor.shutdownNow();
        account.close();
        store.close();
    }
}
