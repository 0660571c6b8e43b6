package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quietline.application.CheckReadiness;

class LiveTest {
    private final Desk desk = new Desk();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Client client = new Client(desk);

    @BeforeEach
    void signIn() {
        desk.register(Desk.BOB, "Bob");
        client = Client.signedIn(desk);
    }

    @AfterEach
    void close() {
        http.shutdownNow();
        desk.close();
    }

    /** An open stream, and all that came so far. */
    private static final class Stream {
        private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
        private volatile boolean ended;

        String seen() {
            return seen.toString(StandardCharsets.UTF_8);
        }

        void awaits(String text) {
            await().atMost(Duration.ofSeconds(30)).until(() -> seen().contains(text));
        }

        private void read(InputStream in) {
            try (in) {
                byte[] buffer = new byte[4096];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    seen.write(buffer, 0, read);
                }
            } catch (IOException e) {
                seen.writeBytes("[broken off]".getBytes(StandardCharsets.UTF_8));
            }
            ended = true;
        }
    }

    private Stream open(HttpRequest.Builder request) {
        try {
            HttpResponse<InputStream> answer = http.send(request.GET().build(), BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            Stream stream = new Stream();
            Thread.ofVirtual().start(() -> stream.read(answer.body()));
            stream.awaits("retry:");
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder live(String query) {
        return client.to("/live?" + query).timeout(Duration.ofMinutes(2)).header("Accept", "text/event-stream");
    }

    @Test
    void a_new_message_comes_as_a_row() {
        Stream stream = open(live("view=in"));
        String id = desk.texts(Desk.BOB, "Hello\nthere <b>").value();
        stream.awaits("id=\"m-" + id + "\"");
        stream.awaits("data: there &lt;b&gt;");
        assertThat(stream.seen()).contains("event: message", "+•••••••4567").doesNotContain("5551234567", "<b>");
    }

    @Test
    void no_stream_tells_a_whole_number_or_foreign_markup() {
        String markup = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
        desk.register(Desk.BOB, markup + " 555 888 7777");
        String bob = desk.reference(Desk.BOB);
        for (String view : List.of("view=in", "view=out", "view=conversation&user=" + bob)) {
            Stream stream = open(live(view));
            desk.texts(Desk.BOB, markup + " call +1 (555) 888-7777\r\ndata: forged\n\nevent: forged");
            client.submit(
                    "/send",
                    Map.of(
                            "id",
                            UUID.randomUUID().toString(),
                            "user",
                            bob,
                            "messageContent",
                            markup + " call +1 (555) 888-7777"));
            stream.awaits("event: message");
            assertThat(stream.seen().replaceAll("[^0-9]", "")).as(view).doesNotContain("5551234567", "5558887777");
            assertThat(stream.seen())
                    .as(view)
                    .doesNotContain("<script>alert", "<img src=x", "\ndata: forged", "\nevent: forged");
        }
    }

    @Test
    void each_page_hears_of_what_it_shows() {
        Stream in = open(live("view=in"));
        Stream out = open(live("view=out"));
        Stream bob = open(live("view=conversation&user=" + desk.reference(Desk.BOB)));
        desk.texts(Desk.STRANGER, "from a stranger");
        desk.texts(Desk.BOB, "from Bob");
        client.submit(
                "/send",
                Map.of(
                        "id", UUID.randomUUID().toString(),
                        "user", desk.reference(Desk.BOB),
                        "messageContent", "to Bob"));
        in.awaits("from Bob");
        out.awaits("Sent");
        bob.awaits("to Bob");
        assertThat(in.seen()).contains("from a stranger").doesNotContain("to Bob");
        assertThat(out.seen()).contains("to Bob").doesNotContain("from Bob");
        assertThat(bob.seen()).contains("from Bob", "class=\"bubble").doesNotContain("stranger");
    }

    @Test
    void a_narrowed_list_is_told_what_does_not_belong_to_it() {
        Stream hello = open(live("view=in&q=hello&registered=true&from=2020-01-01"));
        Stream all = open(live("view=in"));
        String one = desk.texts(Desk.BOB, "Hello there").value();
        String two = desk.texts(Desk.STRANGER, "Hello, too").value();
        String three = desk.texts(Desk.BOB, "Good morning").value();
        hello.awaits("id=\"m-" + three + "\"");
        all.awaits("id=\"m-" + three + "\"");
        assertThat(hello.seen())
                .contains("id=\"m-" + one + "\" class=\"row\">")
                .contains("id=\"m-" + two + "\" class=\"row\" data-other=\"true\"")
                .contains("id=\"m-" + three + "\" class=\"row\" data-other=\"true\"");
        assertThat(all.seen()).doesNotContain("data-other");
        Stream failed = open(live("view=out&status=failed"));
        client.submit(
                "/send",
                Map.of(
                        "id", UUID.randomUUID().toString(),
                        "user", desk.reference(Desk.BOB),
                        "messageContent", "to Bob"));
        failed.awaits("data-other");
        assertThat(client.get("/live?view=out&status=nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    void tells_when_the_store_is_out_of_reach_and_back() {
        Stream stream = open(live("view=in"));
        desk.trouble.goDown();
        desk.clock.advance(CheckReadiness.OLDEST);
        stream.awaits("event: store\ndata: away\n\n");
        desk.trouble.comeBack();
        desk.clock.advance(CheckReadiness.OLDEST);
        stream.awaits("event: store\ndata: back\n\n");
        String id = desk.texts(Desk.BOB, "Are you there?").value();
        stream.awaits("id=\"m-" + id + "\"");
    }

    @Test
    void what_comes_while_the_store_is_out_of_reach_is_shown_when_it_is_back() {
        Stream stream = open(live("view=in"));
        desk.trouble.goDown();
        String id = desk.texts(Desk.BOB, "Is anybody there?").value();
        desk.clock.advance(CheckReadiness.OLDEST);
        stream.awaits("event: store\ndata: away\n\n");
        assertThat(stream.seen()).doesNotContain(id);
        desk.trouble.comeBack();
        desk.clock.advance(CheckReadiness.OLDEST);
        stream.awaits("id=\"m-" + id + "\"");
        assertThat(stream.seen()).contains("event: store\ndata: back\n\n");
        assertThat(stream.ended).isFalse();
    }

    @Test
    void a_page_that_cannot_be_shown_is_asked_for_again_by_itself() {
        desk.trouble.goDown();
        HttpResponse<String> page = client.get("/messages/in");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("store");
        assertThat(page.headers().firstValue("Refresh")).contains("10");
        desk.trouble.comeBack();
        assertThat(client.get("/messages/in").headers().firstValue("Refresh")).isEmpty();
    }

    @Test
    void one_who_comes_back_gets_what_was_missed() {
        Stream first = open(live("view=in"));
        desk.texts(Desk.BOB, "one");
        first.awaits("one");
        Matcher id = Pattern.compile("id: (\\S+)").matcher(first.seen());
        assertThat(id.find()).isTrue();
        desk.texts(Desk.BOB, "two");
        first.awaits("two");
        Stream again = open(live("view=in").header("Last-Event-ID", id.group(1)));
        again.awaits("two");
        assertThat(again.seen()).doesNotContain("one");
    }

    @Test
    void a_page_misses_nothing_between_being_read_and_being_followed() {
        Matcher live = Pattern.compile("data-live=\"([^\"]+)\"")
                .matcher(client.get("/messages/in").body());
        assertThat(live.find()).isTrue();
        desk.texts(Desk.BOB, "in between");
        Stream watcher = open(live("view=in"));
        desk.texts(Desk.BOB, "afterwards");
        watcher.awaits("afterwards");
        Stream stream = open(client.to(live.group(1).replace("&amp;", "&")));
        stream.awaits("in between");
    }

    @Test
    void one_who_was_away_too_long_is_told_to_read_again() {
        open(live("view=in").header("Last-Event-ID", "another-run-7")).awaits("event: gap");
        Stream stream = open(live("view=in"));
        desk.store.liveFeed().interrupt();
        stream.awaits("event: gap");
    }

    @Test
    void a_stream_on_which_nothing_happens_shows_that_it_lives() {
        Stream stream = open(live("view=in"));
        assertThat(stream.seen()).doesNotContain("\n:\n");
        desk.clock.advance(Duration.ofSeconds(20));
        stream.awaits("\n:\n\n");
    }

    @Test
    void the_stream_ends_with_the_session_and_does_not_keep_it_alive() {
        Stream stream = open(live("view=in"));
        desk.clock.advance(Duration.ofMinutes(31));
        stream.awaits("event: signed-out");
        await().atMost(Duration.ofSeconds(10)).until(() -> stream.ended);
        assertThat(client.get("/messages/in").statusCode()).isEqualTo(303);
    }

    @Test
    void a_stranger_hears_nothing() {
        assertThat(new Client(desk).get("/live?view=in").statusCode()).isEqualTo(401);
        assertThat(client.get("/live?view=conversation&user=nonsense").statusCode())
                .isEqualTo(404);
    }

    @Test
    void open_streams_do_not_hold_up_the_end() {
        Stream stream = open(live("view=in"));
        desk.close();
        await().atMost(Duration.ofSeconds(10)).until(() -> stream.ended);
    }
}
