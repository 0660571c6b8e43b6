package org.quietline.adapter.sqlite.file;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes Flyway's log on, with its news of every start turned down to details. Flyway makes one by its name. */
public final class QuietFlywayLogs implements LogCreator {
    /** For Flyway alone. */
    public QuietFlywayLogs() {}

    @Override
    public Log createLogger(Class<?> subject) {
        return new QuietLog(LoggerFactory.getLogger(subject));
    }

    private record QuietLog(Logger log) implements Log {
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
}
