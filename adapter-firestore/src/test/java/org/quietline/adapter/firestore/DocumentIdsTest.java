package org.quietline.adapter.firestore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quietline.adapter.firestore.client.DocumentIds;

/** Names become ids that Firestore takes, and names again. */
class DocumentIdsTest {
    private static final List<String> NAMES = List.of(
            "+15557770001",
            "whatsapp:+15557770001",
            "12/34",
            "/",
            ".",
            "..",
            "...",
            "__",
            "___",
            "____",
            "__name__",
            "%",
            "%2F",
            "%5F_name__",
            "100%",
            " a b+c ",
            "\uD83D\uDE80");

    @Test
    void every_name_has_a_legal_id_of_its_own() {
        List<String> ids = NAMES.stream().map(DocumentIds::of).toList();
        assertThat(ids).doesNotHaveDuplicates().noneMatch(id -> id.contains("/") || id.matches("__.*__|\\.\\.?"));
        assertThat(ids.stream().map(DocumentIds::name).toList()).isEqualTo(NAMES);
    }

    @Test
    void ids_that_others_made_stand_for_themselves() {
        assertThat(List.of("50%", "%41", "%zz", "a%2"))
                .allSatisfy(id -> assertThat(DocumentIds.name(id)).isEqualTo(id));
    }
}
