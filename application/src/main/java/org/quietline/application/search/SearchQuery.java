package org.quietline.application.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an operator searches for: tokens, all of which a message must have.
 *
 * @param allOf one set per word typed; a message has the word when it has any token of the set
 */
public record SearchQuery(List<Set<String>> allOf) {
    /** The most words of a search that count; further ones are ignored. */
    public static final int MAX_WORDS = 8;

    /** Copies the sets. */
    public SearchQuery {
        allOf = allOf.stream().map(Set::copyOf).toList();
        if (allOf.isEmpty() || allOf.stream().anyMatch(Set::isEmpty)) {
            throw new IllegalArgumentException("a search has at least one word");
        }
    }

    /**
     * Reads what was typed. Exactly four digits also find the numbers whose mask ends in them; no other part of a
     * number can be searched for.
     *
     * @return empty when nothing in it can be searched for
     */
    public static Optional<SearchQuery> parse(String typed) {
        List<Set<String>> words = new ArrayList<>();
        for (String token : SearchTokens.words(typed)) {
            if (words.size() == MAX_WORDS) {
                break;
            }
            words.add(Set.of(token));
        }
        if (words.size() == 1 && words.getFirst().stream().allMatch(SearchTokens::isFourDigits)) {
            Set<String> either = new LinkedHashSet<>(words.getFirst());
            either.add(SearchTokens.ofLastDigits(words.getFirst().iterator().next()));
            words.set(0, either);
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(new SearchQuery(words));
    }

    /** Whether a message with these tokens is found. */
    public boolean finds(Set<String> tokens) {
        return allOf.stream().allMatch(anyOf -> anyOf.stream().anyMatch(tokens::contains));
    }
}
