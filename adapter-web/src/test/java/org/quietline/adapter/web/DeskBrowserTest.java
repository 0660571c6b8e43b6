package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.quietline.domain.phone.PhoneNumber;

/** The list of open conversations in a real browser. */
class DeskBrowserTest {
    private static final PhoneNumber AMARA = PhoneNumber.parse("+15550123000");

    @RegisterExtension
    final SignedInBrowser opened = new SignedInBrowser();

    @Test
    void the_desk_follows_what_comes_and_what_is_handled() {
        Desk desk = opened.desk();
        Browser browser = opened.browser();
        desk.register(Desk.BOB, "Bob Ortega");
        desk.register(AMARA, "Amara Okafor");
        browser.open(desk.uri("/conversations"));
        browser.await("return document.body.innerText.includes('Live')");
        desk.texts(Desk.BOB, "Are you there?");
        browser.await("return document.title === '(1) Open · Quietline'");
        desk.texts(AMARA, "Good morning");
        browser.await("return document.title === '(2) Open · Quietline'");
        desk.texts(Desk.BOB, "Hello?");
        browser.await("return document.querySelector('.talk').innerText.includes('2 unanswered')");
        assertThat(browser.script("return document.querySelectorAll('.talk').length")
                        .asInt())
                .isEqualTo(2);
        desk.clock.advance(Duration.ofSeconds(5));
        Client.signedIn(desk)
                .submit(
                        "/send",
                        Map.of(
                                "id", "00000000-0000-4000-9000-000000000009",
                                "user", desk.reference(Desk.BOB),
                                "messageContent", "Here I am."));
        browser.await("return document.querySelector('.talk').innerText.includes('Here I am.')");
        assertThat(browser.script("return document.querySelector('.talk').dataset.waiting")
                        .asText())
                .isEqualTo("0");
        browser.click(".talk button");
        browser.await("return document.title === '(1) Open · Quietline'");
        assertThat(browser.text()).contains("Amara Okafor").doesNotContain("Here I am.");
        desk.clock.advance(Duration.ofSeconds(30));
        desk.texts(Desk.BOB, "Thank you");
        browser.await("return document.querySelector('.talk').innerText.includes('Thank you')");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void the_desk_and_the_unknown_senders_fit_every_screen() {
        Desk desk = opened.desk();
        desk.register(Desk.BOB, "Bob Ortega");
        desk.register(AMARA, "Amara Okafor");
        for (int i = 0; i < 3; i++) {
            desk.texts(Desk.BOB, "I would like to move my appointment to any time on Thursday, if that is possible.");
            desk.texts(Desk.STRANGER, "W".repeat(100));
            desk.texts(PhoneNumber.parse("+15550009" + "00" + i), "Is this the clinic?");
            desk.clock.advance(Duration.ofMinutes(7));
        }
        desk.texts(AMARA, "Thank you, see you then.");
        Client client = Client.signedIn(desk);
        client.submit(
                "/send",
                Map.of(
                        "id", "00000000-0000-4000-9000-000000000009",
                        "user", desk.reference(AMARA),
                        "messageContent", "You are welcome."));
        opened.picture("conversations", "/conversations");
        opened.picture("strangers", "/strangers");
        client.submit("/conversations/" + desk.reference(AMARA) + "/handle", Map.of());
        opened.picture("handled", "/conversations?state=handled");
        assertThat(opened.browser().complaints()).isEmpty();
    }
}
