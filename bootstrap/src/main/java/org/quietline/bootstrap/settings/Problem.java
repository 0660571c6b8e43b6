package org.quietline.bootstrap.settings;

/**
 * Why a configuration cannot be used.
 *
 * @param variable the variable that it is about
 * @param remedy what is wrong and what to do; never the variable's value
 */
public record Problem(String variable, String remedy) {
    /** One line. */
    @Override
    public String toString() {
        return variable + ": " + remedy;
    }
}
