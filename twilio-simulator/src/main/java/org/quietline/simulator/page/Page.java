package org.quietline.simulator.page;

import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.SetHeaderHandler;
import io.undertow.server.handlers.resource.ClassPathResourceManager;
import io.undertow.server.handlers.resource.ResourceHandler;

/** Serves the page and what belongs to it; nothing of it comes from elsewhere. */
public final class Page {
    private Page() {}

    public static HttpHandler handler() {
        ResourceHandler files = new ResourceHandler(
                        new ClassPathResourceManager(Page.class.getClassLoader(), "org/quietline/simulator/page"))
                .setWelcomeFiles("index.html")
                .setCachable(exchange -> false);
        HttpHandler withPolicy =
                new SetHeaderHandler(files, "Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
        HttpHandler withType = new SetHeaderHandler(withPolicy, "X-Content-Type-Options", "nosniff");
        return new SetHeaderHandler(withType, "Referrer-Policy", "no-referrer");
    }
}
