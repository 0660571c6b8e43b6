package org.quietline.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionPropertiesTest {
    private static final Logger LOG = System.getLogger(RedactionPropertiesTest.class.getName());

    private static final List<String> PIECES = List.of(
            "0",
            "1",
            "2",
            "3",
            "4",
            "5",
            "6",
            "7",
            "8",
            "9",
            "12",
            "2026",
            "4155550123",
            "+1",
            " ",
            " ",
            " ",
            "-",
            ".",
            "(",
            ")",
            "/",
            "+",
            ",",
            ":",
            ";",
            "'",
            "*",
            "#",
            "_",
            "%20",
            "%E2",
            "%80",
            "%0A",
            "%2",
            "%",
            "\n",
            "\r\n",
            "\t",
            "\u00A0",
            "\u200B",
            "\u2022",
            "\u2013",
            "$",
            "\u20AC",
            "USD",
            "EUR ",
            " kr",
            "a",
            "Z",
            "T",
            "x",
            "\uFF11",
            "\u0665",
            "\uD835\uDFD2",
            "\uD835",
            "\uDFD2",
            "\u0301",
            "\uFE0F\u20E3",
            "2026-11-22",
            "14:05",
            ":33",
            ".123Z",
            "+01:00",
            "SM0123456789abcdef0123456789abcdef",
            "550e8400-e29b-41d4-a716-446655440000",
            "12345678-",
            "1234-",
            "1,234");

    /** All of libphonenumber's VALID_PUNCTUATION but the letter x, and more. */
    private static final String JOINING =
            "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u30FC\uFF0D\uFF0E\uFF0F \u00A0\u00AD\u200B\u2060"
                    + "\u3000()\uFF08\uFF09\uFF3B\uFF3D.[]/~\u2053\u223C\uFF5E\u2003\u202F\t\u200D\uFEFF+*#_|\\\u00B7\u2022\u30FB\u0301\u3164";

    @Test
    void changes_nothing_when_applied_again() {
        forRandomTexts(
                (text, redacted) -> assertThat(Redaction.redact(redacted)).isEqualTo(redacted));
    }

    @Test
    void changes_only_digits_and_those_to_dots() {
        forRandomTexts((text, redacted) -> {
            int[] before = text.codePoints().toArray();
            int[] after = redacted.codePoints().toArray();
            assertThat(after).hasSameSizeAs(before);
            for (int i = 0; i < before.length; i++) {
                if (after[i] != before[i]) {
                    assertThat(after[i]).isEqualTo('\u2022');
                    assertThat(Glyph.of(before[i])).isEqualTo(Glyph.DIGIT);
                }
            }
        });
    }

    @Test
    void masks_a_number_whatever_stands_between_its_digits() {
        long seed = seed();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            int digits = 8 + random.nextInt(8);
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "call " : "");
            for (int digit = 0; digit < digits; digit++) {
                text.append(random.nextInt(10));
                random.ints(random.nextInt(3), 0, JOINING.length()).forEach(c -> text.append(JOINING.charAt(c)));
            }
            String redacted = Redaction.redact(text.append(" now").toString());

            assertThat(redacted.chars().filter(Character::isDigit).count())
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(4);
        }
    }

    /** Each once between all digits, so that no separator is forgotten. */
    @Test
    void knows_every_separator_there_is() {
        for (int separator : JOINING.codePoints().toArray()) {
            String number = "415555012".replace("", Character.toString(separator)) + "3";

            assertThat(Redaction.redact(number)
                            .chars()
                            .filter(Character::isDigit)
                            .count())
                    .as("U+%04X", separator)
                    .isEqualTo(4);
        }
    }

    @Test
    void knows_the_digits_of_every_script() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (Character.isDigit(c)) {
                String number = Character.toString(c).repeat(10);

                assertThat(Redaction.redact(number))
                        .as("U+%04X", c)
                        .startsWith("••••••")
                        .doesNotStartWith("•••••••");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22",
                "14:05",
                "$1,234,567.89",
                "1 234 567 €",
                "SM0123456789abcdef0123456789abcdef",
                "550e8400-e29b-41d4-a716-446655440000"
            })
    void what_is_exempt_does_not_shield_a_number_beside_it(String exempt) {
        for (String glue : List.of("", " ", "-", ".", ",", "/", "+", " +", "\u200B", "; ", " or ")) {
            assertThat(Redaction.redact(exempt + glue + "4155550123")).as(glue).doesNotContain("155550123");
            assertThat(Redaction.redact("4155550123" + glue + exempt)).as(glue).doesNotContain("415555012");
        }
    }

    private interface Property {
        void check(String text, String redacted);
    }

    private static void forRandomTexts(Property property) {
        long seed = seed();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(25), 0, PIECES.size()).forEach(piece -> text.append(PIECES.get(piece)));
            try {
                property.check(text.toString(), Redaction.redact(text.toString()));
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + escaped(text), e);
            }
        }
    }

    private static String escaped(CharSequence text) {
        return text.chars()
                .mapToObj(c -> c >= ' ' && c < 127 ? Character.toString(c) : String.format("\\u%04X", c))
                .collect(Collectors.joining());
    }

    private static long seed() {
        long seed = System.nanoTime();
        LOG.log(Level.INFO, "seed {0}", Long.toString(seed));
        return seed;
    }
}
