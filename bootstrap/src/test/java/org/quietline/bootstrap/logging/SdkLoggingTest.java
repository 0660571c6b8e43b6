package org.quietline.bootstrap.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.twilio.http.HttpMethod;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.adapter.twilio.carrier.TwilioAccount;
import org.quietline.adapter.twilio.carrier.TwilioSettings;
import org.quietline.adapter.twilio.carrier.TwilioSettings.Credentials;
import org.quietline.adapter.twilio.carrier.TwilioSettings.Patience;
import org.quietline.application.port.SmsCarrier.Answer;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.simulator.SimulatorConfig;
import org.quietline.simulator.TwilioSimulator;
import org.slf4j.LoggerFactory;

/** With every logger turned up as far as it goes, the SDKs still give nothing away. */
class SdkLoggingTest {
    private static final String ACCOUNT = "ACabcdefabcdefabcdefabcdefabcdefab";
    private static final String AUTH_TOKEN = "auth-token-of-the-account";
    private static final String BASIC =
            Base64.getEncoder().encodeToString((ACCOUNT + ":" + AUTH_TOKEN).getBytes(StandardCharsets.UTF_8));
    private static final PhoneNumber OURS = PhoneNumber.parse("+15550148800");
    private static final PhoneNumber MARIA = PhoneNumber.parse("+15550162741");
    private static final String TEXT = "Seven o'clock";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final ListAppender<ILoggingEvent> everything = new ListAppender<>();

    @AfterEach
    void be_quiet_again() throws IOException {
        LogManager.getLogManager().reset();
        LogManager.getLogManager().readConfiguration();
        Logs.writeText(System.err);
    }

    /** As a configuration of theirs, or a debugger, could do it. */
    private void turnUp() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLoggerList().forEach(logger -> logger.setLevel(ch.qos.logback.classic.Level.TRACE));
        java.util.logging.Logger.getLogger("").setLevel(Level.ALL);
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        everything.start();
        root.addAppender(everything);
    }

    private String written() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_send_leaves_neither_its_text_nor_its_number_nor_the_token_in_the_log() {
        Logs.writeJson(written);
        turnUp();
        OutgoingMessage message = OutgoingMessage.queued(
                        new MessageId("0b6a2b0e-5b2b-4c0a-9a0e-123456789012"),
                        MARIA,
                        MessageText.of(TEXT),
                        new Origin.Operator("ada", null),
                        Instant.now())
                .claimed(Instant.now(), Duration.ofMinutes(1));

        try (TwilioSimulator twilio = TwilioSimulator.start(SimulatorConfig.defaults()
                        .withAccount(ACCOUNT, AUTH_TOKEN)
                        .withNumbers(OURS.unmasked()));
                TwilioAccount account = new TwilioAccount(settings(twilio.baseUrl()), InstantSource.system())) {
            assertThat(account.carrier().send(message)).isInstanceOf(Answer.Accepted.class);
            sendWithTheClientOfTheSdk(twilio.baseUrl());
        }

        String heard =
                everything.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining("\n"));
        assertThat(heard)
                .as("what the SDK does say")
                .contains(BASIC, MARIA.unmasked().substring(1));
        assertThat(written()).doesNotContain(TEXT, "Seven", AUTH_TOKEN, BASIC, "5550162741", "Authorization");
    }

    /** Not what the program does, but what a line of code, or another version of the SDK, could come to do. */
    private static void sendWithTheClientOfTheSdk(URI api) {
        Request request = new Request(HttpMethod.POST, api + "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json");
        request.addPostParam("To", MARIA.unmasked());
        request.addPostParam("From", OURS.unmasked());
        request.addPostParam("Body", TEXT);
        request.setAuth(ACCOUNT, AUTH_TOKEN);
        assertThat(new NetworkHttpClient().makeRequest(request).getStatusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.twilio.http.TwilioRestClient",
                "org.apache.http.wire",
                "org.apache.hc.client5.http.wire",
                "org.apache.hc.client5.http.headers",
                "com.google.cloud.firestore",
                "com.google.api.client.http.HttpTransport",
                "io.grpc.netty.NettyClientHandler",
                "io.undertow.request.dump",
                "sun.net.www.protocol.http.HttpURLConnection"
            })
    void what_a_library_says_below_a_warning_is_not_written_and_a_warning_is_masked(String name) {
        Logs.writeText(written);
        turnUp();

        LoggerFactory.getLogger(name).debug("Body={} To={}", TEXT, MARIA.unmasked());
        LoggerFactory.getLogger(name).trace("Authorization: Basic {}", BASIC);
        java.util.logging.Logger.getLogger(name).log(Level.FINE, "OUTBOUND HEADERS: {0}", TEXT);
        java.util.logging.Logger.getLogger(name).log(Level.INFO, "token {0}", AUTH_TOKEN);
        org.jboss.logging.Logger.getLogger(name).debugf("Body=%s", TEXT);
        assertThat(everything.list).hasSize(5);
        assertThat(written()).isEmpty();

        LoggerFactory.getLogger(name).warn("cannot reach {}", MARIA.unmasked());
        assertThat(written()).contains("cannot reach +•••••••2741");
    }

    private static TwilioSettings settings(URI api) {
        return new TwilioSettings(
                ACCOUNT,
                Credentials.authToken(ACCOUNT, AUTH_TOKEN),
                api,
                List.of(OURS),
                null,
                URI.create("https://desk.example.org"),
                2,
                Patience.USUAL);
    }
}
