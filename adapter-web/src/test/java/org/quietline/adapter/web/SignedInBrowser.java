package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.quietline.application.port.MutableClock;

/** A desk, and a real browser that is signed in to it. Without a browser the tests are skipped, or fail under CI. */
final class SignedInBrowser implements BeforeEachCallback, AfterEachCallback {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private final List<AutoCloseable> open = new ArrayList<>();

    Desk desk() {
        return (Desk) open.getFirst();
    }

    Browser browser() {
        return (Browser) open.getLast();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!Browser.isInstalled()) {
            if ("true".equals(System.getenv("CI"))) {
                fail("install chromium and chromium-driver: " + Browser.CHROMIUM + ", " + Browser.CHROMEDRIVER);
            }
            assumeTrue(false, "chromium and chromium-driver are not installed");
        }
        open.add(new Desk(
                new MutableClock(Instant.now().minusSeconds(7200)), URI.create("http://localhost"), null, true, 0));
        open.add(new Browser(emptyProfile()));
        browser().look(1280, 860, false);
        browser().open(desk().uri("/"));
        browser().type("#operator", Desk.OPERATOR);
        browser().type("#password", Desk.PASSWORD);
        browser().click("button[type=submit]");
        browser().await("return location.pathname === '/conversations'");
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

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        open.clear();
    }

    /** Opens the page and takes pictures of it, narrow and wide, light and dark; nothing may stick out. */
    void picture(String name, String path) {
        browser().open(desk().uri(path));
        pictureNow(name);
    }

    /** The same of the page that is open. */
    void pictureNow(String name) {
        for (int width : List.of(360, 1280)) {
            for (boolean dark : List.of(false, true)) {
                browser().look(width, 860, dark);
                browser().screenshot(SCREENSHOTS.resolve(name + "-" + width + (dark ? "-dark.png" : "-light.png")));
                assertThat(browser()
                                .script("return document.documentElement.scrollWidth")
                                .asInt())
                        .as(name + " at " + width)
                        .isLessThanOrEqualTo(width);
            }
        }
    }
}
