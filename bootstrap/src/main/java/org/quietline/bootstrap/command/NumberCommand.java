package org.quietline.bootstrap.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.quietline.bootstrap.wiring.StoreTools;
import org.quietline.domain.phone.PhoneNumber;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command about one user, whose number is given. */
abstract class NumberCommand extends StoreCommand {
    private static final int LONGEST_LINE = 1000;

    @Parameters(
            paramLabel = "NUMBER",
            description = "The number in E.164 form like +15551234567, or - to read it from standard input.")
    private String number = "";

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Also accept the national format of this country, a two-letter code like US.")
    private @Nullable String region;

    NumberCommand(Surroundings surroundings) {
        super(surroundings);
    }

    /** Does it for this number, and returns the exit code. */
    abstract int work(StoreTools tools, PhoneNumber of);

    @Override
    final int work(StoreTools tools) {
        return work(tools, number());
    }

    private PhoneNumber number() {
        String form = region == null
                ? "NUMBER must be in E.164 form, + and 7 to 15 digits without anything between; or name its country with"
                        + " --region"
                : "NUMBER must be in E.164 form, or be a number of that country as people there write it";
        return reader(region)
                .read(number.equals("-") ? firstLine() : number)
                .orElseThrow(() -> CommandFailedException.wrongUsage(form));
    }

    private String firstLine() {
        try {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(surroundings().in(), StandardCharsets.UTF_8));
            String line = reader.readLine();
            return line == null || line.length() > LONGEST_LINE ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
