package org.quietline.application.browse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.Position;
import org.quietline.domain.phone.Seal;

/**
 * Writes positions as cursors for URLs. They are sealed: a position may hold a name, and a forged one would reach the
 * stores. A cursor belongs to one listing in one order.
 */
final class Cursors {
    private static final int LONGEST = 4096;

    private final Seal seal;

    Cursors(Seal seal) {
        this.seal = seal;
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
