package org.quietline.bootstrap.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.UserFile.BadUserFileException;
import org.quietline.application.port.UserFile.Row;
import org.quietline.application.users.ManageUsers.Outcome;
import org.quietline.bootstrap.users.CsvUserFile;
import org.quietline.bootstrap.users.NumberReader;
import org.quietline.bootstrap.wiring.StoreTools;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers many users at once. */
@Command(
        name = "import",
        description = {
            "Register the users of a CSV file.",
            "Line 1 is the header phoneNumber,displayName,status. Good rows are taken in; every bad row is told by its"
                    + " line, and then the exit code is 1. Done twice, it changes nothing the second time."
        })
final class UsersImportCommand extends StoreCommand {
    @Parameters(paramLabel = "FILE.csv", description = "The file in UTF-8, or - for standard input.")
    private String file = "";

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Also accept the national format of this country, a two-letter code like US.")
    private @Nullable String region;

    @Option(names = "--dry-run", description = "Tell what would happen, and change nothing.")
    private boolean dryRun;

    UsersImportCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int work(StoreTools tools) {
        checkRegion();
        Counts counts = new Counts();
        try (Reader text = new InputStreamReader(open(), StandardCharsets.UTF_8);
                Progress progress = new Progress(surroundings(), "rows")) {
            new CsvUserFile().read(text, region, row -> {
                progress.step();
                take(row, tools, counts);
            });
        } catch (BadUserFileException e) {
            throw CommandFailedException.failed(e.reason());
        } catch (IOException e) {
            throw CommandFailedException.failed("the file cannot be read");
        }
        print((dryRun ? "would be: " : "") + counts);
        return counts.bad == 0 ? ExitCode.FINE : ExitCode.FAILED;
    }

    private void checkRegion() {
        try {
            new NumberReader(region);
        } catch (IllegalArgumentException e) {
            throw CommandFailedException.wrongUsage("--region must be a two-letter code of a country, like US or DE");
        }
    }

    private InputStream open() throws IOException {
        try {
            return file.equals("-")
                    ? surroundings().in()
                    : Files.newInputStream(surroundings().directory().resolve(Path.of(file)));
        } catch (InvalidPathException e) {
            throw new IOException(e);
        }
    }

    private void take(Row row, StoreTools tools, Counts counts) {
        switch (row) {
            case Row.Bad bad -> {
                counts.bad++;
                surroundings().err().println("line " + bad.line() + ": " + bad.reason());
            }
            case Row.Good good ->
                counts.count(tools.manageUsers().put(good.number(), good.name(), good.status(), ACTOR, dryRun));
        }
    }

    /** How many rows of each kind there were. */
    private static final class Counts {
        private int added;
        private int changed;
        private int unchanged;
        private int bad;

        void count(Outcome outcome) {
            switch (outcome) {
                case Outcome.Added user -> added++;
                case Outcome.Changed user -> changed++;
                case Outcome.Unchanged user -> unchanged++;
                case Outcome.Unknown nobody -> throw new IllegalStateException("nobody removes users");
            }
        }

        @Override
        public String toString() {
            return added + " added, " + changed + " changed, " + unchanged + " unchanged, " + bad + " bad";
        }
    }
}
