package org.quietline.domain.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.PlainText;
import org.quietline.domain.message.Segments;
import org.quietline.domain.optout.OptOutKeyword;
import org.quietline.domain.phone.InvalidPhoneNumberException;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.phone.Redaction;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

/**
 * A million characters of every kind that tends to make text handling quadratic or overflow its stack. Nothing is
 * timed: what is quadratic here would run for hours, and the limit only ends that.
 */
@Timeout(120)
class HostileTextTest {
    private static final int MILLION = 1_000_000;

    static Stream<Arguments> texts() {
        return Stream.of(
                        "4",
                        " ",
                        "-",
                        "+",
                        "%",
                        "%2",
                        "4%20",
                        "4 ",
                        "4-",
                        "4,",
                        "4\u200B",
                        "123:",
                        "4\n",
                        "\n",
                        "\r\n",
                        "2026-11-22-",
                        "2026-11-22 ",
                        "14:05,",
                        "14:05:33.123456789-",
                        "$5 ",
                        "$1,234,567 ",
                        "1,",
                        "USD ",
                        "SM",
                        "SM0123456789abcdef",
                        "550e8400-",
                        "550e8400-e29b-41d4-",
                        "deadbeef",
                        "\u0301",
                        "\u0301\u0323",
                        "e\u0301",
                        "\u200D",
                        "\uD83D\uDC69\u200D",
                        "\uD83D\uDC69",
                        "\uD83C\uDDEE",
                        "\uD83D",
                        "\uDC69",
                        "\uDC69\uD83D",
                        "\u1100",
                        "\u0915\u094D",
                        "\u0915\u094D\u200D",
                        "\u0600",
                        "\u20AC",
                        "\uD835\uDFD2",
                        "\uD835\uDFD2\u0301",
                        "\u0000",
                        "\uFFFD",
                        "a",
                        "\u2022",
                        "(",
                        "()",
                        "whatsapp:")
                .map(piece -> Arguments.of(escaped(piece), piece.repeat(MILLION / piece.length())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void a_million_characters_are_worked_through(String name, String text) {
        String redacted = Redaction.redact("4155550123" + text + "4155550123");

        assertThat(Redaction.redact(redacted)).as(name).isEqualTo(redacted).doesNotContain("15555012");
        assertThat(Segments.of(text).count()).as(name).isGreaterThan(MILLION / 160);
        assertThat(PlainText.replaceAll(text)).as(name).isNotNull();
        assertThat(MessageText.of(text).length()).as(name).isEqualTo(text.length());
        assertThat(MessageText.of(text + "x").isBlank()).as(name).isFalse();
        assertThat(OptOutKeyword.of(text)).as(name).isEmpty();
        assertThat(User.of(PhoneNumber.parse("+15551234567"), UserStatus.ACTIVE)
                        .named(text)
                        .displayName()
                        .orElse(""))
                .as(name)
                .hasSizeLessThanOrEqualTo(User.MAX_DISPLAY_NAME);
        assertRefused(() -> PhoneNumber.parse(text));
        assertRefused(() -> PhoneNumber.ofSender(text));
    }

    private static void assertRefused(Runnable parsing) {
        try {
            parsing.run();
        } catch (InvalidPhoneNumberException e) {
            assertThat(e.getMessage()).hasSizeLessThan(200);
            return;
        }
        throw new AssertionError("accepted a million characters");
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars()
                .forEach(c -> escaped.append(c > 32 && c < 127 ? Character.toString(c) : String.format("<%04X>", c)));
        return escaped.toString();
    }
}
