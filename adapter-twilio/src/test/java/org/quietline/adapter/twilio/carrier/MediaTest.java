package org.quietline.adapter.twilio.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.adapter.twilio.carrier.Fixture.ACCOUNT;
import static org.quietline.adapter.twilio.carrier.Fixture.SID;
import static org.quietline.adapter.twilio.carrier.Fixture.TOKEN;
import static org.quietline.adapter.twilio.carrier.ScriptedServer.status;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.application.port.MediaSource;
import org.quietline.application.port.MediaSource.Fetched;
import org.quietline.domain.message.Media;

/** Fetching the pictures that people text. */
class MediaTest {
    private static final String FILE =
            "/2010-04-01/Accounts/" + ACCOUNT + "/Messages/" + SID + "/Media/ME0123456789abcdef0123456789abcdef";

    private static Fetched fetch(ScriptedServer server, String url) {
        try (TwilioAccount account = Fixture.hasty(server.url())) {
            return account.media().fetch(new Media(url, "image/png"));
        }
    }

    private static Fetched fetch(ScriptedServer server) {
        return fetch(server, server.url() + FILE);
    }

    @Test
    void a_file_comes_with_our_credentials() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(status(200, "bytes", "Content-Type: image/png"))) {
            assertThat(fetch(server)).isInstanceOfSatisfying(Fetched.Content.class, file -> {
                assertThat(file.contentType()).isEqualTo("image/png");
                assertThat(file.content()).asString(StandardCharsets.UTF_8).isEqualTo("bytes");
            });
            assertThat(server.asked.getFirst().line()).isEqualTo("GET " + FILE + " HTTP/1.1");
            assertThat(server.asked.getFirst().header("Authorization"))
                    .isEqualTo("Basic "
                            + Base64.getEncoder()
                                    .encodeToString((ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void a_redirect_is_followed_without_the_credentials() throws IOException {
        try (ScriptedServer server = ScriptedServer.of()) {
            String elsewhere = server.url() + "/where/it/lies?signature=1";
            server.then(status(307, "", "Location: " + elsewhere), status(200, "bytes", "Content-Type: image/png"));
            assertThat(fetch(server)).isInstanceOf(Fetched.Content.class);
            assertThat(server.asked.getLast().line()).isEqualTo("GET /where/it/lies?signature=1 HTTP/1.1");
            assertThat(server.asked.getLast().header("Authorization")).isEmpty();
        }
    }

    @Test
    void redirects_lead_to_no_other_place_and_end() throws IOException {
        for (String location : List.of(
                "http://169.254.169.254/latest/meta-data",
                "https://169.254.169.254/",
                "http://s3.amazonaws.com/plain",
                "https://amazonaws.com.evil.example/",
                "https://evilamazonaws.com/",
                "https://user@s3.amazonaws.com/",
                "https://s3.amazonaws.com:8443/",
                "file:///etc/passwd",
                "/relative",
                "::")) {
            try (ScriptedServer server = ScriptedServer.of(status(302, "", "Location: " + location))) {
                assertThat(fetch(server)).as(location).isInstanceOf(Fetched.Unavailable.class);
                assertThat(server.asked).as(location).hasSize(1);
            }
        }
        try (ScriptedServer server = ScriptedServer.of()) {
            server.then(status(302, "", "Location: " + server.url() + "/again"));
            assertThat(fetch(server)).isInstanceOf(Fetched.Unavailable.class);
            assertThat(server.asked).hasSize(4);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages/" + SID
                        + "/Media/ME0123456789abcdef0123456789abcdef",
                "/2010-04-01/Accounts/" + ACCOUNT + "/Messages/" + SID + "/Media/../../Messages.json",
                "/2010-04-01/Accounts/" + ACCOUNT + "/Messages/" + SID
                        + "/Media/ME0123456789abcdef0123456789abcdef?x=1",
                "/2010-04-01/Accounts/" + ACCOUNT + ".json",
                "/"
            })
    void nothing_else_of_the_api_is_asked_for(String path) throws IOException {
        try (ScriptedServer server = ScriptedServer.of(status(200, "bytes"))) {
            assertThat(fetch(server, server.url() + path)).isInstanceOf(Fetched.Refused.class);
            assertThat(fetch(server, "http://127.0.0.1:1" + FILE)).isInstanceOf(Fetched.Refused.class);
            assertThat(fetch(server, "https://api.twilio.com" + FILE)).isInstanceOf(Fetched.Refused.class);
            assertThat(server.asked).isEmpty();
        }
    }

    @Test
    void what_is_gone_too_large_or_out_of_order_is_told_apart() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(status(404, "{}"))) {
            assertThat(fetch(server)).isInstanceOf(Fetched.Gone.class);
        }
        try (ScriptedServer server = ScriptedServer.of(status(500, "{}"))) {
            assertThat(fetch(server)).isInstanceOf(Fetched.Unavailable.class);
        }
        try (ScriptedServer server = ScriptedServer.of(out -> false)) {
            assertThat(fetch(server)).isInstanceOf(Fetched.Unavailable.class);
        }
        try (ScriptedServer server =
                ScriptedServer.of(status(200, "x".repeat(MediaSource.MOST_BYTES + 1), "Content-Type: image/png"))) {
            assertThat(fetch(server)).isInstanceOf(Fetched.TooLarge.class);
        }
    }
}
