package org.quietline.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.LoggedMessage;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;

class ExportTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final PhoneNumber MARIA = PhoneNumber.parse("+15550102741");
    private static final PhoneNumber OURS = PhoneNumber.parse("+15550100000");

    private final StringWriter written = new StringWriter();

    private static ExportRow incoming(String text) {
        return ExportRow.of(
                new LoggedMessage.In(
                        IncomingMessage.received(new MessageId("SM1"), MARIA, OURS, MessageText.of(text), NOON, 1)),
                Optional.of("=Maria"));
    }

    @Test
    void csv_is_masked_and_runs_no_formula() throws IOException {
        ExportFormat csv = ExportFormat.csv(written);

        csv.write(incoming("=HYPERLINK(\"x\"), call 415 555 0123"));

        assertThat(written.toString().lines().toList())
                .hasSize(2)
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("direction,id,phoneNumber,displayName,"))
                .satisfies(lines -> assertThat(lines.get(1))
                        .startsWith("in,SM1,'+•••••••2741,'=Maria,\"'=HYPERLINK(\"\"x\"\"), call ••• ••• 0123\","
                                + "2026-11-22T12:00:00Z,false,false,,false,1,"));
    }

    @Test
    void ndjson_has_one_object_per_line_and_leaves_out_what_is_absent() throws IOException {
        ExportFormat ndjson = ExportFormat.ndjson(written);
        OutgoingMessage message = OutgoingMessage.queued(
                new MessageId("m1"), MARIA, MessageText.of("Hello"), new Origin.Operator("ada", null), NOON);

        ndjson.write(incoming("Hi"));
        ndjson.write(ExportRow.of(new LoggedMessage.Out(message), Optional.empty()));

        assertThat(written.toString().lines())
                .containsExactly(
                        "{\"direction\":\"in\",\"id\":\"SM1\",\"phoneNumber\":\"+•••••••2741\","
                                + "\"displayName\":\"=Maria\",\"messageContent\":\"Hi\","
                                + "\"timestamp\":\"2026-11-22T12:00:00Z\",\"isRegistered\":false,"
                                + "\"responseSent\":false,\"recovered\":false,\"numSegments\":1}",
                        "{\"direction\":\"out\",\"id\":\"m1\",\"phoneNumber\":\"+•••••••2741\","
                                + "\"messageContent\":\"Hello\",\"status\":\"queued\",\"kind\":\"operator\","
                                + "\"operatorId\":\"ada\",\"queuedAt\":\"2026-11-22T12:00:00Z\",\"attempts\":0}");
    }
}
