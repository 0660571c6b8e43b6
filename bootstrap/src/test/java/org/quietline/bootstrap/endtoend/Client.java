package org.quietline.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser, or a program with a token. Looks for numbers in every answer that it gets. */
final class Client implements AutoCloseable {
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String base;
    private final Canary canary;

    Client(String base, Canary canary) {
        this.base = base;
        this.canary = canary;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        canary.check("body", response.body());
        canary.check("headers", response.headers().map().toString());
        canary.check("URL", response.uri().toString());
        return response;
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    HttpResponse<String> page(String path) throws IOException, InterruptedException {
        return send(to(path).header("Accept", "text/html"));
    }

    HttpResponse<String> submit(String path, Map<String, String> fields) throws IOException, InterruptedException {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .header("Origin", base)
                .POST(BodyPublishers.ofString(form)));
    }

    HttpResponse<String> trySubmit(String path, Map<String, String> fields) {
        try {
            return submit(path, fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void signIn(String operator, String password) throws IOException, InterruptedException {
        String form = page("/login").body();
        HttpResponse<String> answer =
                submit("/login", Map.of("csrf", field(form, "csrf"), "operator", operator, "password", password));
        assertThat(answer.uri().getPath()).isEqualTo("/conversations");
    }

    /** The value of a field of a form. */
    static String field(String page, String name) {
        Matcher matcher =
                Pattern.compile("name=\"" + name + "\"[^>]*?value=\"([^\"]*)\"").matcher(page);
        assertThat(matcher.find()).as("field " + name).isTrue();
        return matcher.group(1);
    }

    JsonNode json(String path, String token) throws IOException, InterruptedException {
        HttpResponse<String> response = send(to(path).header("Authorization", "Bearer " + token));
        assertThat(response.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }

    HttpResponse<String> post(String path, String token, String json) throws IOException, InterruptedException {
        return send(to(path).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    @Override
    public void close() {
        http.close();
    }
}
