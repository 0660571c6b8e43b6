package org.quietline.simulator.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.simulator.account.Account;
import org.quietline.simulator.http.Call;
import org.quietline.simulator.http.Reply;
import org.quietline.simulator.message.Media;
import org.quietline.simulator.message.Message;
import org.quietline.simulator.message.MessageStore;

/** The media of messages. Whatever was sent, the bytes are those of one small stored picture. */
final class MediaApi {
    private static final byte[] PICTURE = picture();

    private final Account account;
    private final MessageStore store;
    private final Paths paths;

    MediaApi(Account account, MessageStore store, Paths paths) {
        this.account = account;
        this.store = store;
        this.paths = paths;
    }

    Reply list(Call call) {
        Optional<Message> message = store.find(call.path("sid"));
        if (message.isEmpty()) {
            return ApiError.notFound(call.path()).reply();
        }
        List<Map<String, @Nullable Object>> media = message.get().content().media().stream()
                .map(each -> json(message.get(), each))
                .toList();
        return OnlyPage.of(paths.message(message.get().sid()) + "/Media.json", "media_list", media);
    }

    /** Answers with the bytes, or with what is known of them if the name ends in {@code .json}. */
    Reply read(Call call) {
        String name = call.path("media");
        Optional<Message> message = store.find(call.path("sid"));
        Optional<Media> media = message.flatMap(known -> known.content().media().stream()
                .filter(each -> each.sid().equals(Paths.bare(name)))
                .findFirst());
        if (message.isEmpty() || media.isEmpty()) {
            return ApiError.notFound(call.path()).reply();
        }
        return name.endsWith(".json")
                ? Reply.json(200, json(message.get(), media.get()))
                : Reply.bytes(200, "image/png", PICTURE);
    }

    private Map<String, @Nullable Object> json(Message message, Media media) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("sid", media.sid());
        json.put("account_sid", account.sid());
        json.put("parent_sid", message.sid());
        json.put("content_type", media.contentType());
        json.put("date_created", Dates.rfc2822(message.progress().created()));
        json.put("date_updated", Dates.rfc2822(message.progress().created()));
        json.put("uri", paths.message(message.sid()) + "/Media/" + media.sid() + ".json");
        return json;
    }

    private static byte[] picture() {
        try (InputStream in = MediaApi.class.getResourceAsStream("picture.png")) {
            if (in == null) {
                throw new IllegalStateException("the picture is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
