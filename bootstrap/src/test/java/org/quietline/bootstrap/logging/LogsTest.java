package org.quietline.bootstrap.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class LogsTest {
    private static final String NUMBER = "+15551234567";
    private static final String DIGITS = "5551234";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @AfterEach
    void write_to_the_error_stream_again() {
        MDC.clear();
        Logs.writeText(System.err);
    }

    private String written() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private List<JsonNode> json() {
        return written().lines().map(LogsTest::parsed).toList();
    }

    private static JsonNode parsed(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }

    @Test
    void writes_one_object_per_line() {
        Logs.writeJson(written);

        LoggerFactory.getLogger("org.quietline.Test").info("two\nlines of {}", "it");

        JsonNode event = json().getFirst();
        assertThat(json()).hasSize(1);
        assertThat(event.get("message").asText()).isEqualTo("two\nlines of it");
        assertThat(event.get("level").asText()).isEqualTo("info");
        assertThat(event.get("logger").asText()).isEqualTo("org.quietline.Test");
        assertThat(Instant.parse(event.get("timestamp").asText()))
                .isBefore(Instant.now().plusSeconds(60));
    }

    @Test
    void masks_numbers_whichever_library_logs_them() {
        Logs.writeJson(written);

        LoggerFactory.getLogger("com.twilio.Slf4j").warn("to {} failed", NUMBER);
        Logger.getLogger("io.undertow.JBoss").warnf("from %s", NUMBER);
        java.util.logging.Logger.getLogger("io.grpc.Jul").log(Level.WARNING, "about {0}", NUMBER);
        System.getLogger("org.quietline.Platform").log(System.Logger.Level.INFO, "with {0}", NUMBER);

        assertThat(json())
                .extracting(event -> event.get("message").asText())
                .containsExactly(
                        "to +•••••••4567 failed", "from +•••••••4567", "about +•••••••4567", "with +•••••••4567");
    }

    @Test
    void masks_numbers_in_exceptions_with_all_their_causes() {
        RuntimeException cause = new IllegalArgumentException("bad number " + NUMBER);
        RuntimeException failure = new IllegalStateException("cannot send to " + NUMBER, cause);
        failure.addSuppressed(new IllegalStateException("nor to " + NUMBER));

        Logs.writeJson(written);
        LoggerFactory.getLogger("org.quietline.Test").error("failed for " + NUMBER, failure);
        Logs.writeText(written);
        LoggerFactory.getLogger("org.quietline.Test").error("failed for " + NUMBER, failure);

        assertThat(written())
                .contains("cannot send to +•••••••4567", "bad number +•••••••4567", "nor to +•••••••4567", "LogsTest")
                .doesNotContain(DIGITS);
    }

    @Test
    void masks_numbers_in_the_context_of_an_event() {
        Logs.writeJson(written);
        MDC.put("sender", NUMBER);

        LoggerFactory.getLogger("org.quietline.Test")
                .atInfo()
                .addKeyValue("to", NUMBER)
                .log("sent");

        assertThat(json().getFirst().get("context.sender").asText()).isEqualTo("+•••••••4567");
        assertThat(json().getFirst().get("context.to").asText()).isEqualTo("+•••••••4567");
        assertThat(written()).doesNotContain(DIGITS);
    }

    @Test
    void leaves_ids_and_times_readable() {
        String readable = "SM0123456789abcdef0123456789abcdef of 0b6a2b0e-5b2b-4c0a-9a0e-123456789012"
                + " at 2026-11-22T19:14:05.123Z took 1500 ms";
        Logs.writeJson(written);

        LoggerFactory.getLogger("org.quietline.Test").info(readable);

        assertThat(json().getFirst().get("message").asText()).isEqualTo(readable);
    }

    @Test
    void hears_libraries_from_warnings_on() {
        Logs.writeText(written);

        LoggerFactory.getLogger("com.twilio.Http").info("request");
        java.util.logging.Logger.getLogger("io.grpc.Http").info("request");
        LoggerFactory.getLogger("org.quietline.Test").debug("detail");

        assertThat(written()).isEmpty();
    }

    @Test
    void keeps_a_message_for_people_on_one_line() {
        Logs.writeText(written);

        LoggerFactory.getLogger("org.quietline.Test").info("one\r\n12:00:00 ERROR forged");

        assertThat(written().lines()).hasSize(1);
    }

    @Test
    void keeps_an_exception_for_people_on_the_line_of_its_event() {
        Logs.writeText(written);

        LoggerFactory.getLogger("org.quietline.Test")
                .error("broke off", new IllegalStateException("first\nsecond", new IllegalArgumentException("cause")));

        assertThat(written().lines())
                .singleElement()
                .asString()
                .contains(
                        "broke off | java.lang.IllegalStateException: first | second | at org.quietline",
                        "cause",
                        "LogsTest");
    }

    @Test
    void lets_nothing_be_forged_by_control_characters() {
        Logs.writeText(written);

        LoggerFactory.getLogger("org.quietline.Test").warn("one\u001b[2K\rtwo\u0085three\u2028four\u202Efive");

        assertThat(written()).doesNotContain("\u001b", "\r", "\u0085", "\u2028", "\u202E");
    }

    @Test
    void names_the_message_that_an_event_is_about_in_a_field_of_its_own() {
        Logs.writeJson(written);

        Logger log = Logger.getLogger("org.quietline.Test");
        log.info("message SM0123456789abcdef0123456789abcdef refused: 30007");
        log.info("message 0b6a2b0e-5b2b-4c0a-9a0e-123456789012 unconfirmed");
        log.info("stopped");

        assertThat(json())
                .extracting(event -> event.path("messageId").asText("none"))
                .containsExactly("SM0123456789abcdef0123456789abcdef", "0b6a2b0e-5b2b-4c0a-9a0e-123456789012", "none");
    }
}
