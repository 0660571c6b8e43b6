package org.quietline.benchmarks.micro;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.quietline.adapter.web.message.Rows;
import org.quietline.adapter.web.page.Assets;
import org.quietline.adapter.web.page.Choice;
import org.quietline.adapter.web.page.Choices;
import org.quietline.adapter.web.page.Column;
import org.quietline.adapter.web.page.MessagesPage;
import org.quietline.adapter.web.page.Row;
import org.quietline.adapter.web.page.Tools;
import org.quietline.adapter.web.site.Pages;
import org.quietline.adapter.web.words.Contacts;
import org.quietline.adapter.web.words.Texts;
import org.quietline.application.port.LoggedMessage;
import org.quietline.benchmarks.webhook.Account;
import org.quietline.benchmarks.webhook.Phones;
import org.quietline.bootstrap.security.AesSivSeal;
import org.quietline.bootstrap.security.MasterSecrets;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.phone.PhoneNumber;

/** The list of messages with 50 rows: its HTML, and what its rows are made of. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PageRendering {
    private static final int ROWS = 50;
    private static final long BEGIN = 1_780_000_000L;

    private final Rows rows = new Rows(
            new Contacts(new AesSivSeal(new MasterSecrets(
                    List.of("a secret that is only for measuring".getBytes(StandardCharsets.US_ASCII))))),
            new Texts(true));
    private final List<LoggedMessage> messages = LongStream.range(0, ROWS)
            .<LoggedMessage>mapToObj(n -> new LoggedMessage.In(IncomingMessage.received(
                    new MessageId(String.format(Locale.ROOT, "SM%032x", n)),
                    PhoneNumber.ofSender(Phones.stranger(n, ROWS)),
                    PhoneNumber.ofSender(Account.MADE_UP.number()),
                    MessageText.of(org.quietline.benchmarks.webhook.Texts.of(n)),
                    Instant.ofEpochSecond(BEGIN + n),
                    1)))
            .toList();
    private final Pages pages = new Pages(
            new Assets("/style-1.css", "/script-1.js", "/keys-1.js", "/htmx-1.js", "/icon-1.svg"), () -> "run-1");
    private final MessagesPage page = new MessagesPage(
            "in",
            "Incoming messages",
            "All that people texted, the newest first.",
            tools(),
            shown(rows, messages),
            true);

    private static Tools tools() {
        return new Tools(
                "/messages/in",
                "",
                "",
                "",
                List.of(),
                List.of(
                        new Choices("Status", List.of(choice("All"), choice("Answered"), choice("Unanswered"))),
                        new Choices("Sender", List.of(choice("All"), choice("Registered"), choice("Unknown")))),
                List.of(column("Contact"), column("Message"), column("Status"), column("Time")),
                "",
                "",
                "/messages/in?after=a-cursor",
                "/messages/in",
                "");
    }

    private static Choice choice(String label) {
        return new Choice(label, "/messages/in?status=" + label, label.equals("All"));
    }

    private static Column column(String label) {
        return new Column(label, "/messages/in?sort=" + label, "none");
    }

    /** The template alone, from rows in the words shown to bytes. */
    @Benchmark
    public byte[] html() {
        return Pages.bytes(pages.templates()
                .messages(pages.liveFrame("Incoming", "in", "an operator", "a-token", "/live?view=in"), page));
    }

    /** Fifty messages as rows: numbers masked and sealed into references, texts redacted, times in words. */
    @Benchmark
    public List<Row> rows() {
        return shown(rows, messages);
    }

    private static List<Row> shown(Rows rows, List<LoggedMessage> messages) {
        return messages.stream().map(message -> rows.of(message, null)).toList();
    }
}
