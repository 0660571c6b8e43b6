package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.quietline.application.port.Samples;
import org.quietline.application.port.SmsCarrier.Answer;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.Segments;
import org.quietline.domain.phone.PhoneNumber;

/** The pages in a real browser, under the strict policy, narrow and wide, light and dark. */
class BrowserTest {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    @RegisterExtension
    final SignedInBrowser opened = new SignedInBrowser();

    private Desk desk() {
        return opened.desk();
    }

    @BeforeEach
    void open() {
        desk().register(Desk.BOB, "Bob Ortega");
        desk().register(PhoneNumber.parse("+15550123000"), "Amara Okafor");
        opened.browser().open(desk().uri("/messages/in"));
    }

    @Test
    void pages_update_themselves() {
        Browser browser = opened.browser();
        browser.await("return document.body.innerText.includes('Live')");
        String id = desk().texts(Desk.BOB, "Are you there?").value();
        browser.await("return document.getElementById('m-' + arguments[0]) !== null", id);
        browser.await("return document.title.startsWith('(1) ')");
        assertThat(browser.script("return document.querySelector('[data-live-said]').textContent")
                        .asText())
                .isEqualTo("1 new message");
        browser.open(desk().uri("/messages/in?q=hello"));
        browser.await("return document.body.innerText.includes('Live')");
        desk().texts(Desk.BOB, "Something else");
        desk().texts(Desk.BOB, "Hello?");
        browser.await("return document.querySelector('[data-live-news]').innerText === '1 new message'");
        browser.click("[data-live-news]");
        browser.await("return document.querySelectorAll('tr.row').length === 1");
        assertThat(browser.text()).contains("Hello?").doesNotContain("Something else");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void what_comes_waits_for_whoever_reads_further_down() {
        for (int n = 0; n < 30; n++) {
            desk().texts(Desk.BOB, "Number " + n);
        }
        Browser browser = opened.browser();
        browser.open(desk().uri("/messages/in"));
        browser.await("return document.body.innerText.includes('Live')");
        browser.script("window.scrollTo(0, 600)");
        String top = "return document.querySelectorAll('tr.row')[15].getBoundingClientRect().top";
        double before = browser.script(top).asDouble();
        for (int n = 0; n < 3; n++) {
            desk().texts(Desk.BOB, "Late " + n);
        }
        browser.await("return document.querySelector('[data-live-news]').innerText === '3 new messages'");
        assertThat(browser.script(top).asDouble()).isEqualTo(before);
        assertThat(browser.script("return document.title").asText()).startsWith("(3) ");
        browser.click("[data-live-news]");
        browser.await("return document.querySelector('tr.row').innerText.includes('Late 2')");
        assertThat(browser.script("return document.querySelectorAll('tr.row').length")
                        .asInt())
                .isEqualTo(33);
        assertThat(browser.script("return window.scrollY").asInt()).isZero();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_conversation_has_its_days() {
        desk().texts(Desk.BOB, "The day before");
        desk().clock.advance(Duration.ofDays(-2));
        desk().texts(Desk.BOB, "Two days before that");
        desk().clock.advance(Duration.ofDays(2));
        Browser browser = opened.browser();
        String path = "/conversations/" + desk().reference(Desk.BOB);
        browser.open(desk().uri(path));
        assertThat(browser.script("return document.querySelectorAll('.bubbles > .day').length")
                        .asInt())
                .isEqualTo(2);
        assertThat(browser.script("return [...document.querySelectorAll('.bubbles > li')].map(li => li.className)"))
                .extracting(JsonNode::asText)
                .containsExactly("day", "bubble in", "day", "bubble in");
        browser.script("document.querySelectorAll('.day').forEach(day => day.remove())");
        desk().texts(Desk.BOB, "Now");
        browser.await("return document.querySelectorAll('.bubbles > .bubble').length === 3"
                + " && document.querySelectorAll('.bubbles > .day').length >= 2");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void an_operator_replies() {
        desk().texts(Desk.BOB, "When do you open?");
        Browser browser = opened.browser();
        browser.open(desk().uri("/conversations/" + desk().reference(Desk.BOB)));
        browser.type("#messageContent", "At nine.");
        browser.await(
                "return document.getElementById('count').textContent === '8 characters, 1 segment, 152 left in it'");
        browser.click("form[data-once] button[type=submit]");
        browser.await(
                "return document.body.innerText.includes('At nine.') && document.body.innerText.includes('Sent')");
        assertThat(desk().carrier.offered()).hasSize(1);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void typing_a_name_narrows_the_list() {
        Browser browser = opened.browser();
        browser.open(desk().uri("/send"));
        assertThat(browser.script("return document.querySelectorAll('#user option').length")
                        .asInt())
                .isEqualTo(2);
        browser.type("#people-q", "ama");
        browser.await("return document.querySelectorAll('#user option').length === 1");
        assertThat(browser.script("return document.querySelector('#user').value")
                        .asText())
                .isEmpty();
        browser.type("#messageContent", "Hello");
        browser.click("form[data-once] button[type=submit]:not([formaction])");
        assertThat(browser.script("return document.querySelector('#user').matches(':invalid')")
                        .asBoolean())
                .isTrue();
        assertThat(desk().carrier.offered()).isEmpty();
        browser.script("document.querySelector('#user').selectedIndex = 0");
        browser.click("form[data-once] button[type=submit]:not([formaction])");
        browser.await("return document.body.innerText.includes('Sent')");
        assertThat(desk().carrier.offered()).hasSize(1);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_late_report_changes_its_row_where_it_stands_or_nothing() {
        Client client = Client.signedIn(desk());
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            desk().clock.advance(Duration.ofMinutes(5));
            ids.add(UUID.randomUUID().toString());
            client.submit(
                    "/send",
                    Map.of("id", ids.getLast(), "user", desk().reference(Desk.BOB), "messageContent", "Number " + n));
        }
        desk().clock.advance(Duration.ofMinutes(5));
        Browser browser = opened.browser();
        browser.open(desk().uri("/messages/out?limit=2"));
        browser.await("return document.body.innerText.includes('Live')");
        delivered(ids.get(0));
        delivered(ids.get(2));
        browser.await(
                "return document.getElementById('m-' + arguments[0]).innerText.includes('Delivered')", ids.get(2));
        assertThat(browser.script("return [...document.querySelectorAll('tr.row')].map(row => row.id)"))
                .extracting(JsonNode::asText)
                .containsExactly("m-" + ids.get(3), "m-" + ids.get(2));
        assertThat(browser.script("return document.title").asText()).doesNotStartWith("(");
        browser.open(desk().uri("/messages/out?from=2020-01-01"));
        browser.await("return document.body.innerText.includes('Live')");
        delivered(ids.get(1));
        String fresh = UUID.randomUUID().toString();
        client.submit(
                "/send", Map.of("id", fresh, "user", desk().reference(Desk.BOB), "messageContent", "One that is new"));
        browser.await("return !document.querySelector('[data-live-news]').hidden");
        assertThat(browser.script("return document.querySelector('[data-live-news]').innerText")
                        .asText())
                .isEqualTo("1 new message");
        assertThat(browser.complaints()).isEmpty();
    }

    private void delivered(String id) {
        CarrierReference sid = desk().store
                .messageLog()
                .findOutgoing(new MessageId(id))
                .orElseThrow()
                .value()
                .reference()
                .orElseThrow();
        desk().delivery
                .record(
                        Samples.report(
                                sid, CarrierStatus.DELIVERED, desk().clock.instant()),
                        null);
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
            desk().texts(Desk.BOB, "I would like to move my appointment to any time on Thursday, if that is possible.");
            desk().texts(Desk.STRANGER, "W".repeat(100));
            desk().clock.advance(Duration.ofMinutes(2));
        }
        String failed = UUID.randomUUID().toString();
        desk().carrier.answers(new Answer.Refused(FailureReason.of(30006, "Unreachable: +15551234567"), false));
        Client.signedIn(desk())
                .submit(
                        "/send",
                        Map.of("id", failed, "user", desk().reference(Desk.BOB), "messageContent", "Thursday at ten?"));
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
                "/conversations/" + desk().reference(Desk.BOB),
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
        browser.open(desk().uri(path));
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
