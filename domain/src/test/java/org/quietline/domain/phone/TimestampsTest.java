package org.quietline.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    private static String plainPart(String text) {
        Timestamps chain = Timestamps.at(text, 0);
        return chain == null ? "" : text.substring(0, chain.plainEnd(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22",
                "1900-01-01",
                "2099-12-31",
                "2024-02-29",
                "2026-04-30",
                "00:00",
                "23:59",
                "23:59:60",
                "14:05:33.1",
                "14:05:33,123",
                "2026-11-22 14:05",
                "2026-11-22T14:05:33",
                "2026-11-22t14:05:33.1Z",
                "2026-11-22T14:05:33.123456789Z",
                "2026-11-22T14:05+14:00",
                "2026-11-22T14:05-08",
                "2026-11-22T14:05+0545",
                "2026-11-22T14:05+00:30",
                "2026-11-22/2026-11-25",
                "14:05-15:30",
                "14:05\u201315:30,16:00;17:45"
            })
    void takes_the_whole_of_what_is_plain(String text) {
        assertThat(plainPart(text)).isEqualTo(text);
        assertThat(plainPart(text + " and more")).isEqualTo(text);
        assertThat(plainPart(text + ".")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "1",
                "1899-12-31",
                "2100-01-01",
                "2026-00-10",
                "2026-13-10",
                "2026-11-00",
                "2026-11-31",
                "2026-02-30",
                "2026-11-2",
                "2026-11",
                "2026/11/22",
                "2026-11/22",
                "2026-1x-22",
                "20261122",
                "24:00",
                "14:60",
                "14:5",
                "9:30",
                "0::05",
                "202:-11-22",
                "1405",
                "14.05",
                "14:0",
                "14:",
                "2026-11-22-1",
                "2026-11-221",
                "14:05:6",
                "14:05:61",
                "14:05:33.1234",
                "14:051",
                "14:05/1",
                "14:05\uFF11",
                "14:05-\u0661",
                "2026-11-22\u200B1"
            })
    void takes_nothing_of_what_is_not(String text) {
        assertThat(plainPart(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-22 24:00              | 2026-11-22",
                "2026-11-22 14:60              | 2026-11-22",
                "2026-11-22 4155550123         | 2026-11-22",
                "2026-11-22 14:05:33:1         | 2026-11-22",
                "2026-11-22T14:05:33.1234567890 | 2026-11-22",
                "2026-11-22_14:05              | 2026-11-22_14:05",
                "2026-11-22T14:05+15:001       | ",
                "2026-11-22T14:05+14155550123  | 2026-11-22",
                "2026-11-22T14:05+01:001       | ",
                "2026-11-22T14:05+01:07        | 2026-11-22",
                "2026-11-22T14:05Z1            | 2026-11-22",
                "2026-11-22 14:05 +0100        | 2026-11-22 14:05",
                "2026-11-22/2026-11-25/1       | ",
                "14:05,2026-11-22 15:00:1      | 14:05,2026-11-22",
            })
    void takes_the_part_that_no_digit_is_glued_to(String text, String part) {
        assertThat(plainPart(text)).isEqualTo(part == null ? "" : part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "+", "1-", "1/", "1\u200B", "\u0661.", "1:", "\uD835\uDFD2-"})
    void takes_nothing_that_is_glued_to_a_digit_before_it(String before) {
        String text = before + "2026-11-22";
        Timestamps chain = Timestamps.at(text, before.length());

        assertThat(chain).isNotNull();
        assertThat(chain.plainEnd(text)).isEqualTo(before.length());
        assertThat(chain.end()).isEqualTo(text.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x-", "-", " ", "1 ", "1x", "(", "\n", "1\n", "T", "--"})
    void takes_what_stands_apart(String before) {
        String text = before + "2026-11-22";

        Timestamps chain = Timestamps.at(text, before.length());

        assertThat(chain).isNotNull();
        assertThat(chain.plainEnd(text)).isEqualTo(text.length());
    }
}
