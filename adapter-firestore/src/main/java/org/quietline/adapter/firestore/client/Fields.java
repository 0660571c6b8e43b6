package org.quietline.adapter.firestore.client;

import com.google.cloud.Timestamp;
import com.google.cloud.firestore.DocumentSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a document as read. Somebody may have edited it by hand, so every type is checked. */
public final class Fields {
    private final Map<?, ?> values;

    private Fields(Map<?, ?> values) {
        this.values = values;
    }

    /** The fields of this document, which exists. */
    public static Fields of(DocumentSnapshot document) {
        Map<String, Object> data = document.getData();
        return new Fields(data == null ? Map.of() : data);
    }

    /** A text that has to be there. */
    public String text(String field) throws BadDocumentException {
        return there(field, textOrNull(field));
    }

    /** A text; null when it is absent. */
    public @Nullable String textOrNull(String field) throws BadDocumentException {
        return value(field, String.class);
    }

    /** A time that has to be there. */
    public Instant time(String field) throws BadDocumentException {
        return there(field, timeOrNull(field));
    }

    /** A time; null when it is absent. */
    public @Nullable Instant timeOrNull(String field) throws BadDocumentException {
        Timestamp value = value(field, Timestamp.class);
        return value == null ? null : Times.from(value);
    }

    /** A whole number that has to be there. */
    public long number(String field) throws BadDocumentException {
        return there(field, numberOrNull(field));
    }

    /** A whole number; null when it is absent. */
    public @Nullable Long numberOrNull(String field) throws BadDocumentException {
        return value(field, Long.class);
    }

    /** Whole numbers by their names; none when they are absent. */
    public Map<String, Long> numbers(String field) throws BadDocumentException {
        Map<?, ?> values = value(field, Map.class);
        Map<String, Long> numbers = new HashMap<>();
        if (values != null) {
            for (Map.Entry<?, ?> entry : values.entrySet()) {
                if (!(entry.getKey() instanceof String name) || !(entry.getValue() instanceof Long number)) {
                    throw new BadDocumentException(field + " holds something else than numbers");
                }
                numbers.put(name, number);
            }
        }
        return numbers;
    }

    /** Whether a field says yes; no when it is absent. */
    public boolean flag(String field) throws BadDocumentException {
        Boolean value = value(field, Boolean.class);
        return value != null && value;
    }

    /** Parts with fields of their own; none when they are absent. */
    public List<Fields> parts(String field) throws BadDocumentException {
        List<Fields> parts = new ArrayList<>();
        for (Object value : list(field)) {
            if (!(value instanceof Map<?, ?> map)) {
                throw new BadDocumentException(field + " holds something else than maps");
            }
            parts.add(new Fields(map));
        }
        return parts;
    }

    private List<?> list(String field) throws BadDocumentException {
        List<?> value = value(field, List.class);
        return value == null ? List.of() : value;
    }

    private <T> @Nullable T value(String field, Class<T> type) throws BadDocumentException {
        Object value = values.get(field);
        if (value != null && !type.isInstance(value)) {
            throw new BadDocumentException(field + " is no " + type.getSimpleName());
        }
        return type.cast(value);
    }

    private static <T> T there(String field, @Nullable T value) throws BadDocumentException {
        if (value == null) {
            throw new BadDocumentException(field + " is missing");
        }
        return value;
    }
}
