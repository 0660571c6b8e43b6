package org.quietline.bootstrap.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.quietline.bootstrap.security.Argon2Hash;
import org.quietline.bootstrap.security.Credential;

/** Reads lists of {@code name:hash}, with white space between the entries. An entry is named by its place. */
final class CredentialsReader {
    private static final String OPERATORS = "OPERATORS";
    private static final String API_TOKENS = "API_TOKENS";
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._@-]{1,64}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    /** Stands in the audit for what the program does by itself. */
    private static final String RESERVED = "system";

    private final Variables variables;

    CredentialsReader(Variables variables) {
        this.variables = variables;
    }

    List<Credential> operators() {
        Optional<String> list = variables.requiredSecret(
                OPERATORS, "set it to name:hash, with a hash made by: ./quietline operators hash");
        return entries(
                OPERATORS, list, Argon2Hash::isUsable, "an Argon2id hash as ./quietline operators hash makes it");
    }

    List<Credential> programs() {
        List<Credential> programs = entries(
                        API_TOKENS,
                        variables.secret(API_TOKENS),
                        SHA256.asMatchPredicate(),
                        "the SHA-256 of the token in hexadecimal (64 digits)")
                .stream()
                .map(entry -> new Credential(entry.name(), entry.hash().toLowerCase(Locale.ROOT)))
                .toList();
        if (programs.stream().map(Credential::hash).distinct().count() < programs.size()) {
            variables.problem(API_TOKENS, "holds the same token twice; give each program its own");
        }
        return programs;
    }

    private List<Credential> entries(
            String variable, Optional<String> list, Predicate<String> isHash, String expected) {
        List<Credential> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int place = 0;
        for (String entry : list.map(text -> text.split("\\s+")).orElse(new String[0])) {
            place++;
            int colon = entry.indexOf(':');
            String name = colon < 0 ? "" : entry.substring(0, colon);
            String hash = entry.substring(colon + 1);
            if (!NAME.matcher(name).matches() || name.equals(RESERVED)) {
                variables.problem(
                        variable,
                        "entry " + place + " must begin with a name and a colon; a name has 1 to 64 letters, digits or"
                                + " . _ @ - and is not \"" + RESERVED + "\"");
            } else if (!isHash.test(hash)) {
                variables.problem(variable, "entry " + place + " must hold " + expected);
            } else if (!names.add(name)) {
                variables.problem(variable, "entry " + place + " has the name of an entry before it");
            } else {
                entries.add(new Credential(name, hash));
            }
        }
        return entries;
    }
}
