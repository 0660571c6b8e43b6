package org.quietline.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.regex.Pattern;
import org.quietline.fuzz.Texts;

/** Whatever stands around a number in a text, the number is masked. */
class RedactionFuzzTest {
    private static final List<String> NUMBERS =
            List.of("+15551234567", "15551234567", "(555) 123-4567", "555.123.4567", "+1 555 123 4567", "0555/1234567");
    private static final Pattern SHOWN = Pattern.compile("(?s).*5[^0-9]{0,3}5[^0-9]{0,3}5[^0-9]{0,3}1[^0-9]{0,3}2.*");

    @FuzzTest
    void a_number_in_any_text_is_masked(byte[] data) {
        List<String> around = Texts.two(data);
        assertThat(Redaction.redact(Texts.of(data)).codePoints().count())
                .isEqualTo(Texts.of(data).codePoints().count());
        for (String number : NUMBERS) {
            String before = Redaction.redact(around.get(0) + " call ");
            String after = Redaction.redact(" today " + around.get(1));
            String redacted = Redaction.redact(around.get(0) + " call " + number + " today " + around.get(1));
            assertThat(redacted).startsWith(before).endsWith(after);
            String middle = redacted.substring(before.length(), redacted.length() - after.length());
            assertThat(SHOWN.matcher(middle).matches()).as(middle).isFalse();
            assertThat(middle).contains("\u2022");
        }
    }
}
