package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.quietline.domain.phone.PhoneNumber;

/** The keyboard, in a real browser. */
class KeysTest {
    private static final String ENTER = "\uE007";
    private static final String ESCAPE = "\uE00C";

    @RegisterExtension
    final SignedInBrowser opened = new SignedInBrowser();

    @BeforeEach
    void fill() {
        Desk desk = opened.desk();
        desk.register(Desk.BOB, "Bob Ortega");
        desk.register(PhoneNumber.parse("+15550123000"), "Amara Okafor");
        desk.texts(Desk.BOB, "Are you there?");
        desk.texts(PhoneNumber.parse("+15550123000"), "Good morning");
    }

    private String focused() {
        return opened.browser()
                .script("return document.activeElement.textContent.trim()")
                .asText();
    }

    private void open(String path) {
        opened.browser().open(opened.desk().uri(path));
    }

    private void press(String... keys) {
        for (String key : keys) {
            opened.browser().press(key);
        }
    }

    @Test
    void goes_from_row_to_row_and_opens_one() {
        open("/messages/in");
        press("j");
        assertThat(focused()).isEqualTo("Amara Okafor");
        press("j");
        assertThat(focused()).isEqualTo("Bob Ortega");
        press("j", "k");
        assertThat(focused()).isEqualTo("Amara Okafor");
        press("j", ENTER);
        opened.browser()
                .await(
                        "return location.pathname === arguments[0]",
                        "/conversations/" + opened.desk().reference(Desk.BOB));
        assertThat(opened.browser().complaints()).isEmpty();
    }

    @Test
    void marks_a_conversation_as_handled() {
        open("/conversations/" + opened.desk().reference(Desk.BOB));
        press("e");
        opened.browser().await("return document.body.innerText.includes('Open again')");
        assertThat(opened.browser().complaints()).isEmpty();
    }

    @Test
    void marks_the_row_of_a_list_as_handled_and_goes_on_to_the_next() {
        open("/conversations");
        press("j", "e");
        opened.browser().await("return document.querySelectorAll('.talk').length === 1");
        opened.browser().await("return document.title === '(1) Open · Quietline'");
        opened.browser().await("return document.activeElement.textContent.trim() === 'Bob Ortega'");
        assertThat(opened.browser().complaints()).isEmpty();
    }

    @Test
    void searches_and_writes() {
        open("/messages/in");
        press("/", "j", "c");
        assertThat(opened.browser()
                        .script("return document.activeElement.id + ' ' + document.activeElement.value")
                        .asText())
                .isEqualTo("q jc");
        open("/messages/in");
        press("c");
        opened.browser().await("return location.pathname === '/send'");
        open("/conversations/" + opened.desk().reference(Desk.BOB));
        press("c", "e");
        assertThat(opened.browser()
                        .script("return document.getElementById('messageContent').value")
                        .asText())
                .isEqualTo("e");
    }

    @Test
    void tells_its_keys_and_can_be_turned_off() {
        open("/messages/in");
        press("?");
        opened.browser().await("return document.querySelector('dialog[open]') !== null");
        assertThat(opened.browser().text()).contains("Mark the conversation as handled");
        opened.pictureNow("keys");
        opened.browser().look(1280, 860, false);
        opened.browser().click("#keys-on");
        press(ESCAPE);
        opened.browser().await("return document.querySelector('dialog[open]') === null");
        press("j");
        assertThat(focused()).doesNotStartWith("Amara");
        press("?");
        assertThat(opened.browser()
                        .script("return document.querySelector('dialog[open]') === null")
                        .asBoolean())
                .isTrue();
        opened.browser().click(".keys-open");
        opened.browser().await("return document.querySelector('dialog[open]') !== null");
        assertThat(opened.browser().complaints()).isEmpty();
    }

    @Test
    void leaves_the_browsers_own_shortcuts_alone() {
        open("/messages/in");
        opened.browser()
                .script("window.seen = []; document.addEventListener('keydown', event => window.seen.push("
                        + "event.key + event.defaultPrevented)); for (const held of ['ctrlKey', 'metaKey', 'altKey']) {"
                        + " document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'j', bubbles: true,"
                        + " cancelable: true, [held]: true})); }");
        assertThat(opened.browser().script("return window.seen.join()").asText())
                .isEqualTo("jfalse,jfalse,jfalse");
    }
}
