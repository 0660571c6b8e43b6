package org.quietline.domain.phone;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.domain.text.Characters;

/**
 * The address of somebody who sends or receives messages. It identifies a person, so it hides itself: wherever it is
 * printed stands its mask, and only {@link #unmasked()} shows it whole.
 *
 * <p>Most are phone numbers in the form of <a href="https://www.itu.int/rec/T-REC-E.164">ITU-T E.164</a>, such as
 * {@code +15551234567}. A carrier also hands over others, and none is refused: a number or an agent behind a channel
 * prefix ({@code whatsapp:+15551234567}, {@code rcs:agent_id}), short codes ({@code 12345}), sender ids of letters
 * ({@code ACME}), or anything else, which is kept as it is. Two addresses are equal when their texts are:
 * {@code whatsapp:+15551234567} is not {@code +15551234567}.
 *
 * <p>For example: {@snippet file="org/quietline/domain/examples/SnippetsTest.java" region="mask"}
 *
 * <h2>The mask</h2>
 *
 * <table>
 * <caption>What stands in place of an address</caption>
 * <tr><th>address</th><th>mask</th><th>rule</th></tr>
 * <tr><td>{@code +15551234567}</td><td>{@code +•••••••4567}</td>
 *     <td>a leading {@code +} stays; of eight digits or more the last four are shown</td></tr>
 * <tr><td>{@code 12345}</td><td>{@code •••45}</td><td>of four to seven digits the last two; of fewer none</td></tr>
 * <tr><td>{@code whatsapp:+15551234567}</td><td>{@code whatsapp:+•••••••4567}</td>
 *     <td>a channel prefix stays: up to 20 lower-case letters, {@code -} or {@code _}, and a colon</td></tr>
 * <tr><td>{@code ACME}</td><td>{@code A•••}</td><td>what begins with a letter keeps that letter and nothing else</td></tr>
 * <tr><td>{@code 555 0123}</td><td>{@code ••••••••}</td><td>of any other mixture nothing is shown</td></tr>
 * </table>
 *
 * <p>One dot stands for each hidden character (Unicode code point).
 *
 * <p>Instances are immutable, may be shared between threads and are not {@link java.io.Serializable}.
 */
public final class PhoneNumber {
    /** The longest address, in UTF-16 units. */
    public static final int MAX_LENGTH = 256;

    private static final int FEWEST_DIGITS = 7;
    private static final int MOST_DIGITS = 15;

    /** The longest reference that is looked at. No seal in use makes one of an address this long. */
    private static final int LONGEST_REFERENCE = 4096;

    private final String address;

    private PhoneNumber(String address) {
        this.address = address;
    }

    /**
     * Reads a phone number in E.164 form: {@code +}, then 7 to 15 digits of which the first is not 0. White space and
     * invisible characters around it are ignored, since they come along when a number is copied from an address book;
     * within it nothing else is allowed.
     *
     * @throws InvalidPhoneNumberException if the text is anything else; the exception does not repeat it
     */
    public static PhoneNumber parse(String text) {
        String number = Characters.trimmed(Objects.requireNonNull(text, "text"));
        if (!isE164(number)) {
            throw new InvalidPhoneNumberException(text.length(), "+ and 7 to 15 digits, the first of them not 0");
        }
        return new PhoneNumber(number);
    }

    /**
     * Takes over an address just as a carrier wrote it, whatever its form; nothing is trimmed. Only a surrogate without
     * its partner is replaced by U+FFFD, so that the address stays equal to itself when it is stored as UTF-8 and read
     * again.
     *
     * @throws InvalidPhoneNumberException if the text shows nothing (empty, white space, invisible characters) or is
     *     longer than {@link #MAX_LENGTH}; the exception does not repeat it
     */
    public static PhoneNumber ofSender(String text) {
        Objects.requireNonNull(text, "text");
        if (text.length() > MAX_LENGTH || Characters.isBlank(text)) {
            throw new InvalidPhoneNumberException(
                    text.length(), "1 to " + MAX_LENGTH + " characters that are not blank");
        }
        return new PhoneNumber(Characters.wellFormed(text));
    }

    /**
     * Opens a reference made by {@link #sealedWith}. Empty for everything else: another text, a changed reference, one
     * made with another key, or one longer than 4096 characters. Throws for no reference, as long as the seal keeps its
     * contract.
     */
    public static Optional<PhoneNumber> unsealed(String reference, Seal seal) {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(seal, "seal");
        return decoded(reference).flatMap(seal::open).flatMap(PhoneNumber::ofUtf8);
    }

    private static Optional<byte[]> decoded(String reference) {
        if (reference.isEmpty() || reference.length() > LONGEST_REFERENCE) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(reference);
            // The decoder is lenient about padding and trailing bits; one number has one reference.
            return encoded(sealed).equals(reference) ? Optional.of(sealed) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<PhoneNumber> ofUtf8(byte[] plain) {
        try {
            return Optional.of(ofSender(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(plain))
                    .toString()));
        } catch (CharacterCodingException | InvalidPhoneNumberException e) {
            return Optional.empty();
        }
    }

    private static String encoded(byte[] sealed) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    private static boolean isE164(String text) {
        int digits = text.length() - 1;
        return digits >= FEWEST_DIGITS
                && digits <= MOST_DIGITS
                && text.charAt(0) == '+'
                && text.charAt(1) != '0'
                && Mask.allDigits(text, 1);
    }

    /** The whole address. Call this only to hand it to a carrier or to a store, never to show it. */
    public String unmasked() {
        return address;
    }

    /** Whether this is a phone number in E.164 form, without a channel prefix. */
    public boolean isE164() {
        return isE164(address);
    }

    /** The mask, safe for pages, exports and logs. */
    public String masked() {
        return Mask.of(address);
    }

    /**
     * The digits that the mask shows at its end: four of a number of at least eight digits, two of one with at least
     * four. Empty if it shows none, as for a sender id of letters.
     */
    public Optional<String> visibleDigits() {
        return Optional.of(Mask.visibleDigits(address)).filter(digits -> !digits.isEmpty());
    }

    /**
     * A reference that names this address to whoever holds the key and reveals nothing to others: the sealed UTF-8
     * bytes in the URL-safe base64 of <a href="https://www.rfc-editor.org/rfc/rfc4648#section-5">RFC 4648</a> without
     * padding.
     */
    public String sealedWith(Seal seal) {
        return encoded(seal.seal(address.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PhoneNumber that && address.equals(that.address);
    }

    @Override
    public int hashCode() {
        return address.hashCode();
    }

    /** The mask, as {@link #masked()}. */
    @Override
    public String toString() {
        return masked();
    }
}
