package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.application.port.MutableClock;

class SignInTest {
    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void sends_a_stranger_to_sign_in_and_back() {
        Client client = new Client(desk);
        HttpResponse<String> sentAway = client.get("/messages/out?status=failed&q=a%26b");
        assertThat(sentAway.statusCode()).isEqualTo(303);
        String login = sentAway.headers().firstValue("Location").orElseThrow();
        assertThat(login).startsWith("/login?next=");
        HttpResponse<String> page = client.get(login);
        assertThat(page.body()).contains("value=\"/messages/out?status=failed&amp;q=a%26b\"");
        HttpResponse<String> signedIn = client.post(
                "/login",
                Map.of(
                        "operator",
                        Desk.OPERATOR,
                        "password",
                        Desk.PASSWORD,
                        "csrf",
                        Client.token(page),
                        "next",
                        "/messages/out?status=failed&q=a%26b"));
        assertThat(signedIn.statusCode()).isEqualTo(303);
        assertThat(signedIn.headers().firstValue("Location")).contains("/messages/out?status=failed&q=a%26b");
        assertThat(client.get("/messages/out").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "/\t/evil.example",
                "javascript:alert(1)",
                "messages/in",
                "/login?next=/login",
                "/x\r\nSet-Cookie: a=b"
            })
    void never_leads_to_another_site(String next) {
        Client client = new Client(desk);
        String token = Client.token(client.get("/login?next=" + Client.encoded(next)));
        HttpResponse<String> signedIn = client.post(
                "/login", Map.of("operator", Desk.OPERATOR, "password", Desk.PASSWORD, "csrf", token, "next", next));
        assertThat(signedIn.headers().firstValue("Location")).contains("/conversations");
    }

