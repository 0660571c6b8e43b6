package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.quietline.application.port.SmsCarrier.Answer;
import org.quietline.application.port.Statistics.Shard;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;

/** Every page is held against WCAG 2.2 AA and good practice by axe-core, in every look that it has. */
class AccessibilityTest {
    private static final PhoneNumber AMARA = PhoneNumber.parse("+15550123000");
    private static final String AXE = axe();
    private static final String RUN = "return axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa',"
            + " 'wcag22aa', 'best-practice']}).then(found => found.violations.map(one => one.id + ': '"
            + " + one.nodes.map(node => node.html.slice(0, 200) + ' ' + node.failureSummary).join(' | ')))";

    @RegisterExtension
    final SignedInBrowser opened = new SignedInBrowser();

    private final Map<String, String> pages = new LinkedHashMap<>();

    private static String axe() {
        try (InputStream in = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
            if (in == null) {
                throw new IllegalStateException("axe-core is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void fill() {
        Desk desk = opened.desk();
        desk.register(Desk.BOB, "Bob Ortega");
        desk.register(AMARA, "Amara Okafor");
        for (int i = 0; i < 3; i++) {
            desk.texts(Desk.BOB, "I would like to move my appointment to Thursday, if that is possible.");
            desk.texts(Desk.STRANGER, "Is this the clinic?");
            desk.clock.advance(Duration.ofMinutes(3));
        }
        Client client = Client.signedIn(desk);
        String failed = UUID.randomUUID().toString();
        desk.carrier.answers(new Answer.Refused(FailureReason.of(30006, "Unreachable"), false));
        client.submit("/send", message(failed, Desk.BOB, "Thursday at ten?"));
        client.submit("/send", message(UUID.randomUUID().toString(), AMARA, "Your results are here."));
        client.submit("/conversations/" + desk.reference(AMARA) + "/handle", Map.of());
        counted();
        pages.put("conversations", "/conversations");
        pages.put("handled conversations", "/conversations?state=handled");
        pages.put("incoming", "/messages/in");
        pages.put("incoming, filtered and empty", "/messages/in?q=nothing&registered=true&from=2026-01-01");
        pages.put("outgoing", "/messages/out");
        pages.put("one message", "/messages/" + failed);
        pages.put("one message that waits", "/messages/" + waits());
        pages.put("one conversation", "/conversations/" + desk.reference(Desk.BOB));
        pages.put("sending", "/send");
        pages.put("users", "/users");
        pages.put("one user", "/users/" + desk.reference(Desk.BOB));
        pages.put("importing users", "/users/import");
        pages.put("unknown senders", "/strangers");
        pages.put("service", "/service");
        pages.put("audit", "/audit");
        pages.put("an error", "/nothing");
    }

    private String waits() {
        Instant now = opened.desk().clock.instant();
        OutgoingMessage message = OutgoingMessage.queued(
                        new MessageId(UUID.randomUUID().toString()),
                        Desk.BOB,
                        MessageText.of("See you on Thursday."),
                        new Origin.Operator("ana", null),
                        now)
                .claimed(now, Duration.ofMinutes(1))
                .notTaken(now.plusSeconds(1), now.plusSeconds(40));
        opened.desk().store.messageLog().add(message, "Bob Ortega");
        return message.id().value();
    }

    private Map<String, String> message(String id, PhoneNumber to, String text) {
        return Map.of("id", id, "user", opened.desk().reference(to), "messageContent", text);
    }

    private void counted() {
        LocalDate today = LocalDate.ofInstant(opened.desk().clock.instant(), ZoneOffset.UTC);
        for (int ago = 0; ago < 30; ago++) {
            long many = 40L + (ago * 37) % 50;
            Map<String, Long> counts = new LinkedHashMap<>();
            counts.put("in", many);
            counts.put("in.acknowledged", many - 9);
            counts.put("in.segments", many + 12);
            counts.put("out", many + 5);
            counts.put("out.acknowledgements", many - 9);
            counts.put("delivered", many - ago % 4);
            counts.put("failure.30003", (long) ago % 4);
            counts.put("failure.30007", ago % 9 == 0 ? 1L : 0L);
            counts.put("latency.300", many - 12);
            counts.put("latency.900", 2L);
            counts.put("latency." + (ago == 11 ? 6000 : 2000), 1L);
            counts.put("compared", many);
            counts.put("compared.recovered", ago == 5 ? 2L : 0L);
            counts.put("comparisons", 288L);
            counts.put("minutes", 1440L);
            counts.put("minutes.trouble", ago == 5 ? 3L : 0L);
            counts.put("webhooks", 2 * many);
            counts.put("store.reads", 1800L + many * 6);
            counts.put("store.writes", 300L + many * 9);
            opened.desk().store.statistics().store(new Shard(today.minusDays(ago), "one", counts));
        }
    }

    private void check(String page) {
        Browser browser = opened.browser();
        browser.script(AXE + "; return typeof axe");
        for (int width : List.of(360, 1280)) {
            for (boolean dark : List.of(false, true)) {
                browser.look(width, 860, dark);
                assertThat(browser.script(RUN))
                        .extracting(JsonNode::asText)
                        .as(page + " at " + width + (dark ? ", dark" : ", light"))
                        .isEmpty();
            }
        }
    }

    @Test
    void every_page_is_accessible() {
        pages.forEach((name, path) -> {
            opened.browser().open(opened.desk().uri(path));
            check(name);
        });
        opened.picture("service", "/service");
    }

    @Test
    void every_page_is_accessible_when_scripts_do_not_run() {
        opened.browser().scripts(false);
        pages.forEach((name, path) -> {
            opened.browser().open(opened.desk().uri(path));
            assertThat(opened.browser().script("return typeof window.quietline").asText())
                    .isEqualTo("undefined");
            check(name + " without scripts");
        });
    }

    @Test
    void what_is_not_accessible_is_noticed() {
        Browser browser = opened.browser();
        browser.open(opened.desk().uri("/users"));
        browser.script(AXE + "; document.querySelector('h1').append(document.createElement('input'))");
        assertThat(browser.script(RUN))
                .extracting(JsonNode::asText)
                .anySatisfy(one -> assertThat(one).startsWith("label: "));
    }

    @Test
    void the_page_to_sign_in_is_accessible() {
        opened.browser().click(".me button[type=submit]");
        opened.browser().await("return location.pathname === '/login'");
        check("signing in");
        opened.browser().type("#operator", "olga");
        opened.browser().type("#password", "wrong");
        opened.browser().click("button[type=submit]");
        opened.browser().await("return document.body.innerText.includes('do not go together')");
        check("signing in wrongly");
    }

    @Test
    void what_is_empty_and_what_the_store_does_not_give_is_accessible() {
        Browser browser = opened.browser();
        try (Desk empty = new Desk()) {
            browser.open(empty.uri("/"));
            browser.type("#operator", Desk.OPERATOR);
            browser.type("#password", Desk.PASSWORD);
            browser.click("button[type=submit]");
            browser.await("return location.pathname === '/conversations'");
            for (String path :
                    List.of("/conversations", "/messages/out", "/users", "/strangers", "/service", "/send")) {
                browser.open(empty.uri(path));
                check(path + ", empty");
                opened.pictureNow("empty-" + path.substring(path.lastIndexOf('/') + 1));
            }
            empty.trouble.goDown();
            browser.open(empty.uri("/messages/in"));
            assertThat(browser.text()).contains("503");
            check("the store is away");
            opened.pictureNow("store-down");
        }
    }

    @Test
    void each_page_has_one_heading_a_main_part_and_a_way_past_the_navigation() {
        Browser browser = opened.browser();
        pages.forEach((name, path) -> {
            browser.open(opened.desk().uri(path));
            assertThat(browser.script("return document.querySelectorAll('h1').length")
                            .asInt())
                    .as(name)
                    .isEqualTo(1);
            assertThat(browser.script("return document.querySelectorAll('main').length")
                            .asInt())
                    .as(name)
                    .isEqualTo(1);
            browser.press("\uE004");
            assertThat(browser.script("return document.activeElement.className").asText())
                    .as(name)
                    .isEqualTo("skip");
        });
    }
}
