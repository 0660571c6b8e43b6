package org.quietline.bootstrap.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.quietline.application.port.OperatorDirectory;

/** Operators and programs as the configuration lists them. */
public final class ConfiguredOperators implements OperatorDirectory {
    private final Map<String, Operator> operators;
    private final Map<String, String> programs;

    /**
     * Holds the lists, in which every name and every hash of a token is there once.
     *
     * @param operators names with Argon2id hashes
     * @param programs names with the SHA-256 of their tokens in lower-case hexadecimal
     */
    public ConfiguredOperators(List<Credential> operators, List<Credential> programs) {
        this.operators = operators.stream()
                .map(entry -> new Operator(entry.name(), entry.hash(), fingerprint(entry)))
                .collect(Collectors.toUnmodifiableMap(Operator::name, operator -> operator));
        this.programs = programs.stream().collect(Collectors.toUnmodifiableMap(Credential::hash, Credential::name));
    }

    @Override
    public Optional<Operator> operator(String name) {
        return Optional.ofNullable(operators.get(name));
    }

    @Override
    public Optional<String> program(String tokenHash) {
        return Optional.ofNullable(programs.get(tokenHash));
    }

    private static String fingerprint(Credential entry) {
        try {
            byte[] whole = (entry.name() + ":" + entry.hash()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(whole));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
