package org.quietline.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadTest {
    private static final byte[] REQUEST = "GET / HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Undertow server = Undertow.builder().build();

    private InetSocketAddress serve(HttpHandler handler) {
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(handler)
                .build();
        server.start();
        return (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
    }

    @AfterEach
    void stop() {
        server.stop();
        threads.shutdownNow();
    }

    @Test
    void every_request_of_an_open_pace_is_answered() {
        InetSocketAddress address =
                serve(exchange -> exchange.getResponseSender().send("fine"));
        try (Load load = Load.connect(address, 3)) {
            Latencies latencies = load.run(Pace.rate(1_000, Duration.ofMillis(200)), Requests.around(List.of(REQUEST)));
            assertThat(latencies.allWith(200).count()).isEqualTo(200);
        }
    }

    @Test
    void a_server_that_stops_for_a_while_is_charged_for_all_that_waited() {
        AtomicInteger served = new AtomicInteger();
        CountDownLatch stopped = new CountDownLatch(1);
        InetSocketAddress address = serve(exchange -> exchange.dispatch(threads, to -> {
            // The first request holds the only connection for as long as a dozen others become due.
            if (served.getAndIncrement() == 0 && stopped.await(300, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody lets it go on");
            }
            to.getResponseSender().send("fine");
        }));
        try (Load load = Load.connect(address, 1)) {
            Latencies latencies = load.run(Pace.rate(50, Duration.ofMillis(300)), Requests.around(List.of(REQUEST)));
            assertThat(latencies.allWith(200).count()).isEqualTo(15);
            assertThat(latencies.late()).isGreaterThanOrEqualTo(14);
            // The last one was due at 280 ms, the middle one at 140 ms; nobody was answered before 300 ms.
            assertThat(latencies.millis(50)).isGreaterThanOrEqualTo(155);
        }
    }

    @Test
    void a_saturating_pace_sends_no_more_than_it_has() {
        InetSocketAddress address =
                serve(exchange -> exchange.getResponseSender().send("fine"));
        try (Load load = Load.connect(address, 8)) {
            Latencies latencies =
                    load.run(Pace.saturating(Duration.ofMinutes(1), 500), Requests.around(List.of(REQUEST)));
            assertThat(latencies.allWith(200).count()).isEqualTo(500);
        }
    }

    @Test
    void requests_under_broken_connections_count_as_unanswered() {
        AtomicInteger served = new AtomicInteger();
        InetSocketAddress address = serve(exchange -> {
            if (served.getAndIncrement() % 2 == 0) {
                exchange.getConnection().close();
            } else {
                exchange.getResponseSender().send("fine");
            }
        });
        try (Load load = Load.connect(address, 1)) {
            Latencies latencies =
                    load.run(Pace.saturating(Duration.ofMinutes(1), 10), Requests.around(List.of(REQUEST)));
            assertThat(latencies.count()).isEqualTo(5);
            assertThat(latencies.unanswered()).isEqualTo(5);
        }
    }
}
