package org.quietline.adapter.web.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.http.Answer;
import org.quietline.adapter.web.http.Call;
import org.quietline.adapter.web.http.Problem;
import org.quietline.adapter.web.page.Assets;

/** The style sheet, the scripts and the icon. Their names hold a fingerprint, so browsers may keep them for a year. */
public final class StaticFiles {
    private static final String OURS = "/org/quietline/adapter/web/site/";
    private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";
    private static final String A_YEAR = "public, max-age=31536000, immutable";

    private static final List<String> STYLES = List.of("base.css", "lists.css", "pages.css", "narrow.css");
    private static final List<String> SCRIPTS = List.of("writing.js", "times.js", "live.js", "loading.js");

    private final Map<String, Answer> files = new HashMap<>();
    private final Assets assets;
    private final Answer icon;
    private final Answer openApi;

    /** Reads the files. */
    public StaticFiles() {
        this.assets = new Assets(
                add("quietline", "css", "text/css; charset=utf-8", joined(STYLES)),
                add("quietline", "js", "text/javascript; charset=utf-8", joined(SCRIPTS)),
                add("keys", "js", "text/javascript; charset=utf-8", read(OURS + "keys.js")),
                add("htmx", "js", "text/javascript; charset=utf-8", read(HTMX)),
                add("icon", "svg", "image/svg+xml", read(OURS + "icon.svg")));
        this.icon =
                Answer.of(200, "image/svg+xml", read(OURS + "icon.svg")).with("Cache-Control", "public, max-age=86400");
        this.openApi = Answer.of(200, "application/yaml; charset=utf-8", read(OURS + "openapi.yaml"))
                .with("Cache-Control", "public, max-age=300")
                .packedAhead();
    }

    private String add(String name, String extension, String contentType, byte[] content) {
        String file = name + "." + fingerprint(content) + "." + extension;
        files.put(
                file,
                Answer.of(200, contentType, content)
                        .with("Cache-Control", A_YEAR)
                        .packedAhead());
        return "/static/" + file;
    }

    /** Where the files are. */
    public Assets assets() {
        return assets;
    }

    /** Hands out the file that the path names. */
    public Answer file(Call call) {
        @Nullable Answer file = files.get(call.path("file"));
        if (file == null) {
            throw Problem.notFound();
        }
        return file;
    }

    /** Hands out the icon under the name that browsers guess. */
    public Answer icon(Call call) {
        return icon;
    }

    /** Hands out the description of the JSON interface. */
    public Answer openApi(Call call) {
        return openApi;
    }

    /** Several files as one, so that a first visit asks once. */
    private static byte[] joined(List<String> names) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String name : names) {
            all.writeBytes(read(OURS + name));
        }
        return all.toByteArray();
    }

    private static byte[] read(String resource) {
        try (InputStream in = StaticFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fingerprint(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
