package org.quietline.adapter.sqlite.file;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.quietline.application.port.StoreUnavailableException;

/** Gives a database its present shape, by Flyway. Each step is one transaction together with the note of it. */
final class Migrations {
    private static final String LOCATION = "classpath:db/migration";

    /** Several processes may open a new file at once: all but one of them fail, and then find the work done. */
    private static final int ATTEMPTS = 5;

    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private Migrations() {}

    static void bringUpToDate(Path file) {
        ONE_AT_A_TIME.lock();
        try {
            looksLikeDatabase(file);
            migrate(file);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    /** Reads the file's schema, which fails for what is no database, is cut short, or cannot be written to. */
    private static void looksLikeDatabase(Path file) {
        try (Session session = Session.toWrite(file)) {
            session.query("SELECT count(*) FROM sqlite_schema").first(Row::number);
        } catch (SQLException e) {
            throw Failures.of("open " + file, e);
        }
    }

    private static void migrate(Path file) {
        Flyway flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource("jdbc:sqlite:" + file, null, null)
                .locations(LOCATION)
                .loggers(QuietFlywayLogs.class.getName())
                .ignoreMigrationPatterns(new String[0])
                .load();
        for (int attempt = 1; ; attempt++) {
            try {
                flyway.migrate();
                return;
            } catch (FlywayValidateException e) {
                throw new StoreUnavailableException("could not open " + file + ": " + reason(flyway), null);
            } catch (FlywayException e) {
                if (attempt == ATTEMPTS) {
                    throw failure(file, e);
                }
            }
        }
    }

    private static String reason(Flyway flyway) {
        boolean newer = flyway.validateWithResult().invalidMigrations.stream()
                .anyMatch(
                        step -> step.errorDetails.errorCode == CoreErrorCode.APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED);
        return newer
                ? "it was written by a newer version of this program"
                : "its tables are not those that this program made";
    }

    private static StoreUnavailableException failure(Path file, FlywayException e) {
        if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return new StoreUnavailableException("could not open " + file + ": it belongs to another program", null);
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException known) {
                return Failures.of("give " + file + " its tables", known);
            }
        }
        return new StoreUnavailableException("could not give " + file + " its tables", null);
    }
}
