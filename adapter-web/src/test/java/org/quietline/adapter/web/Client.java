package org.quietline.adapter.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a script: keeps cookies, follows nothing by itself. */
final class Client {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final Desk desk;
    private final Map<String, String> cookies = new HashMap<>();

    Client(Desk desk) {
        this.desk = desk;
    }

    /** A browser in which the operator has signed in. */
    static Client signedIn(Desk desk) {
        Client client = new Client(desk);
        client.signIn(Desk.OPERATOR, Desk.PASSWORD);
        return client;
    }

    HttpResponse<String> signIn(String operator, String password) {
        String token = token(get("/login"));
        return post("/login", Map.of("operator", operator, "password", password, "csrf", token));
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first token of a form on this page. */
    static String token(HttpResponse<String> page) {
        Matcher matcher = TOKEN.matcher(page.body());
        if (!matcher.find()) {
            throw new AssertionError("no form on the page: " + page.statusCode());
        }
        return matcher.group(1);
    }

    /** The token of the forms in this session. */
    String token() {
        return token(get("/messages/in"));
    }

    Map<String, String> cookies() {
        return cookies;
    }

    HttpRequest.Builder to(String path) {
        URI uri = desk.uri(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    HttpResponse<String> get(String path) {
        return send(to(path).GET());
    }

    /** As a program asks that has a token. */
    HttpResponse<String> json(String path) {
        return send(to(path).header("Authorization", "Bearer " + Desk.API_TOKEN).GET());
    }

    HttpResponse<String> postJson(String path, String json) {
        return send(to(path).header("Authorization", "Bearer " + Desk.API_TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /** Sends a form just as it is. */
    HttpResponse<String> post(String path, Map<String, String> fields) {
        return send(form(path, fields));
    }

    /** Sends a form with the session's token. */
    HttpResponse<String> submit(String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("csrf", token());
        return post(path, all);
    }

    HttpRequest.Builder form(String path, Map<String, String> fields) {
        return to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields)));
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** An answer whose body has no end. */
    HttpResponse<InputStream> open(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.GET().build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
