package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that no client library would send. */
class AddressTest {
    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
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
        Client client = Client.signedIn(desk);
        desk.texts(Desk.STRANGER, "Grüße + mehr");
        assertThat(client.get("/messages/in?q=Gr%C3%BC%C3%9Fe+mehr").body()).contains("Grüße + mehr");
        assertThat(client.get("/mess%61ges/in").statusCode()).isEqualTo(200);
        assertThat(client.get("/messages%2Fin").statusCode()).isEqualTo(404);
        assertThat(ask("http://localhost/login")).startsWith("HTTP/1.1 200 ");
        assertThat(ask("/login?a=1&a=2&b&=c")).startsWith("HTTP/1.1 200 ");
    }
}
