package org.quietline.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The CycloneDX document within the jar names the libraries that the program runs with, each by its content. */
class BillOfMaterialsIT {
    private static final String PLACE = "META-INF/sbom/quietline.cdx.json";

    private static Path jar() {
        return Path.of(System.getProperty("quietline.jar", ""));
    }

    /** Maven skips the plugin when it works offline, and the document is then missing or of an earlier build. */
    @BeforeEach
    void be_online() {
        long made = jar().resolveSibling("classes").resolve(PLACE).toFile().lastModified();
        File[] ours = jar().resolveSibling("lib").toFile().listFiles((lib, name) -> name.startsWith("quietline-"));
        assumeThat(ours).isNotNull().allMatch(library -> library.lastModified() <= made);
    }

    private static JsonNode bill() throws IOException {
        try (JarFile jar = new JarFile(jar().toFile());
                InputStream text = jar.getInputStream(jar.getEntry(PLACE))) {
            return new ObjectMapper().readTree(text);
        }
    }

    @Test
    void it_names_exactly_the_libraries_beside_the_jar() throws IOException {
        Map<String, String> shipped = new TreeMap<>();
        try (Stream<Path> libraries = Files.list(jar().resolveSibling("lib"))) {
            libraries.forEach(library -> shipped.put(sha256(library), library.toString()));
        }
        Map<String, String> named = new TreeMap<>();
        for (JsonNode component : bill().get("components")) {
            named.put(sha256(component), component.get("purl").asText());
        }

        assertThat(shipped).hasSizeGreaterThan(50);
        assertThat(named.keySet()).isEqualTo(shipped.keySet());
        assertThat(named.values()).anyMatch(purl -> purl.startsWith("pkg:maven/com.twilio.sdk/twilio@"));
    }

    @Test
    void it_says_what_it_describes() throws IOException {
        JsonNode bill = bill();

        assertThat(bill.get("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(bill.at("/metadata/component/name").asText()).isEqualTo("quietline-bootstrap");
        assertThat(bill.get("components"))
                .allSatisfy(component -> assertThat(component.get("licenses")).isNotNull());
    }

    private static String sha256(JsonNode component) {
        return StreamSupport.stream(component.get("hashes").spliterator(), false)
                .filter(hash -> hash.get("alg").asText().equals("SHA-256"))
                .map(hash -> hash.get("content").asText())
                .findFirst()
                .orElseThrow();
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
