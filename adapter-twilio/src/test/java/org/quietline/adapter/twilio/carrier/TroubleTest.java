package org.quietline.adapter.twilio.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.adapter.twilio.carrier.Fixture.CREATED;
import static org.quietline.adapter.twilio.carrier.Fixture.NOON;
import static org.quietline.adapter.twilio.carrier.Fixture.fromOperator;
import static org.quietline.adapter.twilio.carrier.ScriptedServer.bytes;
import static org.quietline.adapter.twilio.carrier.ScriptedServer.status;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.quietline.adapter.twilio.carrier.ScriptedServer.Step;
import org.quietline.adapter.twilio.carrier.TwilioSettings.Patience;
import org.quietline.application.port.SmsCarrier.Answer;
import org.quietline.application.port.SmsCarrier.Answer.NotTaken;
import org.quietline.application.port.SmsCarrier.Answer.Unconfirmed;
import org.quietline.application.port.SmsCarrier.Hindrance;

/** What is known after the network failed: that nothing was handed over, or else nothing. */
class TroubleTest {
    private static Answer send(URI api) {
        try (TwilioAccount account = Fixture.hasty(api)) {
            return account.carrier().send(fromOperator("Hello"));
        }
    }

    private static URI closedPort(String scheme) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort());
        }
    }

    @Test
    void a_refused_connection_carried_nothing() throws IOException {
        assertThat(send(closedPort("http")))
                .isInstanceOfSatisfying(
                        NotTaken.class, answer -> assertThat(answer.hindrance()).isEqualTo(Hindrance.UNREACHABLE));
        assertThat(send(closedPort("https"))).isInstanceOf(NotTaken.class);
    }

    @Test
    void a_name_that_does_not_resolve_carried_nothing() {
        assertThat(send(URI.create("https://twilio.invalid"))).isInstanceOf(NotTaken.class);
    }

    @Test
    void a_server_without_tls_got_nothing() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(status(201, CREATED))) {
            assertThat(send(URI.create("https://127.0.0.1:" + server.url().getPort())))
                    .isInstanceOf(NotTaken.class);
        }
    }

    @Test
    void a_tls_handshake_that_never_ends_carried_nothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(send(URI.create("https://127.0.0.1:" + silent.getLocalPort())))
                    .isInstanceOf(NotTaken.class);
        }
    }

    @Test
    void a_silent_server_may_have_taken_it() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(send(URI.create("http://127.0.0.1:" + silent.getLocalPort())))
                    .isEqualTo(new Unconfirmed("no answer in time"));
        }
    }

    @Test
    void an_answer_that_trickles_in_is_not_waited_for() throws IOException {
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch never = new CountDownLatch(1);
        Step trickle = out -> {
            out.write("HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            while (!over.get()) {
                out.write("1\r\n \r\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
                try {
                    over.set(never.await(20, TimeUnit.MILLISECONDS));
                } catch (InterruptedException e) {
                    return false;
                }
            }
            return false;
        };
        try (ScriptedServer server = ScriptedServer.of(trickle)) {
            assertThat(send(server.url())).isEqualTo(new Unconfirmed("no answer in time"));
            assertThat(server.asked).hasSize(1);
        } finally {
            over.set(true);
        }
    }

    @Test
    void a_connection_that_was_closed_while_idle_is_replaced() throws IOException {
        Step answerAndClose =
                bytes("HTTP/1.1 201 Created\r\nContent-Length: " + CREATED.length() + "\r\n\r\n" + CREATED);
        try (ScriptedServer server = ScriptedServer.of(answerAndClose);
                TwilioAccount account = Fixture.account(server.url())) {
            for (int i = 1; i <= 3; i++) {
                int sent = i;
                assertThat(account.carrier().send(fromOperator("Hello"))).isInstanceOf(Answer.Accepted.class);
                Awaitility.await().until(() -> server.closed() == sent);
                assertThat(server.connections()).isEqualTo(sent);
            }
        }
    }

    @Test
    void when_all_connections_are_taken_nothing_is_carried() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Step hold = out -> {
            arrived.countDown();
            return awaited(done) && status(201, CREATED).answer(out);
        };
        Patience brief = new Patience(Duration.ofMillis(1500), Duration.ofSeconds(20), Duration.ofSeconds(1));
        try (ScriptedServer server = ScriptedServer.of(hold);
                TwilioAccount account =
                        new TwilioAccount(Fixture.settings(server.url(), null, brief, 1), InstantSource.fixed(NOON))) {
            CompletableFuture<Answer> first =
                    CompletableFuture.supplyAsync(() -> account.carrier().send(fromOperator("Hello")));
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(account.carrier().send(fromOperator("Hello"))).isInstanceOf(NotTaken.class);
            done.countDown();
            assertThat(first.get(20, TimeUnit.SECONDS)).isInstanceOf(Answer.Accepted.class);
            assertThat(server.asked).hasSize(1);
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Test
    void an_interruption_is_heard_and_kept() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        Step silent = out -> {
            arrived.countDown();
            return awaited(new CountDownLatch(1));
        };
        try (ScriptedServer server = ScriptedServer.of(silent);
                TwilioAccount account = Fixture.account(server.url())) {
            CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            Thread sender = Thread.ofVirtual().start(() -> {
                answer.complete(account.carrier().send(fromOperator("Hello")));
                stillInterrupted.complete(Thread.currentThread().isInterrupted());
            });
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
            sender.interrupt();
            assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(new Unconfirmed("interrupted"));
            assertThat(stillInterrupted.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_thread_that_is_interrupted_already_hands_nothing_over()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        try (ScriptedServer server = ScriptedServer.of(status(201, CREATED));
                TwilioAccount account = Fixture.account(server.url())) {
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                Thread.currentThread().interrupt();
                answer.complete(account.carrier().send(fromOperator("Hello")));
            });
            assertThat(answer.get(20, TimeUnit.SECONDS)).isInstanceOf(NotTaken.class);
            assertThat(server.asked).isEmpty();
        }
    }

    @Test
    void closing_breaks_off_what_is_under_way() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        Step silent = out -> {
            arrived.countDown();
            return awaited(new CountDownLatch(1));
        };
        try (ScriptedServer server = ScriptedServer.of(silent)) {
            TwilioAccount account = Fixture.account(server.url());
            CompletableFuture<Answer> answer =
                    CompletableFuture.supplyAsync(() -> account.carrier().send(fromOperator("Hello")));
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
            account.close();
            assertThat(answer.get(20, TimeUnit.SECONDS)).isInstanceOf(Unconfirmed.class);
            assertThat(account.carrier().send(fromOperator("Hello"))).isInstanceOf(NotTaken.class);
        }
    }

    @Test
    void a_server_that_reads_nothing_and_resets_may_have_taken_it() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Answer> answer =
                    CompletableFuture.supplyAsync(() -> send(URI.create("http://127.0.0.1:" + server.getLocalPort())));
            try (Socket socket = server.accept()) {
                socket.setSoLinger(true, 0);
                assertThat(socket.getInputStream().read()).isEqualTo('P');
            }
            assertThat(answer.get(20, TimeUnit.SECONDS)).isInstanceOf(Unconfirmed.class);
        }
    }
}
