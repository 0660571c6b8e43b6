package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a page shows while something is on its way. */
class LoadingBrowserTest {
    /** Writes down where the next page finds it whether this one said that it loads. */
    private static final String WATCH = """
            sessionStorage.removeItem('said');
            new MutationObserver(() => {
                const bar = document.querySelector('.loading-bar');
                const words = [...document.querySelectorAll('[role=status]')].map(one => one.textContent).join('');
                if (!bar.hidden && words.includes('Loading…') && document.getElementById('main').ariaBusy === 'true') {
                    sessionStorage.setItem('said', 'yes');
                }
            }).observe(document.body, {subtree: true, attributes: true, childList: true});
            """;

    private static final String SHOWN = "return !document.querySelector('.loading-bar').hidden";

    @RegisterExtension
    final SignedInBrowser opened = new SignedInBrowser();

    @BeforeEach
    void fill() {
        opened.desk().register(Desk.BOB, "Bob Ortega");
        for (int n = 0; n < 3; n++) {
            opened.desk().texts(Desk.BOB, "Number " + n);
        }
    }

    @Test
    void a_slow_filter_sort_search_and_further_page_say_that_they_load() {
        Browser browser = opened.browser();
        for (String pressed :
                List.of(".chip:not([aria-current])", ".sort", ".tools button[type=submit]", ".pager a[rel=next]")) {
            browser.open(opened.desk().uri("/messages/in?limit=2"));
            browser.script(WATCH);
            browser.delay(Duration.ofSeconds(1));
            browser.click(pressed);
            browser.await("return sessionStorage.getItem('said') === 'yes'"
                    + " && document.querySelector('.loading-bar').hidden");
            browser.delay(Duration.ZERO);
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_part_of_a_page_that_takes_long_says_so_and_what_is_quick_does_not() {
        Browser browser = opened.browser();
        browser.open(opened.desk().uri("/send"));
        browser.script("""
                for (const kind of ['htmx:beforeRequest', 'htmx:afterRequest']) {
                    document.body.dispatchEvent(new CustomEvent(kind, {bubbles: true}));
                }
                window.setTimeout(() => {
                    document.body.dataset.later = document.querySelector('.loading-bar').hidden ? 'silent' : 'loading';
                }, 500);
                """);
        browser.await("return document.body.dataset.later !== undefined");
        assertThat(browser.script("return document.body.dataset.later").asText())
                .isEqualTo("silent");
        browser.delay(Duration.ofSeconds(2));
        browser.type("#people-q", "Bob");
        browser.await(SHOWN);
        for (boolean dark : List.of(false, true)) {
            browser.look(1280, 860, dark);
            browser.screenshot(Path.of("target/screenshots", "loading-1280-" + (dark ? "dark" : "light") + ".png"));
        }
        browser.delay(Duration.ZERO);
        browser.await(
                "return document.querySelector('.loading-bar').hidden && !document.getElementById('main').ariaBusy");
    }

    @Test
    void whoever_wants_things_to_keep_still_sees_no_movement() {
        Browser browser = opened.browser();
        String animation = "return getComputedStyle(document.querySelector('.loading-bar'), '::after').animationName";
        browser.open(opened.desk().uri("/messages/in"));
        browser.script("document.querySelector('.loading-bar').hidden = false");
        assertThat(browser.script(animation).asText()).isEqualTo("loading");
        browser.stillness(true);
        assertThat(browser.script(animation).asText()).isEqualTo("none");
    }

    @Test
    void without_scripts_there_is_none() {
        Browser browser = opened.browser();
        browser.scripts(false);
        browser.open(opened.desk().uri("/messages/in"));
        assertThat(browser.script("return document.querySelector('.loading-bar')")
                        .isNull())
                .isTrue();
    }
}
