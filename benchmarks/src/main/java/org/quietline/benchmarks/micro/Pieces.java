package org.quietline.benchmarks.micro;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.quietline.application.search.SearchTokens;
import org.quietline.benchmarks.webhook.Texts;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.Segments;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.phone.Redaction;

/** What every message goes through. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Pieces {
    private static final int LONG_TEXT = 1_600;

    private String text = Texts.of(1);
    private String withNumber = "Can my sister come too? Her number is (415) 555-0172, mine is +1 415 555 0100";
    private String emoji = "Gracias \uD83D\uDE4F \uD83D\uDC69\u200D\uD83D\uDC67 ".repeat(6);
    private String longText = "Running late, sorry! ".repeat(LONG_TEXT).substring(0, LONG_TEXT);
    private PhoneNumber number = PhoneNumber.ofSender("+15551234567");

    /** A text in which there is nothing to hide. */
    @Benchmark
    public String redactionOfWords() {
        return Redaction.redact(text);
    }

    /** A text with two numbers. */
    @Benchmark
    public String redactionOfNumbers() {
        return Redaction.redact(withNumber);
    }

    /** The longest text that can be sent. */
    @Benchmark
    public String redactionOfLongText() {
        return Redaction.redact(longText);
    }

    /** A text in the alphabet of GSM. */
    @Benchmark
    public Segments segmentsOfWords() {
        return Segments.of(text);
    }

    /** A text with emoji, which are never split. */
    @Benchmark
    public Segments segmentsOfEmoji() {
        return Segments.of(emoji);
    }

    /** The mask of a number. */
    @Benchmark
    public String masking() {
        return number.masked();
    }

    /** The tokens that a text can be found by. */
    @Benchmark
    public Set<String> searchTokens() {
        return SearchTokens.of(number, MessageText.of(text));
    }
}
