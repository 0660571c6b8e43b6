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

    /** Gives a new file its tables, and one of an older version what it lacks. */
    static void bringUpToDate(Path file) {
        ONE_AT_A_TIME.lock();
        try {
            looksLikeDatabase(file);
            migrate(file, flyway(file));
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    /** Gives a new file its tables, and refuses one of another version without changing it. */
    static void expectPresentShape(Path file) {
        ONE_AT_A_TIME.lock();
        try {
            looksLikeDatabase(file);
            Flyway flyway = flyway(file);
            if (flyway.info().current() == null) {
                migrate(file, flyway);
            } else if (flyway.info().pending().length > 0) {
                throw refused(
                        file,
                        "it was written by an older version of this program; serve brings it up to date, no other"
                                + " command does: start serve of this version first, or use the version that wrote it");
            } else if (!flyway.validateWithResult().validationSuccessful) {
                throw refused(file, reason(flyway));
            }
        } catch (FlywayException e) {
            throw failure(file, e);
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

    private static Flyway flyway(Path file) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource("jdbc:sqlite:" + file, null, null)
                .locations(LOCATION)
                .loggers(QuietFlywayLogs.class.getName())
                .ignoreMigrationPatterns(new String[0])
                .load();
    }

    private static void migrate(Path file, Flyway flyway) {
        for (int attempt = 1; ; attempt++) {
            try {
                flyway.migrate();
                return;
            } catch (FlywayValidateException e) {
                throw refused(file, reason(flyway));
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

    private static StoreUnavailableException refused(Path file, String why) {
        return new StoreUnavailableException("could not open " + file + ": " + why, null);
    }

    private static StoreUnavailableException failure(Path file, FlywayException e) {
        if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return refused(file, "it belongs to another program");
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException known) {
                return Failures.of("give " + file + " its tables", known);
            }
        }
        return new StoreUnavailableException("could not give " + file + " its tables", null);
    }
}
