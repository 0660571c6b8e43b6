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
        reader(region);
        Counts counts = new Counts();
        try (Progress progress = progress();
                Reader text = new InputStreamReader(progress.reading(open()), StandardCharsets.UTF_8)) {
            new CsvUserFile().read(text, region, row -> take(row, tools, counts, progress));
        } catch (BadUserFileException e) {
            throw CommandFailedException.failed(e.reason());
        } catch (IOException e) {
            throw CommandFailedException.failed("the file cannot be read");
        }
        print((dryRun ? "would be: " : "") + counts);
        return counts.bad == 0 ? ExitCode.FINE : ExitCode.FAILED;
    }

    private Progress progress() throws IOException {
        return file.equals("-")
                ? Progress.counting(surroundings(), "bytes read")
                : Progress.ofBytes(surroundings(), "import", Files.size(path()));
    }

    private InputStream open() throws IOException {
        return file.equals("-") ? surroundings().in() : Files.newInputStream(path());
    }

    private Path path() throws IOException {
        try {
            return surroundings().directory().resolve(Path.of(file));
        } catch (InvalidPathException e) {
            throw new IOException(e);
        }
    }

    private void take(Row row, StoreTools tools, Counts counts, Progress progress) {
        switch (row) {
            case Row.Bad bad -> {
                counts.bad++;
                progress.println("line " + bad.line() + ": " + bad.reason());
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
