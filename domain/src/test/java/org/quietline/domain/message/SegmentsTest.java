package org.quietline.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SegmentsTest {
    private static final Logger LOG = System.getLogger(SegmentsTest.class.getName());

    /** Made with Twilio's segment calculator 1.3.0, smart encoding off. */
    static Stream<Arguments> vectors() throws IOException {
        try (InputStream json = SegmentsTest.class.getResourceAsStream("sms-segments.json")) {
            JsonNode vectors = new ObjectMapper().readTree(json);
            assertThat(vectors).hasSize(133);
            return StreamSupport.stream(vectors.spliterator(), false)
                    .map(vector -> Arguments.of(
                            vector.get("name").asText(),
                            vector.get("text").asText(),
                            vector.get("encoding").asText(),
                            vector.get("segments").asInt()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void counts_as_the_carrier_does(String name, String text, String encoding, int count) {
        Segments segments = Segments.of(text);

        assertThat(segments.encoding().code()).as(name).isEqualTo(encoding);
        assertThat(segments.count()).as(name).isEqualTo(count);
        assertThat(segments.forcesUcs2().isPresent()).as(name).isEqualTo(segments.encoding() == Encoding.UCS_2);
        assertThat(segments).isEqualTo(Segments.of(text)).hasSameHashCodeAs(Segments.of(text));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0, 160",
        "Hello, 5, 155",
        "€, 1, 158",
        "e\u0301, 1, 68",
        "\uD83D\uDE00, 1, 68",
        "\uD83C\uDDEE\uD83C\uDDF9\uD83C\uDDEE\uD83C\uDDF9, 2, 62",
        "a\uD83D, 2, 68"
    })
    void counts_characters_and_what_still_fits(String text, int characters, int remaining) {
        Segments segments = Segments.of(text);

        assertThat(segments.characters()).isEqualTo(characters);
        assertThat(segments.remainingInSegment()).isEqualTo(remaining);
    }

    @Test
    void what_fits_into_the_last_part_shrinks_once_there_are_several() {
        assertThat(Segments.of("x".repeat(160)).remainingInSegment()).isZero();
        assertThat(Segments.of("x".repeat(161)).remainingInSegment()).isEqualTo(2 * 153 - 161);
        assertThat(Segments.of("ç".repeat(70)).remainingInSegment()).isZero();
        assertThat(Segments.of("ç".repeat(71)).remainingInSegment()).isEqualTo(2 * 67 - 71);
        assertThat(Segments.of("x".repeat(152) + "€" + "x".repeat(10)).remainingInSegment())
                .isEqualTo(153 - 12);
    }

    @Test
    void a_line_break_of_two_characters_counts_as_two() {
        assertThat(Segments.of("a\r\nb").characters()).isEqualTo(4);
        assertThat(Segments.of("ç\r\nb").characters()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "It\u2019s \u2014 on, \u2019",
        "cafe\u0301, e\u0301",
        "a`b, `",
        "wait \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 here, \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
        "\uD83C\uDDEE\uD83C\uDDF9!, \uD83C\uDDEE\uD83C\uDDF9"
    })
    void names_the_first_character_that_costs_dear(String text, String character) {
        assertThat(Segments.of(text).forcesUcs2()).contains(character);
    }

    @Test
    void a_cluster_longer_than_a_part_is_cut() {
        String cluster = "e" + "\u0301".repeat(133);

        assertThat(Segments.of(cluster).count()).isEqualTo(2);
        assertThat(Segments.of(cluster + "\u0301").count()).isEqualTo(3);
        assertThat(Segments.of(cluster + "\u0301").remainingInSegment()).isEqualTo(66);
        assertThat(Segments.of("a" + cluster).count()).isEqualTo(3);
        assertThat(Segments.of(cluster).characters()).isEqualTo(1);
    }

    @Test
    void there_are_never_fewer_segments_than_the_units_need() {
        long seed = System.nanoTime();
        LOG.log(Level.INFO, "seed {0}", Long.toString(seed));
        Random random = new Random(seed);
        String[] alphabet = {
            "a", "€", "\r\n", "ç", "\uD83D\uDE00", "\u0301", "\u200D", "\uD83C\uDDEE", "\uD83D", "\u0915\u094D"
        };
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            int letters = 1 + random.nextInt(alphabet.length);
            random.ints(random.nextInt(300), 0, letters).forEach(c -> text.append(alphabet[c]));
            Segments segments = Segments.of(text.toString());
            int units = segments.encoding() == Encoding.UCS_2
                    ? text.length()
                    : text.chars().map(c -> c == '€' ? 2 : 1).sum();
            int single = segments.encoding() == Encoding.UCS_2 ? 70 : 160;
            int part = segments.encoding() == Encoding.UCS_2 ? 67 : 153;

            assertThat(segments.count() == 1).as("seed %d", seed).isEqualTo(units <= single);
            assertThat(segments.count() * (segments.count() == 1 ? single : part))
                    .isGreaterThanOrEqualTo(units);
            assertThat(segments.remainingInSegment()).isBetween(0, single);
        }
    }

    @Test
    void differs_in_every_value() {
        assertThat(Segments.of("ab"))
                .isEqualTo(Segments.of("cd"))
                .isNotEqualTo(Segments.of("a"))
                .isNotEqualTo(Segments.of("a\u00E7"))
                .isNotEqualTo(Segments.of("€"))
                .isNotEqualTo("ab");
        assertThat(Segments.of("\u00E7")).isNotEqualTo(Segments.of("\u00E1"));
        assertThat(Segments.of("ab").hashCode()).isNotEqualTo(Segments.of("a").hashCode());
    }

    @Test
    void prints_nothing_of_the_text() {
        assertThat(Segments.of("secret")).hasToString("1 segment of GSM-7");
        assertThat(Segments.of("ç".repeat(71))).hasToString("2 segments of UCS-2");
    }
}
