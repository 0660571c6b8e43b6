package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the policy of the pages forbids, and what the template engine would let pass. */
class TemplatesTest {
    static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
            return files.filter(file -> file.toString().endsWith(".jte")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void hold_nothing_that_runs_or_styles_in_place(Path template) throws IOException {
        assertThat(Files.readString(template))
                .doesNotContainPattern("(?i)\\son[a-z]+\\s*=")
                .doesNotContainPattern("(?i)\\sstyle\\s*=")
                .doesNotContainPattern("(?i)<style")
                .doesNotContainPattern("(?i)<script(?![^>]*\\ssrc=)")
                .doesNotContainPattern("(?i)javascript:")
                .doesNotContainPattern("(?i)hx-(on|vals|headers)")
                .doesNotContain("$unsafe", "unmasked");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_form_that_posts_carries_a_token(Path template) throws IOException {
        String text = Files.readString(template);
        int forms = text.split("method=\"post\"", -1).length - 1;
        int tokens = text.split("name=\"csrf\"", -1).length - 1;
        assertThat(tokens).isEqualTo(forms);
    }
}
