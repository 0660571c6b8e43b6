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

/**
 * The parameters of a form, {@code application/x-www-form-urlencoded} as the URL Standard of WHATWG reads it, kept as
 * the bytes that they stand for. Nothing is ever dropped: an escape that is none stands for itself, a name without
 * {@code =} has an empty value, and bytes that are no UTF-8 are signed as they are and read with U+FFFD in their place.
 */
final class FormParameters {
    /** The most parameters that are looked at; Twilio sends some dozens. */
    static final int MOST = 1000;

    private final SortedMap<byte[], SortedSet<byte[]>> values;

    private FormParameters(SortedMap<byte[], SortedSet<byte[]>> values) {
        this.values = values;
    }

    /** No parameters at all. */
    static FormParameters none() {
        return new FormParameters(new TreeMap<>(Arrays::compareUnsigned));
    }

    /** Reads a form; empty when it has more than {@link #MOST} parameters. */
    static Optional<FormParameters> parse(byte[] form) {
        SortedMap<byte[], SortedSet<byte[]>> values = new TreeMap<>(Arrays::compareUnsigned);
        int count = 0;
        for (int start = 0; start < form.length; ) {
            int end = indexOf(form, '&', start, form.length);
            if (end > start) {
                if (++count > MOST) {
                    return Optional.empty();
                }
                int equals = indexOf(form, '=', start, end);
                byte[] value = equals == end ? new byte[0] : decoded(form, equals + 1, end);
                values.computeIfAbsent(decoded(form, start, equals), name -> new TreeSet<>(Arrays::compareUnsigned))
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

    private static byte[] decoded(byte[] form, int start, int end) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(end - start);
        for (int i = start; i < end; i++) {
            if (form[i] == '%' && i + 2 < end && isHex(form[i + 1]) && isHex(form[i + 2])) {
                decoded.write(Character.digit(form[i + 1], 16) * 16 + Character.digit(form[i + 2], 16));
                i += 2;
            } else {
                decoded.write(form[i] == '+' ? ' ' : form[i]);
            }
        }
        return decoded.toByteArray();
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
            signed.writeBytes(name);
            signed.writeBytes(value);
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
        SortedSet<byte[]> all = values.get(name.getBytes(StandardCharsets.UTF_8));
        if (all == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        all.forEach(value -> texts.add(new String(value, StandardCharsets.UTF_8)));
        return texts;
    }

    /** How many names there are. */
    int size() {
        return values.size();
    }

    /** The number of names alone: names and values may be private. */
    @Override
    public String toString() {
        return "form of " + values.size() + " names";
    }
}
