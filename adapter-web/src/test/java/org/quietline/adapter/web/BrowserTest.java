package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.MutableClock;
import org.quietline.application.port.SmsCarrier.Answer;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.Segments;
import org.quietline.domain.phone.PhoneNumber;

/** The pages in a real browser, under the strict policy, narrow and wide, light and dark. */
class BrowserTest {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private final Desk desk =
            new Desk(new MutableClock(Instant.now().minusSeconds(7200)), URI.create("http://localhost"), null, true, 0);
    private Opened opened = Opened.NOT_YET;

    /** The browser, once it runs. */
    private record Opened(List<Browser> browsers) {
        static final Opened NOT_YET = new Opened(List.of());

        Browser browser() {
            return browsers.getFirst();
        }
    }

    @BeforeEach
    void signIn() {
        if (!Browser.isInstalled()) {
            if ("true".equals(System.getenv("CI"))) {
                fail("install chromium and chromium-driver: " + Browser.CHROMIUM + ", " + Browser.CHROMEDRIVER);
            }
            assumeTrue(false, "chromium and chromium-driver are not installed");
        }
        opened = new Opened(List.of(new Browser(emptyProfile())));
        desk.register(Desk.BOB, "Bob Ortega");
        desk.register(PhoneNumber.parse("+15550123000"), "Amara Okafor");
        Browser browser = opened.browser();
        browser.look(1280, 860, false);
        browser.open(desk.uri("/messages/in"));
        browser.type("#operator", Desk.OPERATOR);
        browser.type("#password", Desk.PASSWORD);
        browser.click("button[type=submit]");
        browser.await("return location.pathname === '/messages/in'");
    }

    /** The browser still writes to it for a moment after its end, so it stays until the next clean build. */
    private static Path emptyProfile() {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target")).toAbsolutePath(), "browser-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() {
        opened.browsers().forEach(Browser::close);
        desk.close();
    }

    @Test
    void pages_update_themselves() {
        Browser browser = opened.browser();
        browser.await("return document.body.innerText.includes('Live')");
        String id = desk.texts(Desk.BOB, "Are you there?").value();
        browser.await("return document.getElementById('m-' + arguments[0]) !== null", id);
        browser.await("return document.title.startsWith('(1) ')");
        assertThat(browser.script("return document.querySelector('[data-live-said]').textContent")
                        .asText())
                .isEqualTo("1 new message");
        browser.open(desk.uri("/messages/in?q=nothing"));
        browser.await("return document.body.innerText.includes('Live')");
        desk.texts(Desk.BOB, "Hello?");
        browser.await("return document.querySelector('[data-live-news]').innerText === '1 new message'");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void an_operator_replies() {
        desk.texts(Desk.BOB, "When do you open?");
        Browser browser = opened.browser();
        browser.open(desk.uri("/conversations/" + desk.reference(Desk.BOB)));
        browser.type("#messageContent", "At nine.");
        browser.await(
                "return document.getElementById('count').textContent === '8 characters, 1 segment, 152 left in it'");
        browser.click("form[data-once] button[type=submit]");
        browser.await(
                "return document.body.innerText.includes('At nine.') && document.body.innerText.includes('Sent')");
        assertThat(desk.carrier.offered()).hasSize(1);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void typing_a_name_narrows_the_list() {
        Browser browser = opened.browser();
        browser.open(desk.uri("/send"));
        assertThat(browser.script("return document.querySelectorAll('#user option').length")
                        .asInt())
                .isEqualTo(2);
        browser.type("#people-q", "ama");
        browser.await("return document.querySelectorAll('#user option').length === 1");
        assertThat(browser.script("return document.querySelector('#user').value")
                        .asText())
                .isNotEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void counts_segments_as_the_server_does() {
        List<String> texts = List.of(
                "",
                "Hello",
                "a".repeat(160),
                "a".repeat(161),
                "a".repeat(306),
                "€".repeat(80),
                "€".repeat(81),
                "a".repeat(152) + "€" + "b".repeat(20),
                "ü",
                "ç",
                "’",
                "漢".repeat(70),
                "漢".repeat(71),
                "👍🏽".repeat(18),
                "x".repeat(66) + "👨‍👩‍👧‍👦",
                "line\nbreak",
                "e\u0301".repeat(36));
        for (String text : texts) {
            Segments segments = Segments.of(text);
            JsonNode counted = opened.browser().script("return window.quietline.segments(arguments[0])", text);
            String as =
                    text.length() + " units of " + text.codePoints().findFirst().orElse(0);
            assertThat(counted.get("count").asInt()).as(as).isEqualTo(segments.count());
            assertThat(counted.get("encoding").asText())
                    .as(as)
                    .isEqualTo(segments.encoding().code());
            assertThat(counted.get("remaining").asInt()).as(as).isEqualTo(segments.remainingInSegment());
            assertThat(counted.get("characters").asInt()).as(as).isEqualTo(segments.characters());
        }
    }

    @Test
    void pages_fit_narrow_and_wide_screens() {
        for (int i = 0; i < 3; i++) {
            desk.texts(Desk.BOB, "I would like to move my appointment to any time on Thursday, if that is possible.");
            desk.texts(Desk.STRANGER, "W".repeat(100));
            desk.clock.advance(Duration.ofMinutes(2));
        }
        String failed = UUID.randomUUID().toString();
        desk.carrier.answers(new Answer.Refused(FailureReason.of(30006, "Unreachable: +15551234567"), false));
        Client.signedIn(desk)
                .submit(
                        "/send",
                        Map.of("id", failed, "user", desk.reference(Desk.BOB), "messageContent", "Thursday at ten?"));
        Map<String, String> pages = Map.of(
                "strangers",
                "/strangers",
                "audit",
                "/audit",
                "incoming",
                "/messages/in",
                "outgoing",
                "/messages/out",
                "message",
                "/messages/" + failed,
                "conversation",
                "/conversations/" + desk.reference(Desk.BOB),
                "send",
                "/send",
                "users",
                "/users",
                "missing",
                "/nothing");
        pages.forEach((name, path) -> {
            for (int width : List.of(360, 1280)) {
                for (boolean dark : List.of(false, true)) {
                    look(name, path, width, dark);
                }
            }
        });
    }

    private void look(String name, String path, int width, boolean dark) {
        Browser browser = opened.browser();
        browser.look(width, 860, dark);
        browser.open(desk.uri(path));
        assertThat(browser.script("return location.pathname").asText()).isEqualTo(path);
        browser.screenshot(SCREENSHOTS.resolve(name + "-" + width + (dark ? "-dark.png" : "-light.png")));
        assertThat(browser.script("return document.documentElement.scrollWidth").asInt())
                .as(name + " at " + width)
                .isLessThanOrEqualTo(width);
        assertThat(browser.script("return [...document.querySelectorAll('input:not([type=hidden]),select,textarea')]"
                                + ".filter(e => e.labels.length === 0).length")
                        .asInt())
                .as("fields without a label on " + name)
                .isZero();
    }
}
