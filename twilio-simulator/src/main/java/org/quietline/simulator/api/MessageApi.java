package org.quietline.simulator.api;

import java.util.Optional;
import org.quietline.simulator.http.Call;
import org.quietline.simulator.http.Form;
import org.quietline.simulator.http.Reply;
import org.quietline.simulator.message.Message;
import org.quietline.simulator.message.MessageStore;
import org.quietline.simulator.network.Network;

/** One message: read it, take out its text, call it back, delete it. */
final class MessageApi {
    private final Network network;
    private final MessageStore store;
    private final MessageJson json;

    MessageApi(Network network, MessageJson json) {
        this.network = network;
        this.store = network.messages();
        this.json = json;
    }

    Reply read(Call call) {
        return found(store.find(sid(call)), call);
    }

    Reply update(Call call) {
        Form form = call.form();
        Optional<Message> message = store.find(sid(call));
        if (message.isEmpty()) {
            return ApiError.notFound(call.path()).reply();
        }
        if (form.first("Status").filter("canceled"::equals).isPresent()) {
            return network.cancel(message.get().sid())
                    .map(canceled -> Reply.json(200, json.of(canceled)))
                    .orElseGet(() -> ApiError.badRequest(30409, "Message is not in a state to be canceled")
                            .reply());
        }
        if (form.first("Body").filter(String::isEmpty).isEmpty()) {
            return ApiError.badRequest(20001, "Body may only be set to empty text")
                    .reply();
        }
        if (!message.get().status().isFinal()) {
            return notComplete("redact");
        }
        return found(store.update(message.get().sid(), Message::redacted), call);
    }

    Reply delete(Call call) {
        Optional<Message> message = store.find(sid(call));
        if (message.isPresent() && !message.get().status().isFinal()) {
            return notComplete("delete");
        }
        return store.remove(sid(call))
                ? Reply.empty(204)
                : ApiError.notFound(call.path()).reply();
    }

    private Reply found(Optional<Message> message, Call call) {
        return message.map(known -> Reply.json(200, json.of(known)))
                .orElseGet(() -> ApiError.notFound(call.path()).reply());
    }

    private static Reply notComplete(String verb) {
        return new ApiError(409, 20009, "Cannot " + verb + " this resource before it is complete").reply();
    }

    private static String sid(Call call) {
        return Paths.bare(call.path("sid"));
    }
}
