package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Desk desk = new Desk();
    private final Client client = Client.signedIn(desk);

    @AfterEach
    void close() {
        desk.close();
    }

    private HttpResponse<byte[]> get(String path, String encodings) throws IOException, InterruptedException {
        return HTTP.send(
                client.to(path).header("Accept-Encoding", encodings).GET().build(), BodyHandlers.ofByteArray());
    }

    private static String unpacked(HttpResponse<byte[]> answer) throws IOException {
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void every_static_text_comes_packed_and_unfolds_to_itself() throws IOException, InterruptedException {
        Matcher files = Pattern.compile("(?:href|src)=\"(/static/[^\"]+)\"")
                .matcher(client.get("/messages/in").body());
        int packed = 0;
        while (files.find()) {
            HttpResponse<byte[]> answer = get(files.group(1), "gzip, deflate, br");
            String plain = client.get(files.group(1)).body();
            if (plain.length() > 1000) {
                assertThat(unpacked(answer)).isEqualTo(plain);
                assertThat(answer.body()).hasSizeLessThan(plain.length() / 2);
                packed++;
            }
            assertThat(answer.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        }
        assertThat(packed).isEqualTo(4);
    }

    @Test
    void pages_and_json_come_packed_and_say_what_they_depend_on() throws IOException, InterruptedException {
        HttpResponse<byte[]> page = get("/messages/in", "gzip");
        assertThat(unpacked(page)).contains("<!doctype html>", "</html>");
        assertThat(page.headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(page.headers().firstValue("Content-Length")).contains(Integer.toString(page.body().length));
        assertThat(client.get("/messages/in").headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(unpacked(get("/openapi.yaml", "x, GZIP;q=0.5"))).startsWith("openapi:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "br", "gzip;q=0", "gzip; q=0.000", "*;q=0"})
    void who_cannot_unfold_gets_it_plain(String encodings) throws IOException, InterruptedException {
        HttpResponse<byte[]> page = get("/messages/in", encodings);
        assertThat(page.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(new String(page.body(), StandardCharsets.UTF_8)).contains("</html>");
    }

    @Test
    void what_is_short_or_has_no_body_stays_as_it_is() throws IOException, InterruptedException {
        assertThat(get("/healthz", "gzip").headers().firstValue("Content-Encoding"))
                .isEmpty();
        assertThat(get("/messages", "gzip").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void a_pages_token_looks_different_each_time_so_that_its_size_tells_nothing() {
        String one = client.token();
        String two = client.token();
        assertThat(one).isNotEqualTo(two).hasSameSizeAs(two);
        assertThat(client.post("/logout", Map.of("csrf", one)).statusCode()).isEqualTo(303);
    }
}
