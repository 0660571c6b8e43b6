package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quietline.domain.message.MessageId;

/** Drives every operation that openapi.yaml describes, and holds each answer against its schema. */
class OpenApiTest {
    /** For browsers, which follow what pages say, for the carrier and for monitoring: no part of the JSON interface. */
    private static final Set<String> FOR_OTHERS = Set.of(
            "GET /",
            "GET /messages",
            "GET /login",
            "POST /login",
            "POST /logout",
            "GET /send",
            "POST /send/people",
            "GET /users/import",
            "GET /static/{file}",
            "GET /favicon.ico",
            "GET /openapi.yaml",
            "GET /metrics",
            "POST /webhooks/twilio/incoming",
            "POST /webhooks/twilio/status");

    private static final String OLD = "00000000-0000-4000-9000-000000000001";

    private final Desk desk = new Desk();
    private final Client client = new Client(desk);
    private JsonNode document = new ObjectMapper().createObjectNode();
    private Map<String, String> bodies = Map.of();
    private String withPicture = "";

    @BeforeEach
    void read() throws IOException {
        HttpResponse<String> file = client.get("/openapi.yaml");
        assertThat(file.statusCode()).isEqualTo(200);
        document = new ObjectMapper(new YAMLFactory()).readTree(file.body());
        desk.register(Desk.BOB, "Bob");
        desk.texts(Desk.BOB, "Hello");
        desk.texts(Desk.STRANGER, "Hello");
        withPicture = PictureTest.texted(desk, "image/png").value();
        desk.files = media -> PictureTest.PICTURE;
        desk.carrier.refuses(30006);
        String bob = desk.reference(Desk.BOB);
        client.postJson("/send", "{\"id\":\"%s\",\"user\":\"%s\",\"messageContent\":\"Hi\"}".formatted(OLD, bob));
        bodies = Map.of(
                "retryMessage", "{\"id\":\"%s\"}".formatted(UUID.randomUUID()),
                "findContact", "{\"phoneNumber\":\"+15551234567\"}",
                "sendMessage",
                        "{\"id\":\"%s\",\"user\":\"%s\",\"messageContent\":\"Hi\"}".formatted(UUID.randomUUID(), bob),
                "addUser", "{\"phoneNumber\":\"+15559990000\",\"displayName\":\"Dora\"}",
                "renameUser", "{\"displayName\":\"Bobby\"}",
                "importUsers", "{\"csv\":\"phoneNumber,displayName\\n+15558880000,Zoe\\nnothing\"}");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void every_operation_answers_as_described() {
        List<String> driven = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String id = operation.getValue().get("operationId").asText();
                    if (id.equals("followMessages")) {
                        follow(path.getKey(), operation.getValue());
                    } else {
                        drive(path.getKey(), operation.getKey(), operation.getValue(), id);
                    }
                    driven.add(id);
                }));
        assertThat(driven).hasSize(25).doesNotHaveDuplicates();
    }

    /** Every route is described, and nothing is described that is none. */
    @Test
    void the_document_has_the_routes_of_the_program() {
        List<String> described = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(desk.routes().stream()
                        .filter(route -> !FOR_OTHERS.contains(route))
                        .toList());
        assertThat(desk.routes()).containsAll(FOR_OTHERS);
    }

    private void follow(String path, JsonNode operation) {
        assertThat(client.json(path + "?view=nothing").statusCode()).isEqualTo(400);
        assertThat(operation.get("responses").has("400")).isTrue();
        HttpResponse<InputStream> stream =
                client.open(client.to(path + "?view=in").header("Authorization", "Bearer " + Desk.API_TOKEN));
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.headers().firstValue("Content-Type").orElse(""))
                .startsWith(operation.at("/responses/200/content").fieldNames().next());
        assertThatCode(stream.body()::close).doesNotThrowAnyException();
        Client stranger = new Client(desk);
        assertThat(stranger.send(stranger.to(path)
                                .header("Authorization", "Bearer no")
                                .GET())
                        .statusCode())
                .isEqualTo(401);
        assertThat(operation.get("responses").has("401")).isTrue();
    }

    private void drive(String path, String method, JsonNode operation, String id) {
        String uri = path.replace("{id}", id.equals("showPicture") ? withPicture : OLD)
                .replace("{number}", "0")
                .replace("{user}", desk.reference(Desk.BOB));
        HttpResponse<String> answer =
                method.equals("get") ? client.json(uri) : client.postJson(uri, bodies.getOrDefault(id, "{}"));
        JsonNode described = resolved(operation.get("responses").path(Integer.toString(answer.statusCode())));
        assertThat(answer.statusCode()).as(id).isBetween(200, 303);
        assertThat(described.isMissingNode())
                .as(id + " may answer " + answer.statusCode())
                .isFalse();
        JsonNode schema = described.path("content").path("application/json").path("schema");
        if (!schema.isMissingNode()) {
            check(id, schema, SendTest.json(answer));
        }
        if (!operation.has("security")) {
            Client stranger = new Client(desk);
            HttpRequest.Builder request = stranger.to(uri).header("Authorization", "Bearer no");
            HttpResponse<String> refused = stranger.send(
                    method.equals("get")
                            ? request.GET()
                            : request.header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(bodies.getOrDefault(id, "{}"))));
            assertThat(refused.statusCode()).as(id).isEqualTo(401);
            assertThat(refused.headers().firstValue("Content-Type").orElse(""))
                    .as(id)
                    .startsWith("application/problem+json");
            assertThat(operation.get("responses").has("401")).as(id).isTrue();
        }
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private void check(String where, JsonNode described, JsonNode value) {
        JsonNode schema = resolved(described);
        if (schema.has("anyOf")) {
            JsonNode fitting = value.has("timestamp")
                    ? schema.get("anyOf").get(0)
                    : schema.get("anyOf").get(1);
            check(where, fitting, value);
            return;
        }
        switch (schema.get("type").asText()) {
            case "object" -> checkObject(where, schema, value);
            case "array" -> {
                assertThat(value.isArray()).as(where).isTrue();
                value.forEach(item -> check(where + "[]", schema.get("items"), item));
            }
            case "integer" -> assertThat(value.isInt()).as(where).isTrue();
            case "number" -> assertThat(value.isNumber()).as(where).isTrue();
            case "boolean" -> assertThat(value.isBoolean()).as(where).isTrue();
            default -> {
                assertThat(value.isTextual()).as(where).isTrue();
                if (schema.has("enum")) {
                    assertThat(schema.get("enum")).as(where).contains(value);
                }
            }
        }
    }

    private void checkObject(String where, JsonNode schema, JsonNode value) {
        assertThat(value.isObject()).as(where).isTrue();
        schema.path("required")
                .forEach(name -> assertThat(value.has(name.asText()))
                        .as(where + " has " + name.asText())
                        .isTrue());
        Map<String, JsonNode> properties = new HashMap<>();
        schema.get("properties").properties().forEach(p -> properties.put(p.getKey(), p.getValue()));
        value.properties().forEach(field -> {
            assertThat(properties).as(where).containsKey(field.getKey());
            JsonNode property = properties.get(field.getKey());
            if (property != null) {
                check(where + "." + field.getKey(), property, field.getValue());
            }
        });
    }

    @Test
    void the_old_message_of_the_examples_is_there() {
        assertThat(desk.store.messageLog().findOutgoing(new MessageId(OLD))).isPresent();
    }
}