    @Test
    void gives_a_program_without_a_valid_token_401() {
        Client client = new Client(desk);
        HttpResponse<String> none = client.send(
                client.to("/messages/in").header("Accept", "application/json").GET());
        HttpResponse<String> wrong = client.send(client.to("/messages/in")
                .header("Authorization", "Bearer nonsense")
                .GET());
        for (HttpResponse<String> answer : List.of(none, wrong)) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        }
    }

    @Test
    void a_wrong_token_is_not_mended_by_a_session() {
        Client client = Client.signedIn(desk);
        assertThat(client.send(client.to("/messages/in")
                                .header("Authorization", "Bearer nonsense")
                                .GET())
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/messages/in",
                "/messages/out",
                "/messages/SM1",
                "/messages/SM1/media/0",
                "/conversations",
                "/users/import",
                "/conversations/x",
                "/send",
                "/users",
                "/users/x",
                "/strangers",
                "/nowhere"
            })
    void shows_a_stranger_nothing(String path) {
        HttpResponse<String> answer = new Client(desk).get(path);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith("/login");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void answers_an_unknown_name_just_like_a_wrong_password() {
        HttpResponse<String> wrong = new Client(desk).signIn(Desk.OPERATOR, "guess");
        HttpResponse<String> unknown = new Client(desk).signIn("nobody", "guess");
        assertThat(wrong.statusCode()).isEqualTo(401).isEqualTo(unknown.statusCode());
        assertThat(wrong.body().replace(Client.token(wrong), "").replace(Desk.OPERATOR, ""))
                .isEqualTo(unknown.body().replace(Client.token(unknown), "").replace("nobody", ""));
    }

    @Test
    void slows_guessing_down_after_five_wrong_passwords() {
        Client client = new Client(desk);
        for (int i = 0; i < 5; i++) {
            assertThat(client.signIn(Desk.OPERATOR, "guess " + i).statusCode()).isEqualTo(401);
        }
        HttpResponse<String> slowed = client.signIn(Desk.OPERATOR, Desk.PASSWORD);
        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(slowed.headers().firstValue("Retry-After")).contains("30");
        assertThat(slowed.body()).contains("Too many wrong passwords");
        desk.clock.advance(Duration.ofSeconds(31));
        assertThat(client.signIn(Desk.OPERATOR, Desk.PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void counts_wrong_passwords_by_the_address_that_the_proxy_names() {
        try (Desk behindProxy = new Desk(new MutableClock(), URI.create("http://localhost"), "X-Real-IP", true, 0)) {
            for (int i = 0; i < 5; i++) {
                guess(behindProxy, "198.51.100.7", "name" + i);
            }
            assertThat(guess(behindProxy, "198.51.100.7", "another").statusCode())
                    .isEqualTo(429);
            assertThat(guess(behindProxy, "198.51.100.8", "another").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void believes_the_address_that_the_proxy_has_added_and_not_the_one_that_came_with_the_request() {
        try (Desk behindProxy =
                new Desk(new MutableClock(), URI.create("http://localhost"), "X-Forwarded-For", true, 0)) {
            for (int i = 0; i < 5; i++) {
                guess(behindProxy, "X-Forwarded-For", "203.0.113." + i + ", 198.51.100.7", "name" + i);
            }
            assertThat(guess(behindProxy, "X-Forwarded-For", "203.0.113.77, 198.51.100.7", "another")
                            .statusCode())
                    .isEqualTo(429);
            assertThat(guess(behindProxy, "X-Forwarded-For", "198.51.100.7, 203.0.113.77", "another")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void counts_all_addresses_of_one_ipv6_network_as_one() {
        try (Desk behindProxy = new Desk(new MutableClock(), URI.create("http://localhost"), "X-Real-IP", true, 0)) {
            for (int i = 0; i < 5; i++) {
                guess(behindProxy, "2001:db8:0:7::" + i, "name" + i);
            }
            assertThat(guess(behindProxy, "2001:db8:0:7:ffff::1", "another").statusCode())
                    .isEqualTo(429);
            assertThat(guess(behindProxy, "2001:db8:0:8::1", "another").statusCode())
                    .isEqualTo(401);
            assertThat(guess(behindProxy, "no:address", "another").statusCode()).isEqualTo(401);
        }
    }

    private static HttpResponse<String> guess(Desk desk, String address, String name) {
        return guess(desk, "X-Real-IP", address, name);
    }

    private static HttpResponse<String> guess(Desk desk, String header, String address, String name) {
        Client client = new Client(desk);
        String token = Client.token(client.get("/login"));
        return client.send(client.form("/login", Map.of("operator", name, "password", "guess", "csrf", token))
                .header(header, address));
    }

    @Test
    void a_header_that_nobody_configured_is_not_believed() {
        for (int i = 0; i < 5; i++) {
            guess(desk, "198.51.100." + i, "name" + i);
        }
        assertThat(guess(desk, "198.51.100.99", "another").statusCode()).isEqualTo(429);
    }

    @Test
    void signing_out_ends_the_session_and_not_only_the_cookie() {
        Client client = Client.signedIn(desk);
        String session = client.cookies().get("quietline-session");
        HttpResponse<String> out = client.submit("/logout", Map.of());
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(client.cookies()).doesNotContainKey("quietline-session");
        client.cookies().put("quietline-session", session);
        assertThat(client.get("/messages/in").statusCode()).isEqualTo(303);
    }

    @Test
    void signing_in_begins_a_session_of_its_own_whatever_cookie_was_planted_before() {
        Client victim = new Client(desk);
        Client attacker = Client.signedIn(desk);
        String planted = attacker.cookies().get("quietline-session");
        attacker.submit("/logout", Map.of());
        victim.cookies().put("quietline-session", planted);
        victim.signIn(Desk.OPERATOR, Desk.PASSWORD);
        assertThat(victim.cookies().get("quietline-session")).isNotEqualTo(planted);
        attacker.cookies().put("quietline-session", planted);
        assertThat(attacker.get("/messages/in").statusCode()).isEqualTo(303);
        String first = victim.cookies().remove("quietline-session");
        victim.signIn(Desk.OPERATOR, Desk.PASSWORD);
        assertThat(victim.cookies().get("quietline-session")).isNotEqualTo(first);
    }

    @Test
    void a_session_ends_after_half_an_hour_without_use() {
        Client client = Client.signedIn(desk);
        desk.clock.advance(Duration.ofMinutes(29));
        assertThat(client.get("/messages/in").statusCode()).isEqualTo(200);
        desk.clock.advance(Duration.ofMinutes(29));
        assertThat(client.get("/messages/in").statusCode()).isEqualTo(200);
        desk.clock.advance(Duration.ofMinutes(31));
        assertThat(client.get("/messages/in").statusCode()).isEqualTo(303);
    }

    @Test
    void a_session_ends_after_twelve_hours_of_use() {
        Client client = Client.signedIn(desk);
        for (int i = 0; i < 35; i++) {
            desk.clock.advance(Duration.ofMinutes(20));
            assertThat(client.get("/users").statusCode()).isEqualTo(200);
        }
        desk.clock.advance(Duration.ofMinutes(20));
        assertThat(client.get("/users").statusCode()).isEqualTo(303);
    }

    @Test
    void removing_an_operator_ends_their_sessions() {
        Client client = Client.signedIn(desk);
        desk.removedOperators.add(Desk.OPERATOR);
        assertThat(client.get("/messages/in").statusCode()).isEqualTo(303);
    }

    @Test
    void somebody_who_is_signed_in_need_not_sign_in() {
        HttpResponse<String> answer = Client.signedIn(desk).get("/login?next=%2Fusers");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/users");
    }

    @Test
    void cookies_are_out_of_reach_of_scripts_and_other_sites() {
        HttpResponse<String> login = new Client(desk).signIn(Desk.OPERATOR, Desk.PASSWORD);
        List<String> cookies = login.headers().allValues("Set-Cookie");
        assertThat(cookies)
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie).contains("Path=/", "HttpOnly", "SameSite=Lax"))
                .noneSatisfy(cookie -> assertThat(cookie).contains("Secure"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("quietline-session="))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("quietline-csrf="));
    }

    @Test
    void under_https_cookies_are_secure_and_bound_to_the_host() {
        try (Desk https = new Desk(new MutableClock(), URI.create("https://desk.example"), null, true, 0)) {
            HttpResponse<String> login = new Client(https).signIn(Desk.OPERATOR, Desk.PASSWORD);
            assertThat(login.headers().allValues("Set-Cookie"))
                    .hasSize(2)
                    .allSatisfy(cookie ->
                            assertThat(cookie).startsWith("__Host-quietline-").contains("; Secure"));
            assertThat(login.headers().firstValue("Strict-Transport-Security")).isPresent();
        }
    }
}
