package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.application.port.MediaSource.Fetched;
import org.quietline.domain.message.Media;
import org.quietline.domain.message.MessageId;

/** Pictures that people text. */
class PictureTest {
    static final Fetched PICTURE = file("image/png", "\u0089PNG\r\n\u001A\n and more");

    private final Desk desk = new Desk();
    private final Client client = Client.signedIn(desk);

    @AfterEach
    void close() {
        desk.close();
    }

    static Fetched file(String contentType, String content) {
        return new Fetched.Content(contentType, content.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    static MessageId texted(Desk desk, String contentType) {
        return desk.receives(desk.message(Desk.STRANGER, "", desk.clock.instant())
                .withMedia(List.of(new Media("https://api.twilio.com/somewhere", contentType))));
    }

    private HttpResponse<String> fetched(String declared, Fetched file) {
        desk.files = media -> file;
        return client.get("/messages/" + texted(desk, declared) + "/media/0");
    }

    @Test
    void a_picture_is_shown_and_can_do_nothing_else() {
        HttpResponse<String> answer = fetched("image/png", PICTURE);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().allValues("Content-Security-Policy")).contains("default-src 'none'; sandbox");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/svg+xml", "text/html", "application/pdf", "video/mp4", ""})
    void other_types_are_not_asked_for_and_that_is_said(String type) {
        desk.files = media -> {
            throw new AssertionError("nothing is to be fetched");
        };
        MessageId id = desk.receives(desk.message(Desk.STRANGER, "", desk.clock.instant())
                .withMedia(List.of(new Media("https://api.twilio.com/somewhere", type))));
        assertThat(client.get("/messages/" + id + "/media/0").statusCode()).isEqualTo(415);
        assertThat(client.get("/messages/" + id).body())
                .contains("File 1 of 1 is not shown here: ")
                .doesNotContain("<img");
    }

    @Test
    void what_only_says_to_be_a_picture_is_none() {
        assertThat(fetched("image/png", file("image/png", "<html><script>")).statusCode())
                .isEqualTo(415);
        assertThat(fetched("image/png", file("image/svg+xml", "<svg")).statusCode())
                .isEqualTo(415);
        assertThat(fetched("image/png", file("text/html", "\u0089PNG\r\n\u001A\n"))
                        .statusCode())
                .isEqualTo(415);
        assertThat(fetched("image/jpg", file("image/jpeg; charset=x", "\u00FF\u00D8\u00FF\u00E0"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(fetched("image/gif", file("image/gif", "GIF89a")).statusCode())
                .isEqualTo(200);
        assertThat(fetched("image/webp", file("image/webp", "RIFF1234WEBP")).statusCode())
                .isEqualTo(200);
        assertThat(fetched("image/webp", file("image/webp", "RIFF1234WAVE")).statusCode())
                .isEqualTo(415);
    }

    @Test
    void what_cannot_be_had_is_told() {
        assertThat(fetched("image/png", new Fetched.Gone()).statusCode()).isEqualTo(404);
        assertThat(fetched("image/png", new Fetched.TooLarge()).statusCode()).isEqualTo(413);
        assertThat(fetched("image/png", new Fetched.Refused()).statusCode()).isEqualTo(415);
        assertThat(fetched("image/png", new Fetched.Unavailable()).statusCode()).isEqualTo(503);
        MessageId id = texted(desk, "image/png");
        for (String number : List.of("1", "-1", "x", "99999999999")) {
            assertThat(client.get("/messages/" + id + "/media/" + number).statusCode())
                    .isEqualTo(404);
        }
        assertThat(client.get("/messages/unknown/media/0").statusCode()).isEqualTo(404);
        assertThat(new Client(desk).get("/messages/" + id + "/media/0").statusCode())
                .isEqualTo(303);
    }

    @Test
    void pages_show_the_picture_by_our_own_address() {
        MessageId id = texted(desk, "image/png");
        for (String path : List.of("/messages/" + id, "/conversations/" + desk.reference(Desk.STRANGER))) {
            assertThat(client.get(path).body())
                    .contains("<img src=\"/messages/" + id + "/media/0\" alt=\"Picture 1 of 1.")
                    .doesNotContain("api.twilio.com");
        }
    }
}
