package org.quietline.adapter.firestore.client;

import com.google.cloud.firestore.FieldValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a document to be written. Every text in it is fit to be sent. */
public final class Draft {
    private final Map<String, Object> fields = new HashMap<>();
    private final boolean isUpdate;

    private Draft(boolean isUpdate) {
        this.isUpdate = isUpdate;
    }

    /** Of a new document: what is absent is left out. */
    public static Draft ofNew() {
        return new Draft(false);
    }

    /** Of a change to a document: what is absent is taken away; fields that are not named stay. */
    public static Draft ofUpdate() {
        return new Draft(true);
    }

    /** A text, or none. */
    public Draft text(String field, @Nullable String value) {
        return put(field, value == null ? null : Texts.wellFormed(value));
    }

    /** A text, or none. */
    public Draft text(String field, Optional<String> value) {
        return text(field, value.orElse(null));
    }

    /** A time, or none. */
    public Draft time(String field, @Nullable Instant value) {
        return put(field, value == null ? null : Times.of(value));
    }

    /** A time, or none. */
    public Draft time(String field, Optional<Instant> value) {
        return time(field, value.orElse(null));
    }

    /** The time at which Firestore commits it. */
    public Draft commitTime(String field) {
        return put(field, FieldValue.serverTimestamp());
    }

    /** A number. */
    public Draft number(String field, @Nullable Long value) {
        return put(field, value);
    }

    /** Yes or no. */
    public Draft flag(String field, boolean value) {
        return put(field, value);
    }

    /** Texts in order. */
    public Draft texts(String field, Iterable<String> values) {
        List<String> mended = new ArrayList<>();
        values.forEach(value -> mended.add(Texts.wellFormed(value)));
        return put(field, mended);
    }

    /** Parts with fields of their own. */
    public Draft parts(String field, List<Draft> values) {
        return put(field, values.stream().map(Draft::fields).toList());
    }

    /** Numbers by their names. */
    public Draft numbers(String field, Map<String, Long> values) {
        return put(field, values);
    }

    private Draft put(String field, @Nullable Object value) {
        if (value != null) {
            fields.put(field, value);
        } else if (isUpdate) {
            fields.put(field, FieldValue.delete());
        }
        return this;
    }

    /** The fields, for the client. */
    public Map<String, Object> fields() {
        return fields;
    }
}
