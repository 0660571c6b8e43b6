package org.quietline.adapter.twilio.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the raw bytes of a form are read. */
class FormParametersTest {
    private static FormParameters parse(String form) {
        return FormParameters.parse(form.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private static String signed(String form) {
        return new String(parse(form).signed(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "a=1, 1",
        "a=%2B1, +1",
        "a=x+y, x y",
        "a=x%20y, x y",
        "a=%26%3D%25, &=%",
        "a=%C3%A9, é",
        "a=%c3%a9, é",
        "a=é, é",
        "a=%F0%9F%98%80, 😀",
        "a=b=c, b=c",
        "a=%0D%0A1, '\r\n1'",
        "%61=1, 1",
        "b=2&a=1, 1",
        "&&a=1&&, 1",
    })
    void reads_values(String form, String value) {
        assertThat(parse(form).single("a")).contains(value);
    }

    @ParameterizedTest
    @CsvSource({"a=%ZZ, %ZZ", "a=%, %", "a=%4, %4", "a=1%2, 1%2", "a=%%41, %A", "a=%+1, % 1", "a=%G1%31, %G11"})
    void an_escape_that_is_none_stands_for_itself(String form, String value) {
        assertThat(parse(form).single("a")).contains(value);
    }

    @ParameterizedTest
    @CsvSource({"a=, ''", "a, ''", "a&b=1, ''"})
    void a_value_may_be_empty(String form, String value) {
        assertThat(parse(form).single("a")).contains(value);
    }

    @Test
    void what_is_no_utf8_is_signed_as_it_is_and_read_with_a_replacement() {
        FormParameters form = parse("a=x%FFy");
        assertThat(form.single("a")).contains("x\uFFFDy");
        assertThat(form.signed()).containsExactly('a', 'x', 0xFF, 'y');
    }

    @Test
    void what_is_signed_is_sorted_by_name_with_case() {
        assertThat(signed("callSid=3&CallSid=2&CALLSID=1&")).isEqualTo("CALLSID1CallSid2callSid3");
        assertThat(signed("b=&a=&c")).isEqualTo("abc");
        assertThat(signed("=x&a=1")).isEqualTo("xa1");
    }

    @Test
    void of_a_repeated_name_each_different_value_is_signed_once() {
        assertThat(signed("d=5678&d=1234&d=1234")).isEqualTo("d1234d5678");
    }

    @Test
    void a_name_with_several_values_means_nothing_certain() {
        assertThat(parse("a=1&a=2").single("a")).isEmpty();
        assertThat(parse("a=1&a=1").single("a")).contains("1");
        assertThat(parse("").single("a")).isEmpty();
    }

    @Test
    void names_beyond_the_basic_plane_are_sorted_as_twilios_libraries_do() {
        assertThat(signed("%EF%BF%BD=1&%F0%9F%98%80=2")).isEqualTo("\uD83D\uDE002\uFFFD1");
        assertThat(parse("%FE=2&%FF=3&%EF%BF%BD=1").signed())
                .containsExactly(0xEF, 0xBF, 0xBD, '1', 0xFE, '2', 0xFF, '3');
    }

    @Test
    void too_many_parameters_are_not_read() {
        String most = String.join("&", Collections.nCopies(FormParameters.MOST, "a=1"));
        assertThat(FormParameters.parse(most.getBytes(StandardCharsets.UTF_8))).isPresent();
        assertThat(FormParameters.parse((most + "&a").getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(FormParameters.parse("&".repeat(65_536).getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    @Test
    void any_bytes_are_read() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] alphabet = "ab%=&+%0fF\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        for (int round = 0; round < 20_000; round++) {
            byte[] form = new byte[random.nextInt(40)];
            for (int i = 0; i < form.length; i++) {
                form[i] = alphabet[random.nextInt(alphabet.length)];
            }
            FormParameters read = FormParameters.parse(form).orElseThrow();
            assertThat(read.signed().length).as("seed %d", seed).isLessThanOrEqualTo(form.length);
            assertThat(read.toString()).doesNotContain("%");
        }
    }
}
