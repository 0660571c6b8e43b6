package org.quietline.adapter.twilio.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.security.RequestValidator;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Signatures that Twilio published, and others computed as it describes. */
class SignatureVectorsTest {
    /** Only one SDK accepts this, by encoding the query anew; the signature covers another URL. */
    private static final String NOT_OURS = "apostrophe bare in the query";

    /** One vector, printed by its name. */
    record Vector(String name, JsonNode json) {
        String text(String field) {
            return json.path(field).asText();
        }

        /** The names and all their values; a null counts as empty. */
        Map<String, List<String>> parameters() {
            Map<String, List<String>> parameters = new HashMap<>();
            json.path("params").properties().forEach(field -> {
                List<String> values = new ArrayList<>();
                if (field.getValue().isArray()) {
                    field.getValue().forEach(value -> values.add(value.asText()));
                } else {
                    values.add(field.getValue().isNull() ? "" : field.getValue().asText());
                }
                parameters.put(field.getKey(), values);
            });
            return parameters;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Vector> vectors() throws IOException {
        try (InputStream in = SignatureVectorsTest.class.getResourceAsStream("/twilio-signatures.json")) {
            JsonNode all = new ObjectMapper().readTree(Objects.requireNonNull(in));
            JsonNode list = all.isArray() ? all : all.path("vectors");
            assertThat(list).hasSize(41);
            return StreamSupport.stream(list.spliterator(), false)
                    .map(json -> new Vector(json.path("name").asText(), json));
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void accepts_what_twilio_signs(Vector vector) {
        String url = vector.text("url");
        int fragment = url.indexOf('#');
        String sent = fragment < 0 ? url : url.substring(0, fragment);
        int path = sent.indexOf('/', sent.indexOf("://") + 3);
        String pathAndQuery = sent.substring(path);
        byte[] body = vector.json().has("body")
                ? vector.text("body").getBytes(StandardCharsets.UTF_8)
                : Signer.form(vector.parameters());
        byte[] form = Signature.bindsBody(pathAndQuery, body)
                ? new byte[0]
                : FormParameters.parse(body).orElseThrow().signed();
        List<String> urls =
                SignedUrls.below(URI.create(sent.substring(0, path))).of(pathAndQuery);

        boolean covered = new Signature(List.of("another", vector.text("authToken")))
                .covers(urls, form, vector.text("signature"));

        assertThat(covered).isEqualTo(!vector.name().equals(NOT_OURS));
        assertThat(new Signature(List.of("another")).covers(urls, form, vector.text("signature")))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void the_sdk_finds_of_each_vector_what_the_vector_says(Vector vector) throws URISyntaxException {
        if (vector.text("twilioJava").equals("cannot express")) {
            assertThat(vector.parameters().values()).anyMatch(values -> values.size() > 1);
            return;
        }
        RequestValidator sdk = new RequestValidator(vector.text("authToken"));
        Map<String, String> single = new HashMap<>();
        vector.parameters().forEach((name, values) -> single.put(name, values.getFirst()));
        boolean accepted = vector.json().has("body")
                ? sdk.validate(vector.text("url"), vector.text("body"), vector.text("signature"))
                : sdk.validate(vector.text("url"), single, vector.text("signature"));
        assertThat(accepted).isEqualTo(vector.text("twilioJava").equals("accepts"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void the_reference_signer_of_these_tests_signs_the_same(Vector vector) {
        String signed = vector.json().has("signedUrl") ? vector.text("signedUrl") : vector.text("url");
        assertThat(Signer.sign(vector.text("authToken"), signed, vector.parameters()))
                .isEqualTo(vector.text("signature"));
    }
}
