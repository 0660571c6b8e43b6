package org.quietline.adapter.firestore;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.quietline.adapter.firestore.client.QueryShape;

/**
 * {@code firestore.indexes.json} has an index for every query that needs one, and no other: the emulator answers every
 * query, the real Firestore does not.
 */
class FirestoreIndexesTest {
    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final int MOST_WITHOUT_BILLING = 200;

    @Test
    void the_file_holds_the_index_of_every_query_shape() throws IOException {
        JsonObject expected = new JsonObject();
        expected.add("indexes", JSON.toJsonTree(indexes()));
        expected.add("fieldOverrides", JSON.toJsonTree(overrides()));
        String wanted = JSON.toJson(expected) + "\n";
        Files.writeString(Path.of("target", "firestore.indexes.json"), wanted);
        assertThat(Files.readString(Path.of("firestore.indexes.json")))
                .as("when a query changed: copy target/firestore.indexes.json over firestore.indexes.json")
                .isEqualTo(wanted);
    }

    @Test
    void there_are_no_more_than_a_project_without_billing_may_have() {
        assertThat(indexes()).hasSizeLessThan(MOST_WITHOUT_BILLING);
    }

    @Test
    void no_shape_is_listed_twice() {
        assertThat(FirestoreStore.queryShapes()).doesNotHaveDuplicates();
    }

    private static List<Map<String, Object>> indexes() {
        return FirestoreStore.queryShapes().stream()
                .filter(QueryShape::needsCompositeIndex)
                .map(FirestoreIndexesTest::index)
                .distinct()
                .toList();
    }

    /** Firestore appends the document's id by itself, in the direction of the last field. */
    private static Map<String, Object> index(QueryShape shape) {
        List<Map<String, String>> fields = new ArrayList<>();
        shape.equals().forEach(field -> fields.add(field(field, "order", "ASCENDING")));
        shape.contains().forEach(field -> fields.add(field(field, "arrayConfig", "CONTAINS")));
        shape.sorts()
                .forEach(sort ->
                        fields.add(field(sort.field(), "order", sort.descending() ? "DESCENDING" : "ASCENDING")));
        return sorted(Map.of("collectionGroup", shape.collection(), "queryScope", "COLLECTION", "fields", fields));
    }

    private static Map<String, String> field(String path, String key, String value) {
        return new TreeMap<>(Map.of("fieldPath", path, key, value));
    }

    /** Fields that no query asks for by themselves need no index of their own; what is over is removed. */
    private static List<Map<String, Object>> overrides() {
        List<Map<String, Object>> overrides = new ArrayList<>();
        Map<String, List<String>> unused = new TreeMap<>(Map.of(
                "incomingMessages", List.of("messageContent", "media", "searchTokens", "writtenBy"),
                "outgoingMessages", List.of("messageContent", "errorMessage", "history", "searchTokens", "writtenBy"),
                "statistics", List.of("counts"),
                "users", List.of("nameStarts", "writtenBy")));
        unused.forEach((collection, fields) -> fields.forEach(field -> overrides.add(
                sorted(Map.of("collectionGroup", collection, "fieldPath", field, "indexes", List.of())))));
        for (String collection : List.of("sessions", "statistics")) {
            overrides.add(sorted(Map.of(
                    "collectionGroup", collection, "fieldPath", "expiresAt", "ttl", true, "indexes", List.of())));
        }
        return overrides;
    }

    private static Map<String, Object> sorted(Map<String, Object> map) {
        return new TreeMap<>(map);
    }
}
