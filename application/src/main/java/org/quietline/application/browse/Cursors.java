package org.quietline.application.browse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.Position;
import org.quietline.application.search.SearchQuery;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.phone.Seal;

/**
 * Writes positions as cursors for URLs. They are sealed: a position may hold a name, and a forged one would reach the
 * stores. A cursor belongs to one listing in one order, narrowed by one filter.
 */
final class Cursors {
    private static final int LONGEST = 4096;
    private static final int FINGERPRINT_BYTES = 16;

    private final Seal seal;

    Cursors(Seal seal) {
        this.seal = seal;
    }

    /**
     * Names a listing together with what narrows it, so that a cursor of one search is refused by another. What narrows
     * it does not stand in the name: only a fingerprint of it, which is the same in every process.
     */
    static String listing(String name, @Nullable Object... narrowedBy) {
        StringBuilder narrowed = new StringBuilder();
        for (Object one : narrowedBy) {
            narrowed.append(one instanceof SearchQuery search ? words(search) : one)
                    .append('\n');
        }
        return name + " " + fingerprint(narrowed.toString());
    }

    private static String fingerprint(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Sets of words have no order of their own. */
    private static String words(SearchQuery search) {
        return search.allOf().stream().map(TreeSet::new).toList().toString();
    }

    /** The cursor for this position of this listing; null for none. */
    @Nullable String write(String listing, @Nullable Position position) {
        if (position == null) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(listing);
            out.writeUTF(position.key());
            out.writeUTF(position.at().toString());
            out.writeUTF(position.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(seal.seal(bytes.toByteArray()));
    }

    /** The position that this cursor stands for; null for none. */
    @Nullable Position read(String listing, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(opened(cursor)))) {
            if (!in.readUTF().equals(listing)) {
                throw new BadCursorException();
            }
            String key = in.readUTF();
            Instant at = Instant.parse(in.readUTF());
            return new Position(key, at, in.readUTF());
        } catch (IOException | DateTimeException e) {
            throw new BadCursorException();
        }
    }

    /** Stands for a contact; tells nothing of the number. */
    String reference(PhoneNumber contact) {
        return contact.sealedWith(seal);
    }

    private byte[] opened(String cursor) {
        if (cursor.length() > LONGEST) {
            throw new BadCursorException();
        }
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw new BadCursorException();
        }
        return seal.open(sealed).orElseThrow(BadCursorException::new);
    }
}
