package org.quietline.adapter.firestore.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Names as document ids. Firestore takes any name but {@code .}, {@code ..}, {@code __x__} and one with a slash; those,
 * and the percent sign that tells of it, are written as percent and two hexadecimal digits. Different names have
 * different ids.
 */
public final class DocumentIds {
    private DocumentIds() {}

    /** The id for this name, which is not empty. */
    public static String of(String name) {
        String id = name.replace("%", "%25").replace("/", "%2F");
        if (id.equals(".") || id.equals("..")) {
            return id.replace(".", "%2E");
        }
        return id.startsWith("__") && id.endsWith("__") ? "%5F" + id.substring(1) : id;
    }

    /** The name for this id; an id that {@link #of} never makes stands for itself. */
    public static String name(String id) {
        if (id.indexOf('%') < 0) {
            return id;
        }
        try {
            String name = URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
            return of(name).equals(id) ? name : id;
        } catch (IllegalArgumentException e) {
            return id;
        }
    }
}
