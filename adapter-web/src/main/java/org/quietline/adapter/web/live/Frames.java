package org.quietline.adapter.web.live;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.quietline.adapter.web.live.Views.View;
import org.quietline.adapter.web.site.Pages;
import org.quietline.application.browse.FollowMessages.Event;

/** Events as they go over the wire. What many pages show alike is made once for all of them. */
final class Frames {
    private static final byte[] NOTHING = new byte[0];

    /** Pages are hardly ever further apart than this; those that are have it made once more. */
    private static final int MOST_KEPT = 512;

    private final Map<Key, byte[]> kept = new ConcurrentHashMap<>();

    private record Key(String kind, String event) {}

    /** The bytes of this event for this view; none when the view does not change. */
    byte[] of(View view, Event event) {
        return switch (event) {
            case Event.Gap gap -> bytes("id: " + gap.id() + "\nevent: gap\ndata: \n\n");
            case Event.Changed changed -> {
                if (!view.shows().test(changed.message())) {
                    yield NOTHING;
                }
                String kind = view.kind().apply(changed.message());
                if (kind.isEmpty()) {
                    yield made(view, changed);
                }
                if (kept.size() > MOST_KEPT) {
                    kept.clear();
                }
                yield kept.computeIfAbsent(new Key(kind, changed.id()), key -> made(view, changed));
            }
        };
    }

    private static byte[] made(View view, Event.Changed changed) {
        Optional<String> html = view.html()
                .apply(changed.message())
                .map(model -> new String(Pages.bytes(model), StandardCharsets.UTF_8));
        return html.map(text -> bytes("id: " + changed.id() + "\nevent: message\n" + data(text)))
                .orElse(NOTHING);
    }

    /** A line break of any kind begins a new line of data. */
    private static String data(String html) {
        StringBuilder data = new StringBuilder();
        for (String line : html.split("\r\n|\r|\n", -1)) {
            data.append("data: ").append(line).append('\n');
        }
        return data.append('\n').toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
