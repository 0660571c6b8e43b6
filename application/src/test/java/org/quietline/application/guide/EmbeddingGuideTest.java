package org.quietline.application.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide for embedders shows code that is compiled and run, and leaves no port out. */
class EmbeddingGuideTest {
    private static final Path TESTS = Path.of("src/test/java");
    private static final Path PORTS = Path.of("src/main/java/org/quietline/application/port");
    private static final String GUIDE = read(Path.of("../docs/embedding.md"));
    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ROW =
            Pattern.compile("^\\| `(\\w+)` \\| [^|]+ \\| `(\\w+)` \\| (?:`([\\w.]+)` )?\\|$", Pattern.MULTILINE);
    private static final Pattern PORT =
            Pattern.compile("^(?:@FunctionalInterface\\s+)?public interface (\\w+)", Pattern.MULTILINE);

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutIndentation(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    private static String everyTest() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(EmbeddingGuideTest::read)
                    .map(EmbeddingGuideTest::withoutIndentation)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static List<MatchResult> rows() {
        return ROW.matcher(GUIDE).results().toList();
    }

    private static boolean isThere(String type) throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.anyMatch(file -> file.endsWith(type + ".java"));
        }
    }

    @Test
    void every_block_of_java_is_part_of_a_test() throws IOException {
        String tests = everyTest();
        List<String> blocks =
                JAVA.matcher(GUIDE).results().map(block -> block.group(1)).toList();
        assertThat(blocks)
                .hasSizeGreaterThan(5)
                .allSatisfy(block -> assertThat(tests).contains(withoutIndentation(block)));
    }

    @Test
    void every_port_has_a_row() throws IOException {
        try (Stream<Path> files = Files.list(PORTS)) {
            List<String> ports = files.map(EmbeddingGuideTest::read)
                    .map(PORT::matcher)
                    .filter(Matcher::find)
                    .map(found -> found.group(1))
                    .toList();
            assertThat(ports).hasSizeGreaterThan(15);
            assertThat(rows()).extracting(row -> row.group(1)).containsAll(ports);
        }
    }

    @Test
    void every_row_names_a_contract_and_what_there_is_for_tests() {
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row.group(2)).isEqualTo(row.group(1) + "Contract");
            assertThat(isThere(row.group(2))).as(row.group(2)).isTrue();
            String forTests = row.group(3);
            if (forTests != null && !forTests.endsWith(".NONE")) {
                assertThat(isThere(forTests)).as(forTests).isTrue();
            }
        });
    }

    @Test
    void the_coordinates_are_those_of_the_build() {
        String pom = read(Path.of("../pom.xml"));
        String version = pom.replaceAll("(?s).*?<artifactId>quietline-parent</artifactId>\\s*<version>(.*?)<.*", "$1");
        assertThat(Pattern.compile("<version>(.*?)</version>").matcher(GUIDE).results())
                .isNotEmpty()
                .allMatch(found -> found.group(1).equals(version));
    }
}
