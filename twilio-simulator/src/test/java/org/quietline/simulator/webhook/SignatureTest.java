package org.quietline.simulator.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietline.simulator.http.Json;
import org.quietline.simulator.http.Parameter;

class SignatureTest {
    /** One published or recorded signature. */
    record Vector(String name, String token, String url, List<Parameter> parameters, String signature) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Vector> vectors() throws IOException {
        try (InputStream in = SignatureTest.class.getResourceAsStream("/vectors/twilio-signatures.json")) {
            assertThat(in).isNotNull();
            return StreamSupport.stream(Json.tree(in.readAllBytes()).spliterator(), false)
                    .map(SignatureTest::vector);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void signs_as_every_vector_says(Vector vector) {
        assertThat(Signature.of(vector.token(), vector.url(), vector.parameters()))
                .isEqualTo(vector.signature());
    }

    @Test
    void has_all_vectors() throws IOException {
        assertThat(vectors()).hasSize(41);
    }

    @Test
    void drops_the_fragment_and_the_user_from_what_it_signs_and_keeps_the_rest_as_written() {
        WebhookUrl url = WebhookUrl.parse("https://me:secret@127.0.0.1:8443//in?x=%2B1%20a&m=a@b#rc=3&rp=all");

        assertThat(url.target()).isEqualTo("https://127.0.0.1:8443//in?x=%2B1%20a&m=a@b");
        assertThat(url.user()).isEqualTo("me:secret");
        assertThat(url.overrides().retries()).isEqualTo(3);
        assertThat(url.overrides().policy()).containsExactly("all");
    }

    @Test
    void an_at_sign_in_the_query_is_no_user() {
        WebhookUrl url = WebhookUrl.parse("http://127.0.0.1/in?mail=a@b");

        assertThat(url.target()).isEqualTo("http://127.0.0.1/in?mail=a@b");
        assertThat(url.user()).isNull();
    }

    @Test
    void calls_nothing_but_this_machine() {
        assertThat(WebhookUrl.parse("https://example.com/in").onThisMachine()).isEmpty();
        assertThat(WebhookUrl.parse("ftp://127.0.0.1/in").onThisMachine()).isEmpty();
        assertThat(WebhookUrl.parse("http://127.0.0.1.example.com/in").onThisMachine())
                .isEmpty();
        assertThat(WebhookUrl.parse("http://localhost:8080/in").onThisMachine()).isPresent();
    }

    private static Vector vector(JsonNode node) {
        List<Parameter> parameters = new ArrayList<>();
        node.path("params").properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (value.isArray()) {
                value.forEach(each -> parameters.add(new Parameter(entry.getKey(), each.asText())));
            } else {
                parameters.add(new Parameter(entry.getKey(), value.isNull() ? "" : value.asText()));
            }
        });
        String url = node.path("signedUrl").asText(node.path("url").asText());
        return new Vector(
                node.path("name").asText(),
                node.path("authToken").asText(),
                url,
                parameters,
                node.path("signature").asText());
    }
}
