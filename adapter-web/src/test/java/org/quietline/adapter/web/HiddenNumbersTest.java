package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.MutableClock;
import org.quietline.application.port.SmsCarrier.Answer;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.phone.PhoneNumber;

/** No whole number and no foreign markup ever reaches a page, a program or a header. */
class HiddenNumbersTest {
    private static final String MARKUP = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
    private static final String BODY = MARKUP + " call +1 (555) 888-7777";

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private List<String> paths() {
        desk.register(Desk.BOB, MARKUP + " 555 888 7777");
        PhoneNumber odd = PhoneNumber.ofSender("<b>\"'onload=alert(1)");
        MessageId in = desk.texts(Desk.BOB, BODY);
        desk.texts(odd, BODY);
        desk.texts(PhoneNumber.ofSender("whatsapp:+15551234567"), BODY);
        desk.carrier.answers(
                new Answer.Refused(FailureReason.of(21211, MARKUP + " To +15551234567 is not valid"), false));
        String out = UUID.randomUUID().toString();
        Client.signedIn(desk)
                .submit("/send", Map.of("id", out, "user", desk.reference(Desk.BOB), "messageContent", BODY));
        return List.of(
                "/messages/in",
                "/messages/out",
                "/messages/in?q=alert",
                "/messages/in?q=" + Client.encoded(MARKUP),
                "/messages/" + in,
                "/messages/" + out,
                "/conversations/" + desk.reference(Desk.BOB),
                "/conversations/" + desk.reference(odd),
                "/send",
                "/users",
                "/users/" + desk.reference(Desk.BOB),
                "/service",
                "/service?days=" + Client.encoded(MARKUP),
                "/strangers",
                "/audit",
                "/users?q=" + Client.encoded(MARKUP),
                "/login?next=" + Client.encoded(MARKUP),
                "/live?view=" + Client.encoded(MARKUP));
    }

    private static void holdsNothing(String path, HttpResponse<String> answer) {
        String all = answer.body() + answer.headers().map();
        assertThat(all.replaceAll("[^0-9]", "")).as(path).doesNotContain("5551234567", "5558887777");
        assertThat(answer.body()).as(path).doesNotContain("•5558887777");
    }

    @Test
    void pages_show_neither_numbers_nor_foreign_markup() {
        List<String> paths = paths();
        Client client = Client.signedIn(desk);
        for (String path : paths) {
            HttpResponse<String> page = client.get(path);
            holdsNothing(path, page);
            assertThat(page.body())
                    .as(path)
                    .doesNotContain("<script>alert", "<img src=x", "<b>", "\"'>")
                    .doesNotContainPattern("<[^>]*\\son[a-z]+\\s*=");
        }
        assertThat(client.get("/messages/in").body()).contains("&lt;script&gt;");
    }

    @Test
    void programs_see_no_numbers() {
        List<String> paths = paths();
        Client client = new Client(desk);
        for (String path : paths) {
            holdsNothing(path, client.json(path));
        }
    }

    @Test
    void refused_requests_are_not_repeated() {
        paths();
        Client client = Client.signedIn(desk);
        for (String path : List.of("/find", "/users", "/send", "/messages/x/retry")) {
            HttpResponse<String> answer =
                    client.submit(path, Map.of("phoneNumber", "0015551234567" + MARKUP, "user", MARKUP, "id", MARKUP));
            holdsNothing(path, answer);
            assertThat(answer.statusCode()).as(path).isBetween(400, 499);
            assertThat(answer.body()).as(path).doesNotContain("<script>alert");
        }
    }

    @Test
    void numbers_in_texts_are_shown_when_the_installation_says_so() {
        try (Desk open = new Desk(new MutableClock(), URI.create("http://localhost"), null, false, 0)) {
            open.texts(Desk.BOB, "call +15558887777");
            assertThat(Client.signedIn(open).get("/messages/in").body())
                    .contains("call +15558887777")
                    .doesNotContain("5551234567");
        }
    }
}
