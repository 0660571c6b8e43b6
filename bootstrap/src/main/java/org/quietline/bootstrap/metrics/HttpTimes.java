package org.quietline.bootstrap.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.quietline.adapter.web.http.Exchanges;

/** Times the server's answers by route and status. */
public final class HttpTimes implements Exchanges {
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250),
        Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    private record Kind(String method, String route, int status) {}

    HttpTimes(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void served(String method, String route, int status, Duration took) {
        timers.computeIfAbsent(new Kind(method, route, status), this::timer).record(took);
    }

    private Timer timer(Kind kind) {
        return Timer.builder("http.server.requests")
                .description("Requests by route and status, and how long their answers took to make.")
                .tag("method", kind.method())
                .tag("route", kind.route())
                .tag("status", Integer.toString(kind.status()))
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }
}
