package org.quietline.adapter.twilio.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.quietline.fuzz.Texts;

/** Any bytes are a form or too many parameters, and what was encoded properly comes out as it went in. */
class FormParametersFuzzTest {
    @FuzzTest
    void any_bytes_can_be_read_as_a_form(byte[] data) {
        Optional<FormParameters> form = FormParameters.parse(data);
        long parts = count(data);
        assertThat(form.isPresent()).isEqualTo(parts <= FormParameters.MOST);
        form.ifPresent(parameters -> assertThat(parameters.signed().length).isLessThanOrEqualTo(2 * data.length));
        FormParameters.ofQuery("/path?" + Texts.of(data));
        List<String> two = Texts.two(data);
        comesBack(two.get(0), two.get(1));
    }

    private static void comesBack(String name, String value) {
        String pair = encoded(name) + "=" + encoded(value);
        FormParameters form =
                FormParameters.parse(pair.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        assertThat(form.all(name)).containsExactly(value);
        assertThat(form.single(name)).contains(value);
        assertThat(form.signed()).isEqualTo((name + value).getBytes(StandardCharsets.UTF_8));
        assertThat(URLDecoder.decode(pair, StandardCharsets.UTF_8)).isEqualTo(name + "=" + value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static long count(byte[] data) {
        return Arrays.stream(new String(data, StandardCharsets.ISO_8859_1).split("&"))
                .filter(part -> !part.isEmpty())
                .count();
    }
}
