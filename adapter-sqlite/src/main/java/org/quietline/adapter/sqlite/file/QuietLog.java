package org.quietline.adapter.sqlite.file;

import org.flywaydb.core.api.logging.Log;
import org.slf4j.Logger;

/** Flyway's log, with its news of every start turned down to details. */
record QuietLog(Logger log) implements Log {
    @Override
    public void debug(String message) {
        log.trace(message);
    }

    @Override
    public void info(String message) {
        log.debug(message);
    }

    @Override
    public void warn(String message) {
        log.warn(message);
    }

    @Override
    public void error(String message) {
        log.error(message);
    }

    @Override
    public void error(String message, Exception failure) {
        log.error(message, failure);
    }

    @Override
    public void notice(String message) {
        log.debug(message);
    }
}
