package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.quietline.application.port.SmsCarrier.Answer;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.PlainText;
import org.quietline.domain.phone.PhoneNumber;

/** Writing, in a real browser. */
class SendBrowserTest {
    private static final Logger LOG = System.getLogger(SendBrowserTest.class.getName());
    private static final Path MEASURED = Path.of("target", "load-to-confirmation.txt");

    @RegisterExtension
    final SignedInBrowser opened = new SignedInBrowser();

    @Test
    void from_sign_in_to_confirmation_in_three_interactions() throws IOException {
        Desk desk = opened.desk();
        Browser browser = opened.browser();
        desk.register(Desk.BOB, "Bob Ortega");
        desk.texts(Desk.BOB, "When do you open?");
        browser.click(".me button");
        browser.await("return location.pathname === '/login'");
        long begun = System.nanoTime();
        browser.open(desk.uri("/"));
        browser.type("#operator", Desk.OPERATOR);
        browser.type("#password", Desk.PASSWORD);
        browser.click("button[type=submit]");
        browser.await("return location.pathname === '/conversations'");
        browser.click(".talk-link");
        browser.await("return document.getElementById('messageContent') !== null");
        browser.type("#messageContent", "At nine.");
        browser.click(".reply button[type=submit]");
        browser.await("return [...document.querySelectorAll('.bubble.out')].some(b => b.innerText.includes('At nine.')"
                + " && b.innerText.includes('Sent'))");
        long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        Files.writeString(MEASURED, millis + " ms from loading the sign-in page to the confirmation\n");
        LOG.log(Level.INFO, "{0} ms from loading the sign-in page to the confirmation", millis);
        assertThat(desk.carrier.offered()).hasSize(1);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void the_last_four_digits_find_a_user() {
        Desk desk = opened.desk();
        Browser browser = opened.browser();
        desk.register(Desk.BOB, "Bob Ortega");
        desk.register(PhoneNumber.parse("+15550123000"), "Amara Okafor");
        browser.open(desk.uri("/send"));
        browser.type("#people-q", "4567");
        browser.await("return document.querySelectorAll('#user option').length === 1");
        assertThat(browser.script("return document.querySelector('#user').innerText")
                        .asText())
                .contains("Bob Ortega");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void the_counter_names_what_makes_a_text_dear_and_offers_the_plain_one() {
        Desk desk = opened.desk();
        Browser browser = opened.browser();
        desk.register(Desk.BOB, "Bob Ortega");
        browser.open(desk.uri("/send"));
        browser.type("#messageContent", "It’s " + "long ".repeat(20));
        browser.await("return document.getElementById('count').innerText.includes('It is billed as 2 messages.')"
                + " && document.getElementById('count').innerText.includes('“’” makes each segment shorter')");
        opened.browser().look(1280, 860, false);
        browser.click("[data-plain]");
        browser.await("return document.getElementById('messageContent').value.startsWith(\"It's\")"
                + " && document.getElementById('count').innerText.includes('1 segment')"
                + " && document.querySelector('[data-plain]').hidden");
        assertThat(browser.complaints()).isEmpty();
    }

    private String failed(Answer answer) {
        Desk desk = opened.desk();
        String id = UUID.randomUUID().toString();
        desk.carrier.answers(answer);
        Client.signedIn(desk)
                .submit(
                        "/send",
                        Map.of("id", id, "user", desk.reference(Desk.BOB), "messageContent", "Thursday at ten?"));
        return id;
    }

    @Test
    void a_failed_message_is_sent_again_as_a_new_one() {
        Desk desk = opened.desk();
        Browser browser = opened.browser();
        desk.register(Desk.BOB, "Bob Ortega");
        String old = failed(new Answer.Refused(FailureReason.of(30006, "Unreachable"), false));
        browser.open(desk.uri("/conversations/" + desk.reference(Desk.BOB)));
        assertThat(browser.text()).contains("It is a landline, or its carrier cannot be reached.");
        browser.click(".bubble.out .link");
        browser.await("return location.pathname === arguments[0]", "/messages/" + old);
        assertThat(browser.text()).contains("It goes out again as a new message.");
        opened.pictureNow("failed");
        browser.look(1280, 860, false);
        browser.click(".retry button");
        browser.await("return document.body.innerText.includes('In reply to')"
                + " && document.body.innerText.includes('Sent')");
        assertThat(desk.carrier.offered()).hasSize(2);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void only_a_person_who_was_told_what_it_may_do_sends_an_unconfirmed_message_again() {
        Desk desk = opened.desk();
        Browser browser = opened.browser();
        desk.register(Desk.BOB, "Bob Ortega");
        String old = failed(new Answer.Unconfirmed("timeout"));
        browser.open(desk.uri("/conversations/" + desk.reference(Desk.BOB)));
        assertThat(browser.script("return document.querySelector('.bubble.out .link').innerText")
                        .asText())
                .isEqualTo("Decide whether to send again");
        browser.click(".bubble.out .link");
        browser.await("return location.pathname === arguments[0]", "/messages/" + old);
        assertThat(browser.text()).contains("if you send it again, it may arrive twice");
        assertThat(desk.carrier.offered()).hasSize(1);
        opened.pictureNow("unconfirmed");
        browser.look(1280, 860, false);
        desk.clock.advance(Duration.ofSeconds(2));
        browser.click(".retry button");
        browser.await("return document.body.innerText.includes('In reply to')"
                + " && document.body.innerText.includes('Sent')");
        assertThat(desk.carrier.offered()).hasSize(2);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void all_of_it_works_without_a_script() {
        Desk desk = opened.desk();
        Browser browser = opened.browser();
        desk.register(Desk.BOB, "Bob Ortega");
        desk.register(PhoneNumber.parse("+15550123000"), "Amara Okafor");
        desk.texts(Desk.BOB, "When do you open?");
        browser.scripts(false);
        browser.open(desk.uri("/"));
        assertThat(browser.script("return typeof window.quietline").asText()).isEqualTo("undefined");
        browser.click(".me button");
        browser.await("return location.pathname === '/login'");
        browser.type("#operator", Desk.OPERATOR);
        browser.type("#password", Desk.PASSWORD);
        browser.click("button[type=submit]");
        browser.await("return location.pathname === '/conversations'");
        browser.click(".talk-link");
        browser.await("return document.getElementById('messageContent') !== null");
        browser.type("#messageContent", "At nine.");
        browser.click(".reply button[type=submit]");
        browser.await("return document.querySelectorAll('.bubble.out').length === 1");
        browser.click(".page-head form button");
        browser.await("return document.querySelector('.page-head').innerText.includes('Open again')");
        browser.click(".nav-write");
        browser.await("return document.getElementById('people-q') !== null");
        browser.type("#messageContent", "Your papers are ready.");
        browser.type("#people-q", "amara");
        browser.click("button[formaction]");
        browser.await("return document.querySelectorAll('#user option').length === 1");
        assertThat(browser.script("return location.search + document.getElementById('messageContent').value")
                        .asText())
                .isEqualTo("Your papers are ready.");
        browser.click("#user option");
        browser.click("form[data-once] button[type=submit]:not([formaction])");
        browser.await("return document.body.innerText.includes('The carrier accepted it.')");
        assertThat(desk.carrier.offered()).hasSize(2);
    }

    @Test
    void characters_are_replaced_as_the_server_would() {
        StringBuilder all = new StringBuilder("plain");
        for (char c = 1; c < 0x3100; c++) {
            if (c != '\r') {
                all.append(c).append("a ");
            }
        }
        for (String text : List.of(all.toString(), "e\u0301 n\u0303 x\u0301 👍🏽 ’", "“Hi” – it’s…")) {
            assertThat(opened.browser()
                            .script("return window.quietline.plain(arguments[0])", text)
                            .asText())
                    .isEqualTo(PlainText.replaceAll(text));
        }
    }

    @Test
    void the_form_and_the_question_fit_every_screen() {
        Desk desk = opened.desk();
        Browser browser = opened.browser();
        desk.register(Desk.BOB, "Bob Ortega");
        desk.register(PhoneNumber.parse("+15550123000"), "Amara Okafor");
        opened.picture("send", "/send?user=" + desk.reference(Desk.BOB));
        desk.texts(Desk.BOB, "When do you open?");
        browser.open(desk.uri("/conversations/" + desk.reference(Desk.BOB)));
        browser.type("#messageContent", "At nine.");
        desk.texts(Desk.BOB, "Forget it, I found it.");
        browser.click(".reply button[type=submit]");
        browser.await("return document.body.innerText.includes('A message came while you were writing.')");
        opened.pictureNow("overtaken");
        browser.click(".reply button[type=submit]");
        browser.await("return document.querySelectorAll('.bubble.out').length === 1");
        String id = Client.signedIn(desk)
                .submit(
                        "/send",
                        Map.of(
                                "id", "00000000-0000-4000-9000-000000000009",
                                "user", desk.reference(Desk.BOB),
                                "messageContent", "See you."))
                .body();
        assertThat(id).contains("See you.");
        opened.picture("story", "/messages/00000000-0000-4000-9000-000000000009");
    }
}
