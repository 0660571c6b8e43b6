package org.quietline.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Measures redaction on texts as people write them: what leaks, and what is masked for nothing. */
class RedactionCorpusTest {
    private static final Logger LOG = System.getLogger(RedactionCorpusTest.class.getName());
    private static final List<CorpusLine> CORPUS = CorpusLine.all();

    @Test
    void no_line_shows_more_than_four_digits_of_a_number_or_loses_anything_else() {
        List<String> leaking = new ArrayList<>();
        List<String> overmasked = new ArrayList<>();
        List<String> doubtful = new ArrayList<>();
        for (CorpusLine line : CORPUS) {
            String redacted = Redaction.redact(line.text());
            assertThat(redacted.codePointCount(0, redacted.length()))
                    .isEqualTo(line.text().codePointCount(0, line.text().length()));
            if (line.visibleDigits(redacted) > 4) {
                leaking.add(redacted);
            }
            if (line.isOvermasked(redacted)) {
                (line.label().equals("doubt") ? doubtful : overmasked).add(line.text() + " => " + redacted);
            }
        }
        LOG.log(
                Level.INFO,
                "{0} lines with numbers, {1} leaking; {2} plain lines, {3} masked; {4} doubtful lines, {5} masked",
                count("phone"),
                leaking.size(),
                count("plain"),
                overmasked.size(),
                count("doubt"),
                doubtful.size());

        assertThat(leaking).isEmpty();
        assertThat(overmasked).isEmpty();
        assertThat(doubtful).hasSize((int) count("doubt"));
    }

    @Test
    void changes_nothing_when_applied_again() {
        assertThat(CORPUS).allSatisfy(line -> {
            String redacted = Redaction.redact(line.text());
            assertThat(Redaction.redact(redacted)).isEqualTo(redacted);
        });
    }

    @Test
    void the_corpus_is_large_and_its_labels_are_right() {
        assertThat(CORPUS).hasSizeGreaterThan(600);
        assertThat(CORPUS).extracting(CorpusLine::label).containsOnly("phone", "plain", "doubt");
        assertThat(CORPUS)
                .filteredOn(line -> line.label().equals("phone"))
                .allMatch(line -> line.visibleDigits(line.text()) >= 7);
    }

    private static long count(String label) {
        return CORPUS.stream().filter(line -> line.label().equals(label)).count();
    }
}
