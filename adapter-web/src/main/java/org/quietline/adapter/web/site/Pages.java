package org.quietline.adapter.web.site;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.quietline.adapter.web.http.Answer;
import org.quietline.adapter.web.http.MediaTypes;
import org.quietline.adapter.web.page.Assets;
import org.quietline.adapter.web.page.Frame;
import org.quietline.adapter.web.page.SignInPage;
import org.quietline.adapter.web.view.StaticTemplates;
import org.quietline.adapter.web.view.Templates;

/** Renders pages. */
public final class Pages {
    private final Templates templates = new StaticTemplates();
    private final Assets assets;
    private final Supplier<String> latestEvent;

    /**
     * Wires the pages.
     *
     * @param latestEvent the id of the latest event of the live changes
     */
    public Pages(Assets assets, Supplier<String> latestEvent) {
        this.assets = assets;
        this.latestEvent = latestEvent;
    }

    /** The address of the changes from now on; to be asked before what the page shows is read. */
    public String live(String view) {
        return "/live?view=" + view + "&since=" + latestEvent.get();
    }

    /** All templates, by name. */
    public Templates templates() {
        return templates;
    }

    /** What surrounds a page. */
    public Frame frame(String title, String section, String operator, String csrf) {
        return new Frame(title, section, operator, csrf, "", assets);
    }

    /** What surrounds a page that updates itself from this address. */
    public Frame liveFrame(String title, String section, String operator, String csrf, String live) {
        return new Frame(title, section, operator, csrf, live, assets);
    }

    /** The form to sign in. */
    public Answer signIn(int status, SignInPage page) {
        return answer(status, templates.signin(frame("Sign in", "", "", page.csrf()), page));
    }

    /** The page as an answer. */
    public Answer answer(int status, JteModel page) {
        return Answer.of(status, MediaTypes.HTML, bytes(page));
    }

    /** The bytes of a page or a part of one. */
    public static byte[] bytes(JteModel page) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        page.render(output);
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream(output.getContentLength())) {
            output.writeTo(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
