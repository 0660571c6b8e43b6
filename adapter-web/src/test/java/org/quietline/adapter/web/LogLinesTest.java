package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Neither our own log lines nor the server's repeat what a request or an exception says. */
class LogLinesTest {
    private final Desk desk = new Desk();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        root.addAppender(lines);
        root.setLevel(Level.INFO);
    }

    @AfterEach
    void close() {
        root.setLevel(Level.OFF);
        root.detachAppender(lines);
        desk.close();
    }

    @Test
    void an_exception_is_named_and_placed_but_not_quoted() {
        desk.webhooks.incoming = request -> {
            throw new IllegalStateException("could not store canary from +15551234567");
        };
        Client carrier = new Client(desk);
        assertThat(carrier.post("/webhooks/twilio/incoming?x=canary", Map.of("Body", "canary +15551234567"))
                        .statusCode())
                .isEqualTo(500);
        assertThat(lines.list)
                .anySatisfy(line -> assertThat(line.getFormattedMessage())
                        .contains("POST /webhooks/twilio/incoming", "IllegalStateException", "LogLinesTest"))
                .allSatisfy(line -> {
                    assertThat(line.getFormattedMessage()).doesNotContain("canary", "5551234567");
                    assertThat(line.getThrowableProxy()).isNull();
                });
    }

    @Test
    void an_error_of_the_machine_is_an_answer_too() {
        desk.webhooks.incoming = request -> {
            throw new StackOverflowError("canary +15551234567");
        };
        Client carrier = new Client(desk);
        assertThat(carrier.post("/webhooks/twilio/incoming", Map.of("Body", "canary"))
                        .statusCode())
                .isEqualTo(500);
        assertThat(lines.list)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.getFormattedMessage()).doesNotContain("canary"));
    }

    @Test
    void a_store_that_is_down_is_said_once_without_details() {
        Client client = Client.signedIn(desk);
        desk.trouble.goDown();
        assertThat(client.get("/messages/in?q=canary").statusCode()).isEqualTo(503);
        assertThat(lines.list)
                .filteredOn(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage())
                        .isEqualTo("GET /messages/in failed: the store is unavailable"));
    }
}
