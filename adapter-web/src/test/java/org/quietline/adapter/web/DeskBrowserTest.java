package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.quietline.application.port.MediaSource;
import org.quietline.domain.message.Conversation;
import org.quietline.domain.phone.PhoneNumber;

/** The list of open conversations in a real browser. */
class DeskBrowserTest {
    private static final PhoneNumber AMARA = PhoneNumber.parse("+15550123000");

    /** One point. */
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    @RegisterExtension
    final SignedInBrowser opened = new SignedInBrowser();

    @Test
    void what_may_have_been_missed_is_told_until_the_page_is_loaded_again() {
        Desk desk = opened.desk();
        Browser browser = opened.browser();
        desk.register(Desk.BOB, "Bob Ortega");
        desk.register(AMARA, "Amara Okafor");
        desk.texts(Desk.BOB, "Are you there?");
        for (String page : List.of("/conversations", "/conversations/" + desk.reference(Desk.BOB), "/messages/in")) {
            browser.open(desk.uri(page));
            String first = "Still there, " + page + "?";
            desk.texts(Desk.BOB, first);
            browser.await("return document.body.innerText.includes(arguments[0])", first);
            desk.store.liveFeed().interrupt();
            String hint = "return document.querySelector('[data-live-news]').innerText === 'There may be news: reload'";
            browser.await(hint);
            String next = "Good morning, " + page;
            desk.texts(page.equals("/conversations") ? AMARA : Desk.BOB, next);
            browser.await(
                    "return document.body.innerText.includes(arguments[0])"
                            + " || document.querySelector('[data-live-said]').textContent.includes('Amara')",
                    next);
            assertThat(browser.script(hint).asBoolean()).as(page).isTrue();
            browser.click("[data-live-news]");
            browser.await(
                    "return document.querySelector('[data-live-news]').hidden"
                            + " && document.body.innerText.includes(arguments[0])",
                    next);
        }
        assertThat(browser.complaints()).isEmpty();
    }

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
        browser.await("return document.querySelector('[data-live-news]').innerText === '1 new message'");
        desk.texts(Desk.BOB, "Hello?");
        browser.await("return document.querySelector('.talk').innerText.includes('2 unanswered')");
        assertThat(browser.script("return document.querySelectorAll('.talk').length")
                        .asInt())
                .isEqualTo(1);
        browser.click("[data-live-news]");
        browser.await("return document.querySelectorAll('.talk').length === 2");
        assertThat(first(browser)).contains("Amara Okafor");
        assertThat(browser.script("return document.querySelector('[data-live-news]').hidden")
                        .asBoolean())
                .isTrue();
        desk.texts(Desk.BOB, "Still there?");
        browser.await("return document.querySelector('[data-live-news]').innerText === '1 new message'");
        assertThat(first(browser)).contains("Amara Okafor");
        assertThat(browser.script("return document.querySelectorAll('.talk')[1].innerText")
                        .asText())
                .contains("Still there?", "3 unanswered");
        browser.click("[data-live-news]");
        browser.await("return document.querySelector('.talk').innerText.includes('3 unanswered')");
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
        browser.await("return document.querySelector('[data-live-news]').innerText === '1 new message'");
        browser.await("return document.title === '(2) Open · Quietline'");
        browser.click("[data-live-news]");
        browser.await("return document.querySelector('.talk').innerText.includes('Thank you')");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void who_was_signed_out_meanwhile_is_led_to_the_sign_in_and_back_and_nothing_seems_done() {
        Desk desk = opened.desk();
        Browser browser = opened.browser();
        desk.texts(Desk.STRANGER, "Is this the clinic?");
        browser.open(desk.uri("/conversations?registered=false"));
        browser.script("new MutationObserver(() => {"
                + " sessionStorage.setItem('gone', document.querySelectorAll('.talk').length === 0); })"
                + ".observe(document.querySelector('.talks'), {childList: true})");
        desk.clock.advance(Duration.ofMinutes(31));
        browser.click(".talk button");
        browser.await("return location.pathname === '/login'");
        assertThat(browser.script("return new URLSearchParams(location.search).get('next')")
                        .asText())
                .isEqualTo("/conversations?registered=false");
        assertThat(browser.script("return sessionStorage.getItem('gone')").isNull())
                .isTrue();
        assertThat(desk.store.conversations().find(Desk.STRANGER)).isInstanceOf(Conversation.Open.class);
    }

