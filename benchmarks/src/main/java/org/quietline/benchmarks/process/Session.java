package org.quietline.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An operator who is signed in with a browser. */
public final class Session {
    private final String authority;
    private final String cookies;

    private Session(String authority, String cookies) {
        this.authority = authority;
        this.cookies = cookies;
    }

    /** Signs in through the form. */
    public static Session signIn(Product product) {
        String base = "http://" + product.authority();
        CookieManager jar = new CookieManager();
        try (HttpClient http = HttpClient.newBuilder().cookieHandler(jar).build()) {
            String form = http.send(
                            HttpRequest.newBuilder(URI.create(base + "/login")).build(), BodyHandlers.ofString())
                    .body();
            String fields = "csrf=" + encoded(field(form, "csrf")) + "&operator=" + encoded(Product.OPERATOR)
                    + "&password=" + encoded(Product.PASSWORD);
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(base + "/login"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Origin", base)
                            .POST(BodyPublishers.ofString(fields))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 303) {
                throw new IllegalStateException("signing in was answered " + answer.statusCode());
            }
            return new Session(
                    product.authority(),
                    jar.getCookieStore().getCookies().stream()
                            .map(HttpCookie::toString)
                            .collect(Collectors.joining("; ")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String field(String page, String name) {
        Matcher matcher =
                Pattern.compile("name=\"" + name + "\"[^>]*?value=\"([^\"]*)\"").matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("the page has no field " + name);
        }
        return matcher.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The bytes of a request for this page. */
    public byte[] get(String path) {
        String head = "GET " + path + " HTTP/1.1\r\nHost: " + authority + "\r\nAccept: text/html\r\nCookie: " + cookies
                + "\r\n\r\n";
        return head.getBytes(StandardCharsets.US_ASCII);
    }

    /** What a browser gets there. */
    public String page(String path) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://" + authority + path))
                            .header("Accept", "text/html")
                            .header("Cookie", cookies)
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " was answered " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public String toString() {
        return "session at " + authority;
    }
}
