package org.quietline.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;
import org.quietline.fuzz.Seals;
import org.quietline.fuzz.Texts;

/** Any text is a number, a sender or refused; a mask shows four digits at most; a reference comes back as it was. */
class PhoneNumberFuzzTest {
    private static final int MOST_SHOWN = 4;

    @FuzzTest
    void any_text_is_a_masked_number_or_none(byte[] data) {
        String text = Texts.of(data);
        Texts.parsed(InvalidPhoneNumberException.class, () -> PhoneNumber.parse(text))
                .ifPresent(number -> {
                    assertThat(number.isE164()).isTrue();
                    check(number);
                });
        Texts.parsed(InvalidPhoneNumberException.class, () -> PhoneNumber.ofSender(text))
                .ifPresent(PhoneNumberFuzzTest::check);
        Optional<PhoneNumber> opened = PhoneNumber.unsealed(text, Seals.REAL);
        opened.ifPresent(number -> assertThat(number.sealedWith(Seals.REAL)).isEqualTo(text));
        PhoneNumber.unsealed(text, Seals.TRANSPARENT).ifPresent(PhoneNumberFuzzTest::check);
    }

    private static void check(PhoneNumber number) {
        String mask = number.masked();
        assertThat(number).hasToString(mask);
        long hidden = number.unmasked().codePoints().filter(Character::isDigit).count();
        long shown = mask.codePoints().filter(Character::isDigit).count();
        assertThat(shown).isLessThanOrEqualTo(Math.min(MOST_SHOWN, hidden));
        if (hidden >= MOST_SHOWN) {
            assertThat(mask).doesNotContain(number.unmasked());
        }
        String reference = number.sealedWith(Seals.REAL);
        assertThat(PhoneNumber.unsealed(reference, Seals.REAL)).contains(number);
        assertThat(PhoneNumber.ofSender(number.unmasked())).isEqualTo(number);
    }
}
