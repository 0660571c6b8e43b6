package org.quietline.domain.phone;

import java.util.Optional;

/**
 * Deterministic authenticated encryption, by which a number becomes a reference that reveals nothing and needs no table
 * ({@link PhoneNumber#sealedWith}). The domain has no cryptography of its own: implement this with a library, for
 * instance with AES-SIV (<a href="https://www.rfc-editor.org/rfc/rfc5297">RFC 5297</a>).
 *
 * <p>What an implementation promises:
 *
 * <ul>
 *   <li>the same bytes are sealed to the same bytes, as long as the key is the same;
 *   <li>whoever lacks the key learns nothing from sealed bytes but their length and whether two are equal;
 *   <li>{@link #open} returns the bytes that were sealed, and nothing for bytes that were not sealed with this key (or
 *       with an older one that is still honored), were changed or cut short: it throws for no input;
 *   <li>both methods may be called from several threads at once, and neither changes or keeps the array that it is
 *       given.
 * </ul>
 */
public interface Seal {
    /** Seals the bytes. */
    byte[] seal(byte[] plain);

    /** The bytes that were sealed; empty for anything that was not sealed with a key of this seal. */
    Optional<byte[]> open(byte[] sealed);
}
