package org.quietline.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
    @ParameterizedTest
    @ValueSource(strings = {"+15551234567", "+1234567", "+123456789012345", "+4915123456789", "+9991234567"})
    void reads_a_number_in_e164_form(String text) {
        PhoneNumber number = PhoneNumber.parse(text);

        assertThat(number.unmasked()).isEqualTo(text);
        assertThat(number.isE164()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " +15551234567",
                "+15551234567\r\n",
                "\t+15551234567\u00A0",
                "\u202A+15551234567\u202C",
                "\uFEFF+15551234567\u200B"
            })
    void ignores_what_shows_nothing_around_a_number(String text) {
        assertThat(PhoneNumber.parse(text)).isEqualTo(PhoneNumber.parse("+15551234567"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "+",
                "15551234567",
                "0015551234567",
                "+123456",
                "+1234567890123456",
                "+01234567",
                "++15551234567",
                "+1555123456a",
                "+1 555 123 4567",
                "+1-555-123-4567",
                "+15551234567;ext=1",
                "+15551234567 +15551234568",
                "whatsapp:+15551234567",
                "tel:+15551234567",
                "\uFF0B15551234567",
                "+\uFF11\uFF15\uFF15\uFF15\uFF11\uFF12\uFF13\uFF14",
                "+\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668",
                "+1555\u200B1234567",
                "+1555123456\uD83D",
                "ACME"
            })
    void refuses_what_is_not_in_e164_form(String text) {
        assertThatThrownBy(() -> PhoneNumber.parse(text))
                .isInstanceOf(InvalidPhoneNumberException.class)
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_exception_tells_the_length_and_never_the_text() {
        assertThatThrownBy(() -> PhoneNumber.parse("+1555123456x"))
                .hasMessageContaining("12 characters")
                .hasMessageContaining("7 to 15 digits")
                .hasMessageNotContaining("1555123456")
                .hasNoCause();
        assertThatThrownBy(() -> PhoneNumber.ofSender("4155550123 ".repeat(100)))
                .hasMessageContaining("1100 characters")
                .hasMessageContaining("256")
                .hasMessageNotContaining("4155550123");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+15551234567",
                "whatsapp:+15551234567",
                "rcs:agent_id",
                "12345",
                "ACME",
                "City Runners",
                " +15551234567 ",
                "+1 (555) 123-4567",
                "0",
                "x",
                "\uD83D\uDE00",
                "a\nb"
            })
    void keeps_a_sender_of_any_form_as_it_is(String text) {
        assertThat(PhoneNumber.ofSender(text).unmasked()).isEqualTo(text);
    }

    @Test
    void takes_senders_of_up_to_256_units() {
        assertThat(PhoneNumber.ofSender("1".repeat(256)).unmasked()).hasSize(256);
        assertThatThrownBy(() -> PhoneNumber.ofSender("1".repeat(257))).isInstanceOf(InvalidPhoneNumberException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r\n", "\u00A0\u3000", "\u200B\u00AD", "\u3164"})
    void refuses_a_sender_that_shows_nothing(String text) {
        assertThatThrownBy(() -> PhoneNumber.ofSender(text)).isInstanceOf(InvalidPhoneNumberException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\uD83D", "\uDE00b", "\uD83D\uD83D\uDE00", "\uDE00\uD83D"})
    void stays_equal_to_itself_when_stored_as_utf_8_and_read_again(String text) {
        PhoneNumber sender = PhoneNumber.ofSender(text);
        byte[] stored = sender.unmasked().getBytes(StandardCharsets.UTF_8);

        assertThat(PhoneNumber.ofSender(new String(stored, StandardCharsets.UTF_8)))
                .isEqualTo(sender);
        assertThat(sender.unmasked()).contains("\uFFFD").hasSameSizeAs(text);
    }

    @Test
    void is_equal_by_its_text_and_a_channel_makes_another_address() {
        PhoneNumber number = PhoneNumber.parse("+15551234567");

        assertThat(number)
                .isEqualTo(PhoneNumber.ofSender("+15551234567"))
                .hasSameHashCodeAs(PhoneNumber.ofSender("+15551234567"))
                .isNotEqualTo(PhoneNumber.ofSender("whatsapp:+15551234567"))
                .isNotEqualTo(PhoneNumber.ofSender("15551234567"))
                .isNotEqualTo(PhoneNumber.ofSender(" +15551234567"))
                .isNotEqualTo("+15551234567");
        assertThat(number.hashCode())
                .isNotEqualTo(PhoneNumber.parse("+15551234568").hashCode());
    }

    @ParameterizedTest
    @CsvSource({
        "+15551234567, true",
        "15551234567, false",
        "whatsapp:+15551234567, false",
        "rcs:agent, false",
        "12345, false",
        "ACME, false",
        "+, false",
        "+0123456789, false"
    })
    void knows_whether_it_is_in_e164_form(String text, boolean expected) {
        assertThat(PhoneNumber.ofSender(text).isE164()).isEqualTo(expected);
    }

    @Test
    void cannot_be_written_out_by_serialization() {
        assertThat(Serializable.class.isAssignableFrom(PhoneNumber.class)).isFalse();
    }
}
