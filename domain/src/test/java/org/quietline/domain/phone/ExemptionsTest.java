package org.quietline.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids of digits alone: one character beside the form, and they are numbers like others. */
class ExemptionsTest {
    private static final String HEX = "01234567890123456789012345678901";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SM" + HEX,
                "AZ" + HEX,
                "ZA" + HEX,
                "(SM" + HEX + ")",
                "a-SM" + HEX,
                "SM" + HEX + ".",
                "=SM" + HEX + "&",
                "SM0123456789abcdef0123456789abcdef",
                "12345678-1234-1234-1234-123456789012",
                "0000000F-0aAf-0000-0000-000000000001",
                "{12345678-1234-1234-1234-123456789012}",
                "x-12345678-1234-1234-1234-123456789012",
                "12345678-1234-1234-1234-123456789012-",
                "12345678-1234-1234-1234-123456789012, 12345678-1234-1234-1234-123456789012"
            })
    void keeps_what_has_the_form_of_an_id(String text) {
        assertThat(Redaction.redact(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SM" + HEX + "0",
                "SM0123456789012345678901234567890",
                "S" + HEX,
                "XSM" + HEX,
                "1SM" + HEX,
                "sm" + HEX,
                "Sm" + HEX,
                "@M" + HEX,
                "S[" + HEX,
                "SM" + HEX + "x",
                "SM" + HEX + "\u00E4",
                "SM0123456789ABCDEF012345678901234567",
                "SM0123456789abcdeg0123456789abcdef",
                "SM012345678901234567890123456789/1",
                "1234567-1234-1234-1234-123456789012",
                "12345678-123-1234-1234-123456789012",
                "12345678-1234-1234-1234-12345678901",
                "12345678-1234-1234-1234-1234567890123",
                "12345678 1234-1234-1234-123456789012",
                "12345678-1234-1234-1234 123456789012",
                "x12345678-1234-1234-1234-123456789012",
                "+12345678-1234-1234-1234-123456789012",
                "1-12345678-1234-1234-1234-123456789012",
                "12345678-1234-1234-1234-123456789012-1",
                "12345678-1234-1234-1234-123456789012x",
                "g2345678-1234-1234-1234-123456789012",
                "12345678-1234-1234-1234-12345678901G"
            })
    void masks_what_has_not(String text) {
        assertThat(Redaction.redact(text)).isNotEqualTo(text).contains("•");
    }
}
