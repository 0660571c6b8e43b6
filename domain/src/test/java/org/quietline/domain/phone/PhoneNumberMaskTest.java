package org.quietline.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumberMaskTest {
    private static final Logger LOG = System.getLogger(PhoneNumberMaskTest.class.getName());

    private static final String ALPHABET = "0123456789++--  ().:aAzZ_@\u00E9\u0661\uFF11\u200B\u0301\uD83D\uDE00";

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = true,
            delimiter = '|',
            value = {
                "+15551234567            | +•••••••4567            | 4567",
                "+12345678               | +••••5678               | 5678",
                "+1234567                | +•••••67                | 67",
                "15551234567             | •••••••4567             | 4567",
                "12345                   | •••45                   | 45",
                "1234                    | ••34                    | 34",
                "123                     | •••                     | ",
                "1                       | •                       | ",
                "+                       | +                       | ",
                "+1                      | +•                      | ",
                "12345678901234567890    | ••••••••••••••••7890    | 7890",
                "whatsapp:+15551234567   | whatsapp:+•••••••4567   | 4567",
                "rcs:+4915123456789      | rcs:+•••••••••6789      | 6789",
                "some-channel:12345      | some-channel:•••45      | 45",
                "rcs:agent_id            | rcs:a•••••••            | ",
                "whatsapp:               | whatsapp:               | ",
                "ACME                    | A•••                    | ",
                "A                       | A                       | ",
                "City Runners            | C•••••••••••            | ",
                "Ångström                | Å•••••••                | ",
                "4INFO                   | •••••                   | ",
                "ACME15551234567         | A••••••••••••••         | ",
                "+1 (555) 123-4567       | +••••••••••••••••       | ",
                "+1555123456x            | +•••••••••••            | ",
                "555 0123                | ••••••••                | ",
                "+١٥٥٥١٢٣٤٥٦٧            | +•••••••••••            | ",
                "１５５５１２３４         | ••••••••                | ",
                "WhatsApp:+15551234567   | W••••••••••••••••••••   | ",
                "n15551234567:x          | n•••••••••••••          | ",
                "abcdefghijklmnopqrst:+15551234567 | abcdefghijklmnopqrst:+•••••••4567 | 4567",
                "abcdefghijklmnopqrstu:12345678 | a••••••••••••••••••••••••••••• | ",
                "az-_az:12345678         | az-_az:••••5678         | 5678",
                "_a:12345678             | •••••••••••             | ",
                "sms                     | s••                     | ",
                "`a:12345678             | •••••••••••             | ",
                "a{:12345678             | a••••••••••             | ",
                "averyveryverylongscheme:+15551234567 | a••••••••••••••••••••••••••••••••••• | ",
                "whatsapp:rcs:+15551234567 | whatsapp:r••••••••••••••• | ",
                "user@example.com        | u•••••••••••••••        | ",
                "😀😀                     | ••                      | ",
            })
    void shows_no_more_than_the_rules_allow(String address, String mask, String digits) {
        PhoneNumber number = PhoneNumber.ofSender(address);

        assertThat(number.masked()).isEqualTo(mask);
        assertThat(number).hasToString(mask);
        assertThat(number.visibleDigits().orElse(null)).isEqualTo(digits);
    }

    @Test
    void whatever_the_address_the_mask_shows_four_digits_at_most() {
        long seed = System.nanoTime();
        LOG.log(Level.INFO, "seed {0}", Long.toString(seed));
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            StringBuilder text = new StringBuilder("x");
            random.ints(random.nextInt(30), 0, ALPHABET.length()).forEach(c -> text.append(ALPHABET.charAt(c)));
            PhoneNumber number = PhoneNumber.ofSender(text.substring(random.nextInt(2)) + "1");
            String mask = number.masked();

            assertThat(mask.codePoints().filter(Character::isDigit).count())
                    .as("seed %d: %s", seed, mask)
                    .isEqualTo(number.visibleDigits().orElse("").length())
                    .isLessThanOrEqualTo(4);
            assertThat(mask.codePointCount(0, mask.length()))
                    .isEqualTo(number.unmasked()
                            .codePointCount(0, number.unmasked().length()));
        }
    }
}
