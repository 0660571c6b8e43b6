package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.quietline.domain.phone.PhoneNumber;

/** How much a first visit loads, and that nothing moves while it does. */
class PageWeightTest {
    private static final int MOST_BYTES = 60 * 1024;
    private static final int ROWS = 50;
    private static final Path MEASURED = Path.of("target", "page-weight.txt");
    private static final List<String> LISTS = List.of("/messages/in");

    /** What has moved since the page began to load, by how much, and when its first frames have been drawn. */
    private static final String MOVED = """
            return new Promise(done => {
                const moved = [];
                const note = entries => entries.forEach(entry => entry.sources.forEach(source => moved.push(
                    entry.value + ' ' + (source.node?.outerHTML ?? source.node?.textContent ?? '').slice(0, 120)
                    + ' from ' + JSON.stringify(source.previousRect) + ' to ' + JSON.stringify(source.currentRect))));
                const observer = new PerformanceObserver(list => note(list.getEntries()));
                observer.observe({type: 'layout-shift', buffered: true});
                requestAnimationFrame(() => requestAnimationFrame(() => {
                    note(observer.takeRecords());
                    done(moved);
                }));
            })
            """;

    @RegisterExtension
    final SignedInBrowser opened = new SignedInBrowser();

    @BeforeEach
    void fill() {
        Desk desk = opened.desk();
        for (int n = 0; n < ROWS + 5; n++) {
            PhoneNumber contact = PhoneNumber.parse("+1555012" + (3000 + n));
            desk.register(contact, "Contact number " + Integer.toString(n * 7919, 36));
            desk.texts(
                    contact,
                    "Message %d says %s and asks whether Thursday at %d would do."
                            .formatted(n, Integer.toString(n * 104729, 36), n % 12));
        }
    }

    @Test
    void a_list_of_fifty_weighs_no_more_than_sixty_kilobytes_in_all() throws IOException {
        for (String path : LISTS) {
            opened.browser().forgetFiles();
            opened.browser().open(opened.desk().uri(path));
            JsonNode loaded = opened.browser()
                    .script("return [...performance.getEntriesByType('navigation'),"
                            + " ...performance.getEntriesByType('resource')].filter(one => !one.name.includes('/live'))"
                            + ".map(one => ({name: one.name, bytes: one.transferSize}))");
            assertThat(opened.browser()
                            .script("return document.querySelectorAll('.talk, tr.row').length")
                            .asInt())
                    .isEqualTo(ROWS);
            int bytes = 0;
            for (JsonNode one : loaded) {
                assertThat(one.get("bytes").asInt())
                        .as(one.get("name").asText())
                        .isPositive();
                bytes += one.get("bytes").asInt();
            }
            assertThat(loaded).hasSizeGreaterThanOrEqualTo(5);
            Files.writeString(
                    MEASURED,
                    path + " " + bytes + " bytes in " + loaded.size() + " answers\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            assertThat(bytes).as(path).isLessThanOrEqualTo(MOST_BYTES);
        }
    }

    @Test
    void a_second_page_loads_itself_alone() {
        opened.browser().open(opened.desk().uri("/messages/in"));
        opened.browser().open(opened.desk().uri("/messages/out"));
        assertThat(opened.browser()
                        .script("return performance.getEntriesByType('resource')"
                                + ".filter(one => one.name.includes('/static/'))"
                                + ".reduce((sum, one) => sum + one.transferSize, 0)")
                        .asInt())
                .isZero();
    }

    @Test
    void nothing_moves_while_a_page_loads() {
        for (String path : List.of("/messages/in", "/messages/out", "/users", "/send", "/service")) {
            for (int width : List.of(360, 1280)) {
                opened.browser().look(width, 860, false);
                opened.browser().forgetFiles();
                opened.browser().open(opened.desk().uri(path));
                JsonNode moved = opened.browser().script(MOVED);
                assertThat(moved)
                        .extracting(JsonNode::asText)
                        .as(path + " at " + width)
                        .isEmpty();
            }
        }
    }
}
