package org.quietline.bootstrap.demo;

/** Something else listens on a port that was asked for. */
public final class PortTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortTakenException(int port, String option) {
        super("port " + port + " is in use; choose another one with " + option);
    }
}
