package org.quietline.simulator.http;

/** One name and value of a form or query, decoded. It may hold a number or a text, so it shows its name alone. */
public record Parameter(String name, String value) {
    @Override
    public String toString() {
        return name + "=(" + value.length() + " characters)";
    }
}