    @Test
    void what_could_not_be_done_is_said_where_it_was_asked_for() {
        Desk desk = opened.desk();
        Browser browser = opened.browser();
        desk.texts(Desk.STRANGER, "Is this the clinic?");
        browser.open(desk.uri("/conversations"));
        desk.trouble.goDown();
        browser.click(".talk button");
        browser.await("return document.querySelector('.trouble[role=alert]:not([hidden])') !== null");
        assertThat(browser.text()).contains("That did not work", "Is this the clinic?");
        opened.pictureNow("trouble");
        desk.trouble.comeBack();
        browser.look(1280, 860, false);
        browser.click(".talk button");
        browser.await("return document.querySelectorAll('.talk').length === 0");
        assertThat(browser.script("return document.querySelector('.trouble').hidden")
                        .asBoolean())
                .isTrue();
    }

    private static String first(Browser browser) {
        return browser.script("return document.querySelector('.talk').innerText")
                .asText();
    }

    @Test
    void a_narrowed_desk_counts_only_what_belongs_to_it() {
        Desk desk = opened.desk();
        Browser browser = opened.browser();
        desk.register(Desk.BOB, "Bob Ortega");
        desk.register(AMARA, "Amara Okafor");
        desk.texts(Desk.BOB, "Good morning");
        browser.open(desk.uri("/conversations?registered=true"));
        browser.await("return document.body.innerText.includes('Live')");
        desk.texts(Desk.STRANGER, "Is this the clinic?");
        desk.texts(AMARA, "It is Amara");
        browser.await("return document.querySelector('[data-live-news]').innerText === '1 new message'");
        assertThat(browser.script("return document.querySelectorAll('.talk').length")
                        .asInt())
                .isEqualTo(1);
        assertThat(browser.script("return document.querySelector('[data-live-news]').getAttribute('href')")
                        .asText())
                .isEqualTo("/conversations?registered=true");
    }

    @Test
    void a_file_of_users_is_looked_at_and_then_taken_in() throws IOException {
        Desk desk = opened.desk();
        Browser browser = opened.browser();
        desk.register(Desk.BOB, "Bob");
        Path file = Files.writeString(
                Files.createTempFile(Path.of("target").toAbsolutePath(), "users", ".csv"),
                "phoneNumber,displayName,status\n+15551234567,Bob Ortega,active\n+15550123000,Amara Okafor,\nnonsense,,\n");
        browser.open(desk.uri("/users"));
        browser.click("a[href='/users/import']");
        browser.await("return document.querySelector('#file')?.offsetParent !== null");
        opened.pictureNow("import");
        browser.look(1280, 860, false);
        browser.type("#file", file.toString());
        browser.await("return document.getElementById('csv').value.includes('nonsense')");
        browser.click(".import-form button[type=submit]");
        browser.await("return document.body.innerText.includes('Not done yet: 1 to add, 1 to change')");
        assertThat(desk.store.userDirectory().find(AMARA)).isEmpty();
        assertThat(browser.script("return document.documentElement.outerHTML").asText())
                .doesNotContain("5551234567", "5550123000");
        opened.pictureNow("import-preview");
        browser.look(1280, 860, false);
        browser.click(".import-confirm button");
        browser.await("return document.body.innerText.includes('Done: 1 added, 1 changed')");
        assertThat(desk.store.userDirectory().find(AMARA)).isPresent();
        browser.click(".import-row a");
        browser.await("return document.querySelector('h1').innerText === 'Bob Ortega'");
        browser.type("#displayName", " Jr");
        browser.click("form[action$='/rename'] button");
        browser.await("return document.querySelector('h1').innerText === 'Bob Ortega Jr'");
        browser.click("form[action$='/deactivate'] button");
        browser.await(
                "return document.body.innerText.includes('Messages from this user are kept and not acknowledged.')");
        opened.pictureNow("user");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_picture_is_seen_and_what_is_none_is_said() {
        Desk desk = opened.desk();
        Browser browser = opened.browser();
        desk.files = media ->
                new MediaSource.Fetched.Content("image/png", Base64.getDecoder().decode(PNG));
        PictureTest.texted(desk, "image/png");
        PictureTest.texted(desk, "application/pdf");
        browser.open(desk.uri("/conversations/" + desk.reference(Desk.STRANGER)));
        browser.await("const picture = document.querySelector('.picture img');"
                + " return picture.complete && picture.naturalWidth > 0");
        assertThat(browser.text()).contains("is not shown here: application/pdf");
        assertThat(browser.script("return document.querySelector('.picture img').src")
                        .asText())
                .startsWith(desk.uri("/messages/").toString());
        opened.pictureNow("pictures");
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
