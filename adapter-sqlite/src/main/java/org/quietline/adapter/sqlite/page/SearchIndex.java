package org.quietline.adapter.sqlite.page;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quietline.application.search.SearchQuery;

/** Writes a search in the language of SQLite's full-text index, every token quoted. */
final class SearchIndex {
    private SearchIndex() {}

    static String match(@Nullable SearchQuery search) {
        if (search == null) {
            throw new IllegalArgumentException("nothing to search for");
        }
        return search.allOf().stream().map(SearchIndex::anyOf).collect(Collectors.joining(" AND "));
    }

    private static String anyOf(Set<String> tokens) {
        return tokens.stream()
                .map(token -> '"' + token.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(" OR ", "(", ")"));
    }
}
