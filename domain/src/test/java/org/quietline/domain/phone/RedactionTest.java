package org.quietline.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "call4155550123now          | call••••••0123now",
                "+14155550123               | +•••••••0123",
                "(415) 555-0123             | (•••) •••-0123",
                "+1 (415) 555-0123          | +• (•••) •••-0123",
                "555-0123                   | •••-••23",
                "5550123                    | •••••23",
                "555012                     | 555012",
                "12345678                   | ••••5678",
                "12345678901234567890       | ••••••••••••••••7890",
                "4155550123 4155550188      | •••••••••• ••••••0188",
                "4155550123,4155550188      | ••••••••••,••••••0188",
                "4155550123, 4155550188     | ••••••0123, ••••••0188",
                "whatsapp:+14155550123      | whatsapp:+•••••••0123",
                "tel:+14155550123           | tel:+•••••••0123",
                "https://wa.me/14155550123  | https://wa.me/•••••••0123",
                "?p=%2B1%20415%20555%200123 | ?p=%2B•%20•••%20•••%200123",
                "４１５５５５０１２３       | ••••••０１２３",
                "𝟜𝟙𝟝𝟝𝟝𝟝𝟘𝟙𝟚𝟛                 | ••••••𝟘𝟙𝟚𝟛",
                "٠١٠١٢٣٤٥٦٧٨                | •••••••٥٦٧٨",
                "2026-11-22 4155550123      | 2026-11-22 ••••••0123",
                "2026-11-22 14:05           | 2026-11-22 14:05",
                "$5 4155550123              | $• ••••••0123",
                "USD 12345678               | USD 12345678",
                "USD 123456789              | USD •••••6789",
                "22.11.2026                 | ••.••.2026",
            })
    void masks_numbers_and_keeps_what_is_between_the_digits(String text, String redacted) {
        assertThat(Redaction.redact(text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%20",
                "%29",
                "%2A",
                "%2F",
                "%2a",
                "%2f",
                "%09",
                "%0A",
                "%0d",
                "%C2%A0",
                "%c2%ad",
                "%E2%80%91",
                "%EF%BC%8D"
            })
    void an_escape_of_a_url_joins_like_what_it_stands_for(String escape) {
        assertThat(Redaction.redact("4155" + escape + "550")).isEqualTo("••••" + escape + "•50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2G", "%2g", "%G2", "%4A", "%7e", "%0B", "%x"})
    void what_is_no_escape_of_a_separator_does_not_join(String text) {
        assertThat(Redaction.redact("4155" + text + "550")).isEqualTo("4155" + text + "550");
    }

    @Test
    void returns_a_text_without_numbers_itself() {
        String text = "See you on 2026-11-22 at 14:05, room 1204";

        assertThat(Redaction.redact(text)).isSameAs(text);
        assertThat(Redaction.redact("")).isEmpty();
    }

    @Test
    void a_number_may_go_on_in_the_next_line_but_not_behind_an_empty_one() {
        assertThat(Redaction.redact("415\n555\n0123")).isEqualTo("•••\n•••\n0123");
        assertThat(Redaction.redact("415\r\n555\r\n0123")).isEqualTo("•••\r\n•••\r\n0123");
        assertThat(Redaction.redact("room 1204\n\nroom 1305\n\n1406\n\n1507")).contains("1406\n\n1507");
        assertThat(Redaction.redact("1406\r\n\r\n1507")).isEqualTo("1406\r\n\r\n1507");
        assertThat(Redaction.redact("- 12345\n- 67890")).isEqualTo("- 12345\n- 67890");
    }

    @Test
    void masks_whatever_a_carrier_repeats_of_a_number() {
        assertThat(Redaction.redact("The 'To' number +15005550001 is not a valid phone number."))
                .isEqualTo("The 'To' number +•••••••0001 is not a valid phone number.");
    }
}
