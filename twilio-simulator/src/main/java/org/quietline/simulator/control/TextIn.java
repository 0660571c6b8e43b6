package org.quietline.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.quietline.simulator.account.OwnNumbers;
import org.quietline.simulator.control.Views.TextView;
import org.quietline.simulator.control.Views.WebhookView;
import org.quietline.simulator.http.Call;
import org.quietline.simulator.http.Form;
import org.quietline.simulator.http.Json;
import org.quietline.simulator.http.Parameter;
import org.quietline.simulator.http.Reply;
import org.quietline.simulator.message.Media;
import org.quietline.simulator.message.Message;
import org.quietline.simulator.message.Sids;
import org.quietline.simulator.network.IncomingText;
import org.quietline.simulator.network.IncomingTexts;
import org.quietline.simulator.webhook.Delivery;

/**
 * A phone texts in: by a form or JSON with {@code From}, {@code To}, {@code Body}, {@code MediaUrl}, {@code NumMedia}.
 */
final class TextIn {
    private static final int LONGEST_BODY = 1600;
    private static final int MOST_MEDIA = 10;

    private final IncomingTexts texts;
    private final OwnNumbers numbers;

    TextIn(IncomingTexts texts, OwnNumbers numbers) {
        this.texts = texts;
        this.numbers = numbers;
    }

    Reply answer(Call call) throws IOException, InterruptedException {
        Optional<Form> read = call.isJson() ? fields(call.body()) : Optional.of(call.form());
        if (read.isEmpty()) {
            return Problems.badRequest("The body must be a JSON object whose fields have names");
        }
        Form form = read.get();
        Optional<String> from = form.number("From");
        String to = form.number("To").orElseGet(() -> numbers.first().number());
        String body = form.first("Body").orElse("").replace("\r\n", "\n");
        if (from.isEmpty()) {
            return Problems.badRequest("From is missing: the number of the phone that texts");
        }
        if (numbers.find(to).isEmpty()) {
            return Problems.badRequest("To is none of the account's numbers");
        }
        if (body.length() > LONGEST_BODY) {
            return Problems.badRequest("Body is longer than 1600 characters");
        }
        Message message = texts.keep(new IncomingText(from.get(), to, body, media(form)));
        if (wait(call, form)) {
            return Reply.json(201, view(texts.announce(message)));
        }
        return Reply.json(202, new TextView(message.sid(), null)).then(() -> texts.announceLater(message));
    }

    private static TextView view(IncomingTexts.Receipt receipt) {
        WebhookView webhook = receipt.delivery().map(TextIn::view).orElseGet(() -> new WebhookView(false, null, null));
        return new TextView(receipt.message().sid(), webhook);
    }

    private static WebhookView view(Delivery delivery) {
        return new WebhookView(
                delivery.delivered(),
                delivery.status() == 0 ? null : delivery.status(),
                delivery.errorCode() == 0 ? null : delivery.errorCode());
    }

    private static boolean wait(Call call, Form form) {
        return !call.query()
                .first("wait")
                .or(() -> form.first("wait"))
                .orElse("true")
                .equals("false");
    }

    private static List<Media> media(Form form) {
        List<Media> media = new ArrayList<>();
        form.all("MediaUrl").forEach(url -> media.add(new Media(Sids.next("ME"), "image/jpeg", url)));
        int stored = form.first("NumMedia")
                .filter(text -> text.matches("[0-9]{1,2}"))
                .map(Integer::parseInt)
                .orElse(0);
        while (media.size() < Math.min(stored, MOST_MEDIA)) {
            media.add(new Media(Sids.next("ME"), "image/png", null));
        }
        return media;
    }

    /**
     * Reads a flat JSON object as a form: names in any case of their first letter, lists as repeated names. Empty when
     * it is something else.
     */
    private static Optional<Form> fields(byte[] json) {
        List<Parameter> parameters = new ArrayList<>();
        JsonNode tree;
        try {
            tree = Json.tree(json);
        } catch (IOException e) {
            return Optional.empty();
        }
        if (!tree.isObject() || tree.has("")) {
            return Optional.empty();
        }
        tree.properties().forEach(field -> {
            String name = field.getKey().equals("wait")
                    ? "wait"
                    : Character.toUpperCase(field.getKey().charAt(0))
                            + field.getKey().substring(1);
            if (field.getValue().isArray()) {
                field.getValue().forEach(each -> parameters.add(new Parameter(name, each.asText())));
            } else {
                parameters.add(new Parameter(name, field.getValue().asText()));
            }
        });
        return Optional.of(Form.of(parameters));
    }
}
