package org.quietline.adapter.twilio.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.quietline.fuzz.Texts;

/** A signature is taken when it is the one that Twilio would have made, and never else. */
class SignatureFuzzTest {
    private static final Signature SIGNATURE = new Signature(List.of("another token", Signing.TOKEN));
    private static final SignedUrls URLS = SignedUrls.below(URI.create("https://sms.example.org"));

    @FuzzTest
    void only_the_right_signature_is_taken(byte[] data) {
        List<String> two = Texts.two(data);
        List<String> urls = URLS.of("/" + two.get(0));
        byte[] parameters = two.get(1).getBytes(StandardCharsets.UTF_8);
        String right = Signing.sign(urls.getFirst(), parameters);
        assertThat(Signature.isWellFormed(right)).isTrue();
        assertThat(SIGNATURE.covers(urls, parameters, right)).isTrue();
        assertThat(SIGNATURE.covers(urls, parameters, changed(right, parameters.length)))
                .isFalse();
        assertThat(SIGNATURE.covers(urls, (two.get(1) + "x").getBytes(StandardCharsets.UTF_8), right))
                .isFalse();
        for (String given : two) {
            assertThat(SIGNATURE.covers(urls, parameters, given)).isEqualTo(given.equals(right));
            assertThat(Signature.bindsBody(given, parameters)).isFalse();
        }
    }

    private static String changed(String signature, int seed) {
        int at = Math.floorMod(seed, signature.length() - 1);
        char other = signature.charAt(at) == 'A' ? 'B' : 'A';
        return signature.substring(0, at) + other + signature.substring(at + 1);
    }
}
