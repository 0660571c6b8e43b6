package org.quietline.bootstrap.wiring;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.twilio.carrier.TwilioAccount;
import org.quietline.adapter.web.Monitoring;
import org.quietline.adapter.web.WebServer;
import org.quietline.adapter.web.WebSettings;
import org.quietline.adapter.web.WebUseCases;
import org.quietline.application.port.Store;
import org.quietline.application.send.DispatchQueued;
import org.quietline.application.statistics.FetchCharges;
import org.quietline.application.statistics.KeepStatistics;
import org.quietline.bootstrap.metrics.Figures;
import org.quietline.bootstrap.metrics.QueueWatch;
import org.quietline.bootstrap.security.Confidential;
import org.quietline.bootstrap.settings.ServeSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running program. Closing it takes no new work, finishes what is under way, and lets go of everything. */
public final class Quietline implements AutoCloseable {
    /** How long what is under way may take to finish. Shorter than the time that platforms grant. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(Quietline.class);
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);

    /** Looks at the queue for the figures cost no more than a fifth of those for the sending. */
    static final int SCANS_PER_LOOK = 5;

    private final WebServer server;
    private final WebUseCases useCases;
    private final DispatchQueued dispatch;
    private final KeepStatistics statistics;
    private final BackgroundWork background;
    private final Deque<Runnable> toClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Quietline(ServeSettings settings, Store store, Deque<Runnable> toClose) {
        this.toClose = toClose;
        TwilioAccount account = Accounts.open(settings.twilio(), settings.publicOrigin());
        toClose.push(account::close);
        ExecutorService executor = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("work-", 0).factory());
        toClose.push(executor::shutdownNow);
        Figures figures = new Figures(version());
        toClose.push(figures::close);
        Store timed = TimedStore.of(store, figures.store());
        statistics = new KeepStatistics(
                timed.statistics(), timed.bill(), UUID.randomUUID().toString(), InstantSource.system());
        Desk desk = new Desk(settings, timed, account, executor, List.of(statistics.observer(), figures.observer()));
        figures.reconcileEvery(settings.reconcileEvery());
        figures.bill(timed.bill());
        figures.queue(new QueueWatch(
                timed.messageLog()::due,
                InstantSource.system(),
                timed.scanEvery().multipliedBy(SCANS_PER_LOOK)));
        useCases = desk.web();
        toClose.push(useCases.follow()::close);
        useCases.readiness().askNow();
        dispatch = desk.dispatch();
        server = WebServer.start(
                new WebSettings(
                        settings.listen().host(),
                        settings.listen().port(),
                        settings.publicOrigin(),
                        settings.clientAddressHeader(),
                        settings.maskNumbersInText()),
                useCases,
                new Monitoring(figures.http(), figures::text, metricsToken(settings)));
        background = new BackgroundWork(
                dispatch,
                desk.reconcile(),
                new FetchCharges(account.charges(), store.statistics(), InstantSource.system()),
                settings.reconcileEvery(),
                statistics);
    }

    private static String version() {
        @Nullable String version = Quietline.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    private static @Nullable String metricsToken(ServeSettings settings) {
        @Nullable Confidential token = settings.metricsToken();
        return token == null ? null : token.reveal();
    }

    /**
     * Opens the store and starts everything.
     *
     * @throws IllegalStateException if the address cannot be listened on
     */
    public static Quietline start(ServeSettings settings) {
        Deque<Runnable> opened = new ArrayDeque<>();
        try {
            Store store = Stores.open(settings.store());
            opened.push(store::close);
            return new Quietline(settings, store, opened);
        } catch (RuntimeException e) {
            Closing.after(e, opened);
            throw e;
        }
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    /** What it can do. */
    public WebUseCases useCases() {
        return useCases;
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        long began = System.nanoTime();
        Closing.all(List.of(
                background::stopComparing,
                server::close,
                () -> finishSending(PATIENCE.minusNanos(System.nanoTime() - began)),
                background::close,
                statistics::finish,
                () -> Closing.all(toClose)));
    }

    private void finishSending(Duration patience) {
        try {
            if (!dispatch.close(patience.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : patience)) {
                LOG.warn("stopped while messages were with the carrier; what became of them shows later");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
