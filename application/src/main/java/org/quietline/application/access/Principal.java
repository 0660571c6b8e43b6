package org.quietline.application.access;

/**
 * Who asks: a person with a session, or a program with an API token.
 *
 * @param name the operator's name, or {@code token:name}; what the log and the audit know them by
 * @param isPerson whether it is a person with a browser
 */
public record Principal(String name, boolean isPerson) {
    static Principal person(String operator) {
        return new Principal(operator, true);
    }

    static Principal program(String name) {
        return new Principal("token:" + name, false);
    }
}
