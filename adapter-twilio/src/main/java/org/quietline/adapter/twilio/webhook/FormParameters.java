package org.quietline.adapter.twilio.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a form, {@code application/x-www-form-urlencoded} as the URL Standard of WHATWG reads it, kept as
 * the bytes that they stand for. Nothing is ever dropped: an escape that is none stands for itself, a name without
 * {@code =} has an empty value, and bytes that are no UTF-8 are signed as they are and read with U+FFFD in their place.
 */
final class FormParameters {
    /** The most parameters that are looked at; Twilio sends some dozens. */
    static final int MOST = 1000;

    private final SortedMap<Part, SortedSet<Part>> values;

    /**
     * A name or a value. Ordered as the texts are by Java and JavaScript, in which Twilio's own libraries sort; the
     * bytes decide between different ones that read the same.
     */
    private static final class Part implements Comparable<Part> {
        private final byte[] bytes;
        private final String text;

        Part(byte[] bytes) {
            this.bytes = bytes;
            this.text = new String(bytes, StandardCharsets.UTF_8);
        }

        @Override
        public int compareTo(Part other) {
            int byText = text.compareTo(other.text);
            return byText == 0 ? Arrays.compareUnsigned(bytes, other.bytes) : byText;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Part that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    private FormParameters(SortedMap<Part, SortedSet<Part>> values) {
        this.values = values;
    }

    /** Reads a form; empty when it has more than {@link #MOST} parameters. */
    static Optional<FormParameters> parse(byte[] form) {
        SortedMap<Part, SortedSet<Part>> values = new TreeMap<>();
        int count = 0;
        for (int start = 0; start < form.length; ) {
            int end = indexOf(form, '&', start, form.length);
            if (end > start) {
                if (++count > MOST) {
                    return Optional.empty();
                }
                int equals = indexOf(form, '=', start, end);
                Part value = decoded(form, Math.min(equals + 1, end), end);
                values.computeIfAbsent(decoded(form, start, equals), name -> new TreeSet<>())
                        .add(value);
            }
            start = end + 1;
        }
        return Optional.of(new FormParameters(values));
    }

    /** Reads the query of a raw path and query. */
    static Optional<FormParameters> ofQuery(String pathAndQuery) {
        int mark = pathAndQuery.indexOf('?');
        String query = mark < 0 ? "" : pathAndQuery.substring(mark + 1);
        return parse(query.getBytes(StandardCharsets.UTF_8));
    }

    private static int indexOf(byte[] form, char wanted, int start, int end) {
        int i = start;
        while (i < end && form[i] != wanted) {
            i++;
        }
        return i;
    }

    private static Part decoded(byte[] form, int start, int end) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(end - start);
        for (int i = start; i < end; i++) {
            if (form[i] == '%' && i + 2 < end && isHex(form[i + 1]) && isHex(form[i + 2])) {
                decoded.write(Character.digit(form[i + 1], 16) * 16 + Character.digit(form[i + 2], 16));
                i += 2;
            } else {
                decoded.write(form[i] == '+' ? ' ' : form[i]);
            }
        }
        return new Part(decoded.toByteArray());
    }

    private static boolean isHex(byte b) {
        return Character.digit(b, 16) >= 0;
    }

    /**
     * What Twilio signs after the URL: every name, in order, and its value; a name that has several values once for
     * each of them, in order, equal ones once.
     */
    byte[] signed() {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        values.forEach((name, all) -> all.forEach(value -> {
            signed.writeBytes(name.bytes);
            signed.writeBytes(value.bytes);
        }));
        return signed.toByteArray();
    }

    /** The value of this name; empty when it is missing, or has several and so means nothing certain. */
    Optional<String> single(String name) {
        List<String> all = all(name);
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    /** The different values of this name. */
    List<String> all(String name) {
        SortedSet<Part> all = values.get(new Part(name.getBytes(StandardCharsets.UTF_8)));
        if (all == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        all.forEach(value -> texts.add(value.text));
        return texts;
    }

    /** The number of names alone: names and values may be private. */
    @Override
    public String toString() {
        return "form of " + values.size() + " names";
    }
}
