package org.quietline.bootstrap.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.Observer;
import org.quietline.application.port.ServiceEvent;
import org.quietline.domain.message.Silence;

/** Counts what the service tells. */
final class Events implements Observer {
    private static final String KIND = "kind";
    private static final int MOST_CODES = 60;

    /** Up to Twilio's own patience of 15 seconds. */
    private static final Duration[] WEBHOOK_BOUNDS = bounds(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 15_000);

    private static final Duration[] ACKNOWLEDGEMENT_BOUNDS =
            bounds(100, 250, 500, 1000, 2000, 5000, 10_000, 30_000, 60_000, 300_000, 600_000);

    private final MeterRegistry registry;
    private final Map<Webhooks, Timer> webhooks = new ConcurrentHashMap<>();
    private final AtomicLong unconfirmed = new AtomicLong();
    private final AtomicLong lastReconciled = new AtomicLong();
    private final Set<Integer> codes = ConcurrentHashMap.newKeySet();

    private record Webhooks(ServiceEvent.WebhookKind kind, int status) {}

    Events(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("quietline.reconcile.unconfirmed", unconfirmed, AtomicLong::get)
                .description("Sends whose outcome was not known at the last comparison with Twilio's log.")
                .register(registry);
        Gauge.builder("quietline.reconcile.last.run", lastReconciled, AtomicLong::get)
                .baseUnit("seconds")
                .description("When our log was last compared with Twilio's, in seconds of Unix time; 0 is never.")
                .register(registry);
    }

    private static Duration[] bounds(long... milliseconds) {
        Duration[] bounds = new Duration[milliseconds.length];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = Duration.ofMillis(milliseconds[i]);
        }
        return bounds;
    }

    @Override
    public void observe(ServiceEvent event) {
        switch (event) {
            case ServiceEvent.WebhookAnswered answered ->
                webhooks.computeIfAbsent(new Webhooks(answered.kind(), answered.status()), this::webhooks)
                        .record(answered.took());
            case ServiceEvent.MessageReceived received -> received(received);
            case ServiceEvent.AcknowledgementAccepted accepted ->
                Timer.builder("quietline.acknowledgement")
                        .description("From taking a message in to Twilio's acceptance of the acknowledgement.")
                        .serviceLevelObjectives(ACKNOWLEDGEMENT_BOUNDS)
                        .register(registry)
                        .record(accepted.afterIntake());
            case ServiceEvent.AttemptAnswered attempt ->
                count(
                        "quietline.send.attempts",
                        "Attempts to send, by what became of them.",
                        KIND,
                        name(attempt.kind()),
                        "result",
                        name(attempt.result()),
                        "error_code",
                        code(attempt.errorCode()));
            case ServiceEvent.GivenUp givenUp ->
                count(
                        "quietline.send.given.up",
                        "Messages that nobody will try to send again.",
                        KIND,
                        name(givenUp.kind()));
            case ServiceEvent.DeliveryReported reported ->
                count(
                        "quietline.delivery.reports",
                        "Reports of Twilio that told something new, by the state since.",
                        KIND,
                        name(reported.kind()),
                        "status",
                        name(reported.after()),
                        "error_code",
                        code(reported.errorCode()));
            case ServiceEvent.Reconciled reconciled -> reconciled(reconciled);
            case ServiceEvent.StoreMissed missed ->
                count("quietline.store.missed", "Looks at waiting work that the store did not answer.");
        }
    }

    private Timer webhooks(Webhooks of) {
        return Timer.builder("quietline.webhook")
                .description("Webhooks by what they were answered, and how long that took.")
                .tag(KIND, name(of.kind()))
                .tag("status", Integer.toString(of.status()))
                .serviceLevelObjectives(WEBHOOK_BOUNDS)
                .register(registry);
    }

    private void received(ServiceEvent.MessageReceived received) {
        @Nullable Silence why = received.why();
        count(
                "quietline.messages.received",
                "Incoming messages by what became of them.",
                "intake",
                name(received.intake()),
                "silence",
                why == null ? "none" : name(why),
                "recovered",
                Boolean.toString(received.recovered()));
    }

    private void reconciled(ServiceEvent.Reconciled reconciled) {
        count("quietline.reconcile.runs", "Comparisons of our log with Twilio's.");
        found("recovered", reconciled.recovered());
        found("settled", reconciled.settled());
        found("without_trace", reconciled.withoutTrace());
        found("report_fetched", reconciled.reportsFetched());
        unconfirmed.set(reconciled.stillUnconfirmed());
        lastReconciled.set(registry.config().clock().wallTime() / 1000);
    }

    private void found(String what, int howMany) {
        Counter.builder("quietline.reconcile.findings")
                .description("What comparisons with Twilio's log found.")
                .tag("finding", what)
                .register(registry)
                .increment(howMany);
    }

    private void count(String name, String description, String... tags) {
        Counter.builder(name)
                .description(description)
                .tags(tags)
                .register(registry)
                .increment();
    }

    /** Twilio knows some hundred codes; a process that meets very many keeps few apart. */
    private String code(@Nullable Integer code) {
        if (code == null) {
            return "none";
        }
        return codes.contains(code) || (codes.size() < MOST_CODES && codes.add(code)) ? code.toString() : "other";
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
