package org.quietline.simulator.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parameters of a form or query in their order; a name may occur more than once. Always UTF-8. */
public final class Form {
    private static final Form EMPTY = new Form(List.of());

    private final List<Parameter> parameters;

    private Form(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    /** Returns a form without parameters. */
    public static Form empty() {
        return EMPTY;
    }

    /** Returns a form of these parameters. */
    public static Form of(List<Parameter> parameters) {
        return new Form(List.copyOf(parameters));
    }

    /**
     * Reads {@code a=b&c=d}.
     *
     * @throws MalformedFormException if an escape is malformed
     */
    public static Form parse(String encoded) {
        if (encoded.isEmpty()) {
            return EMPTY;
        }
        List<Parameter> parameters = new ArrayList<>();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters.add(new Parameter(decoded(name), decoded(value)));
            }
        }
        return new Form(List.copyOf(parameters));
    }

    /** Returns the parameters as {@code a=b&c=d}. */
    public static String encode(List<Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> encoded(parameter.name()) + "=" + encoded(parameter.value()))
                .collect(Collectors.joining("&"));
    }

    /** Returns all parameters in their order. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** Returns the first value of this name, which may be empty text. */
    public Optional<String> first(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .findFirst();
    }

    /** Returns the first value of this name unless it is blank. */
    public Optional<String> filled(String name) {
        return first(name).filter(value -> !value.isBlank());
    }

    /**
     * Returns the first value of this name as a phone number. An unescaped {@code +} arrives as a space, as it must in
     * a form; before digits it is put back, because it is what people type.
     */
    public Optional<String> number(String name) {
        return filled(name).map(value -> value.matches(" [0-9]+") ? "+" + value.substring(1) : value);
    }

    /** Returns every value of this name. */
    public List<String> all(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .toList();
    }

    @Override
    public String toString() {
        return parameters.toString();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedFormException();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
