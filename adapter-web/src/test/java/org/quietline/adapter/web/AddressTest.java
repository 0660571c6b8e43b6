package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What addresses may say, and what is said to the others. */
class AddressTest {
    private final Desk desk = new Desk();
    private final Client client = Client.signedIn(desk);

    @AfterEach
    void close() {
        desk.close();
    }

    private static List<String> texts(HttpResponse<String> answer) {
        return SendTest.json(answer).get("messages").findValuesAsText("messageContent");
    }

    private String ask(String target) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), desk.uri("/").getPort())) {
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Undertow's strict parser does so before any of our code is asked, and cannot be told to say more. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/messages/in?q=%zz", "/messages/in?q=%", "/messages/in?%f=1", "/messages/%zz", "/%c3%28x%"})
    void an_address_that_cannot_be_decoded_is_refused_and_the_connection_closed(String target) throws IOException {
        assertThat(ask(target)).startsWith("HTTP/1.1 400 ").contains("Connection: close");
    }

    @Test
    void all_others_are_read() throws IOException {
        desk.texts(Desk.STRANGER, "Grüße + mehr");
        assertThat(client.get("/messages/in?q=Gr%C3%BC%C3%9Fe+mehr").body()).contains("Grüße + mehr");
        assertThat(client.get("/mess%61ges/in").statusCode()).isEqualTo(200);
        assertThat(client.get("/messages%2Fin").statusCode()).isEqualTo(404);
        assertThat(ask("http://localhost/login")).startsWith("HTTP/1.1 200 ");
        assertThat(ask("/login?a=1&a=2&b&=c")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void the_last_day_that_can_be_written_is_a_day() {
        desk.texts(Desk.BOB, "Hello");
        assertThat(texts(client.json("/messages/in?to=9999-12-31"))).containsExactly("Hello");
        assertThat(texts(client.json("/messages/in?from=9999-12-31&to=9999-12-31")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users?sort=garbage",
                "/users?sort=timestamp",
                "/users?order=desc",
                "/conversations?sort=displayName",
                "/conversations?order=asc"
            })
    void an_order_that_a_list_does_not_have_is_400(String path) {
        assertThat(client.json(path).statusCode()).isEqualTo(400);
    }

    @Test
    void an_order_that_a_list_has_anyway_may_be_said() {
        assertThat(client.json("/users?sort=displayName&order=asc").statusCode())
                .isEqualTo(200);
        assertThat(client.json("/conversations?sort=timestamp&order=desc").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_cursor_of_another_search_is_refused_with_a_word() {
        for (int n = 0; n < 3; n++) {
            desk.texts(Desk.BOB, "Hello " + n);
        }
        String next = SendTest.json(client.json("/messages/in?q=hello&limit=1"))
                .get("next")
                .textValue();
        assertThat(texts(client.json("/messages/in?q=hello&limit=1&after=" + next)))
                .containsExactly("Hello 1");
        for (String other : List.of("", "q=goodbye&", "q=hello&registered=true&", "q=hello&to=2026-03-01&")) {
            HttpResponse<String> answer = client.json("/messages/in?" + other + "limit=1&after=" + next);
            assertThat(answer.statusCode()).as(other).isEqualTo(400);
            assertThat(answer.body()).contains("Start from the first page.");
        }
    }
}
