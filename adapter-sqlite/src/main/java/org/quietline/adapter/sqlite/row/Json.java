package org.quietline.adapter.sqlite.row;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.Media;
import org.quietline.domain.message.OutgoingMessage.Step;

/** The columns that hold lists, as JSON. */
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** {@code [{"status":"queued","at":NANOSECONDS}]}, the oldest first. */
    public static String ofHistory(List<Step> history) {
        return array(json -> {
            for (Step step : history) {
                json.writeStartObject();
                json.writeStringField("status", step.status().code());
                json.writeNumberField("at", Times.toNanos(step.at()));
                json.writeEndObject();
            }
        });
    }

    /**
     * Reads what {@link #ofHistory} wrote.
     *
     * @throws UnreadableException if it is something else
     */
    public static List<Step> history(String json) {
        List<Step> history = new ArrayList<>();
        eachObject(json, fields -> {
            String status = fields.text("status");
            history.add(new Step(
                    DeliveryStatus.ofCode(status).orElseThrow(() -> new UnreadableException("a status in the history")),
                    Times.ofNanos(fields.number("at"))));
        });
        return history;
    }

    /** {@code [{"url":"...","contentType":"..."}]}, or null when there is none. */
    public static @Nullable String ofMedia(List<Media> media) {
        if (media.isEmpty()) {
            return null;
        }
        return array(json -> {
            for (Media file : media) {
                json.writeStartObject();
                json.writeStringField("url", file.url());
                json.writeStringField("contentType", file.contentType());
                json.writeEndObject();
            }
        });
    }

    /**
     * Reads what {@link #ofMedia} wrote.
     *
     * @throws UnreadableException if it is something else
     */
    public static List<Media> media(@Nullable String json) {
        if (json == null) {
            return List.of();
        }
        List<Media> media = new ArrayList<>();
        eachObject(json, fields -> media.add(new Media(fields.text("url"), fields.text("contentType"))));
        return media;
    }

    @FunctionalInterface
    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    @FunctionalInterface
    private interface Reader {
        void read(Fields fields);
    }

    /** The two kinds of fields that an object here has. */
    private static final class Fields {
        private final Map<String, String> values = new HashMap<>();

        String text(String name) {
            String value = values.get(name);
            if (value == null) {
                throw new UnreadableException("a list in JSON");
            }
            return value;
        }

        long number(String name) {
            try {
                return Long.parseLong(text(name));
            } catch (NumberFormatException e) {
                throw new UnreadableException("a list in JSON");
            }
        }
    }

    private static String array(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartArray();
            content.write(json);
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void eachObject(String text, Reader reader) {
        try (JsonParser json = FACTORY.createParser(text)) {
            expect(json.nextToken() == JsonToken.START_ARRAY);
            while (json.nextToken() == JsonToken.START_OBJECT) {
                Fields fields = new Fields();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    expect(json.nextToken().isScalarValue());
                    fields.values.put(name, json.getText());
                }
                reader.read(fields);
            }
            expect(json.currentToken() == JsonToken.END_ARRAY);
        } catch (IOException e) {
            throw new UnreadableException("a list in JSON");
        }
    }

    private static void expect(boolean asExpected) {
        if (!asExpected) {
            throw new UnreadableException("a list in JSON");
        }
    }
}
