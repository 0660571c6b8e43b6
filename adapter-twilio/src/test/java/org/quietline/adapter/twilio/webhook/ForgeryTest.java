package org.quietline.adapter.twilio.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quietline.application.webhook.Webhook.Request;

/** What is signed gets in, whatever it holds; what is changed by a single bit does not; nothing breaks the webhooks. */
class ForgeryTest {
    private static final String[] ODD = {
        "", " ", "+", "&", "=", "%", "%41", "\u0000", "\r\n", "é", "\ud83d\ude42", "\uFFFD", "'", "\"", "a b", "A", "z"
    };

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Desk desk = new Desk();

    private String odd() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(ODD[random.nextInt(ODD.length)]);
        }
        return text.toString();
    }

    private Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new HashMap<>(Signer.each(Desk.text()));
        for (int i = random.nextInt(6); i > 0; i--) {
            List<String> values = new ArrayList<>();
            for (int n = random.nextInt(3); n >= 0; n--) {
                values.add(odd());
            }
            parameters.put("x" + odd(), values);
        }
        return parameters;
    }

    private Request signed(Map<String, List<String>> parameters) {
        String path = TwilioWebhooks.INCOMING_PATH + (random.nextBoolean() ? "" : "?a=%2B1%20b&c");
        String token = random.nextBoolean() ? Desk.TOKEN : Desk.NEXT_TOKEN;
        String base = random.nextBoolean() ? Desk.BASE : Desk.BASE + ":443";
        return new Request(path, Signer.sign(token, base + path, parameters), Signer.form(parameters));
    }

    private int status(Request request) {
        return desk.webhooks.incoming().handle(request).status();
    }

    @Test
    void whatever_is_signed_gets_in() {
        for (int i = 0; i < 500; i++) {
            assertThat(status(signed(parameters()))).as("seed %d", seed).isEqualTo(200);
        }
    }

    @Test
    void a_single_changed_bit_of_the_content_is_noticed() {
        for (int i = 0; i < 2000; i++) {
            Request request = signed(Signer.each(Desk.text()));
            byte[] body = request.body().clone();
            int bit = random.nextInt(body.length * 8);
            body[bit / 8] ^= (byte) (1 << (bit % 8));
            boolean saysTheSame = sameContent(body, request.body());
            assertThat(status(new Request(request.pathAndQuery(), request.signature(), body)))
                    .as("seed %d, bit %d", seed, bit)
                    .isEqualTo(saysTheSame ? 200 : 403);
        }
    }

    /** A percent escape may be written in small letters: the content is the same. */
    private static boolean sameContent(byte[] one, byte[] other) {
        return new String(one, StandardCharsets.ISO_8859_1)
                        .equalsIgnoreCase(new String(other, StandardCharsets.ISO_8859_1))
                && Arrays.equals(
                        FormParameters.parse(one).orElseThrow().signed(),
                        FormParameters.parse(other).orElseThrow().signed());
    }

    @Test
    void a_single_changed_bit_of_the_signature_is_noticed() {
        Request request = signed(Signer.each(Desk.text()));
        byte[] signature = request.signature().getBytes(StandardCharsets.ISO_8859_1);
        for (int bit = 0; bit < signature.length * 8; bit++) {
            byte[] changed = signature.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            String text = new String(changed, StandardCharsets.ISO_8859_1);
            assertThat(status(new Request(request.pathAndQuery(), text, request.body())))
                    .as("bit %d", bit)
                    .isEqualTo(403);
        }
        assertThat(status(request)).isEqualTo(200);
    }

    @Test
    void a_single_changed_bit_of_the_address_is_noticed() {
        String path = TwilioWebhooks.STATUS_PATH + "?message=abc&attempt=1";
        Request request = Desk.signed(path, Desk.status());
        for (int bit = 0; bit < path.length() * 8; bit++) {
            byte[] changed = path.getBytes(StandardCharsets.ISO_8859_1);
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            String text = new String(changed, StandardCharsets.ISO_8859_1);
            assertThat(desk.webhooks
                            .status()
                            .handle(new Request(text, request.signature(), request.body()))
                            .status())
                    .as("bit %d", bit)
                    .isEqualTo(403);
        }
    }

    @Test
    void a_parameter_more_or_less_is_noticed() {
        Map<String, List<String>> parameters = Signer.each(Desk.text());
        Request request = signed(parameters);
        byte[] more =
                (new String(request.body(), StandardCharsets.UTF_8) + "&Extra=1").getBytes(StandardCharsets.UTF_8);
        assertThat(status(new Request(request.pathAndQuery(), request.signature(), more)))
                .isEqualTo(403);
        parameters.keySet().stream().filter(name -> !name.isEmpty()).forEach(name -> {
            Map<String, List<String>> less = new HashMap<>(parameters);
            less.remove(name);
            assertThat(status(new Request(request.pathAndQuery(), request.signature(), Signer.form(less))))
                    .isEqualTo(403);
        });
    }

    @Test
    void nothing_that_is_sent_breaks_the_webhooks() {
        byte[] alphabet = "MessageSid=&From%+%0%ff%00SMAC?#/\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < 5000; i++) {
            byte[] body = new byte[random.nextInt(200)];
            for (int n = 0; n < body.length; n++) {
                body[n] = alphabet[random.nextInt(alphabet.length)];
            }
            String path = TwilioWebhooks.INCOMING_PATH + (random.nextBoolean() ? "" : "?" + odd());
            Request stranger = new Request(path, odd(), body);
            assertThat(status(stranger)).as("seed %d", seed).isEqualTo(403);
            Request forged = new Request(path, Signer.sign(Desk.TOKEN, Desk.BASE + path, Map.of()), body);
            assertThat(status(forged)).as("seed %d", seed).isEqualTo(403);
            assertThat(desk.webhooks.status().handle(forged).status()).isEqualTo(403);
        }
    }

    @Test
    void whatever_twilio_signs_is_answered() {
        String[] names = {"MessageSid", "From", "To", "Body", "NumMedia", "MediaUrl0", "NumSegments", "OptOutType"};
        for (int i = 0; i < 3000; i++) {
            Map<String, List<String>> parameters = new HashMap<>(Signer.each(Desk.text()));
            parameters.put(names[random.nextInt(names.length)], List.of(odd()));
            parameters.put("MessageStatus", List.of(random.nextBoolean() ? "failed" : odd()));
            parameters.put("ErrorCode", List.of(odd()));
            assertThat(status(signed(parameters))).as("seed %d", seed).isIn(200, 400);
            String path = TwilioWebhooks.STATUS_PATH + "?message=" + (random.nextBoolean() ? "x" : "%ZZ" + "&message");
            String signature = Signer.sign(Desk.TOKEN, Desk.BASE + path, parameters);
            assertThat(desk.webhooks
                            .status()
                            .handle(new Request(path, signature, Signer.form(parameters)))
                            .status())
                    .as("seed %d", seed)
                    .isIn(204, 400);
        }
    }
}
