package org.quietline.bootstrap.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quietline.application.browse.BrowseMessages;
import org.quietline.application.browse.Listing;
import org.quietline.application.port.LoggedMessage;
import org.quietline.application.port.MessagePages.IncomingFilter;
import org.quietline.application.port.MessagePages.Order;
import org.quietline.application.port.MessagePages.OutgoingFilter;
import org.quietline.application.port.MessagePages.SortBy;
import org.quietline.bootstrap.wiring.StoreTools;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.OutgoingMessage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes out the logs, masked, a page at a time. */
@Command(
        name = "export",
        description = {
            "Write all messages to standard output, numbers masked, also those within texts.",
            "First what came in, then what went out, each from the oldest on. In CSV a cell that a spreadsheet would"
                    + " take for a formula begins with an apostrophe."
        })
final class ExportCommand extends StoreCommand {
    private static final Order OLDEST_FIRST = new Order(SortBy.TIMESTAMP, false);

    @Option(names = "--format", paramLabel = "csv|ndjson", required = true, description = "csv or ndjson.")
    private String format = "";

    ExportCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int work(StoreTools tools) {
        try (Progress progress = Progress.counting(surroundings(), "messages")) {
            Writer out =
                    new BufferedWriter(new OutputStreamWriter(surroundings().out(), StandardCharsets.UTF_8));
            ExportFormat rows = format(out);
            // Before the first row: whoever ends the command half-way has seen rows all the same.
            tools.audit().write(ACTOR, "export", "", format.toLowerCase(Locale.ROOT));
            BrowseMessages messages = tools.messages();
            incoming(messages, rows, progress);
            outgoing(messages, rows, progress);
            out.flush();
        } catch (IOException e) {
            throw CommandFailedException.failed("the output cannot be written");
        }
        if (surroundings().out().checkError()) {
            throw CommandFailedException.failed("the output cannot be written");
        }
        return ExitCode.FINE;
    }

    private ExportFormat format(Writer out) throws IOException {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "csv" -> ExportFormat.csv(out);
            case "ndjson" -> ExportFormat.ndjson(out);
            default -> throw CommandFailedException.wrongUsage("--format must be csv or ndjson");
        };
    }

    private static void incoming(BrowseMessages messages, ExportFormat rows, Progress progress) throws IOException {
        @Nullable String cursor = null;
        do {
            Listing<IncomingMessage> page =
                    messages.incoming(IncomingFilter.ALL, OLDEST_FIRST, cursor, Listing.MAX_LIMIT);
            for (IncomingMessage message : page.rows()) {
                rows.write(ExportRow.of(new LoggedMessage.In(message), page.name(message.from())));
                progress.step();
            }
            cursor = page.next();
        } while (cursor != null);
    }

    private static void outgoing(BrowseMessages messages, ExportFormat rows, Progress progress) throws IOException {
        @Nullable String cursor = null;
        do {
            Listing<OutgoingMessage> page =
                    messages.outgoing(OutgoingFilter.ALL, OLDEST_FIRST, cursor, Listing.MAX_LIMIT);
            for (OutgoingMessage message : page.rows()) {
                rows.write(ExportRow.of(new LoggedMessage.Out(message), page.name(message.to())));
                progress.step();
            }
            cursor = page.next();
        } while (cursor != null);
    }
}
