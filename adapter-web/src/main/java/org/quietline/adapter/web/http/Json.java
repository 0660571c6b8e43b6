package org.quietline.adapter.web.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** An object without fields. */
    public Json() {}

    /** Adds a field; null leaves it out. */
    public Json put(String name, @Nullable Object value) {
        if (value instanceof Json json) {
            fields.put(name, json.fields);
        } else if (value != null) {
            fields.put(name, value);
        }
        return this;
    }

    /** The fields so far. */
    public Map<String, Object> fields() {
        return fields;
    }

    /** The object as an answer. */
    public Answer answer(int status) {
        return answer(status, MediaTypes.JSON);
    }

    /** The object as an answer of this type. */
    public Answer answer(int status, String contentType) {
        try {
            return Answer.of(status, contentType, MAPPER.writeValueAsBytes(fields));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("fields are plain values", e);
        }
    }

    /** The text fields of the object in a request; throws a problem when it is malformed. */
    public static Map<String, String> texts(Call call) {
        JsonNode object;
        try {
            object = MAPPER.readTree(call.body());
        } catch (IOException e) {
            throw malformed();
        }
        if (!object.isObject()) {
            throw malformed();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties().forEach(field -> {
            if (!field.getValue().isTextual()) {
                throw Problem.of(400, "Every field of the JSON has to be a text.");
            }
            texts.put(field.getKey(), field.getValue().textValue());
        });
        return texts;
    }

    private static Problem malformed() {
        return Problem.of(400, "The body has to be one JSON object.");
    }

    /** The fields of a request, whether it came as JSON or as a form. */
    public static Fields fields(Call call) {
        if (call.isJson()) {
            Map<String, String> texts = texts(call);
            return name -> Optional.ofNullable(texts.get(name));
        }
        return Form.of(call)::field;
    }

    /** Fields by their names. */
    @FunctionalInterface
    public interface Fields {
        /** The field's value, also when it is empty. */
        Optional<String> field(String name);

        /** The field's value, or "". */
        default String text(String name) {
            return field(name).orElse("");
        }
    }
}
