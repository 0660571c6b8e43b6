package org.quietline.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberSealTest {
    private static final Seal SEAL = new ToySeal((byte) 0x5A);
    private static final PhoneNumber NUMBER = PhoneNumber.parse("+15551234567");

    @ParameterizedTest
    @ValueSource(
            strings = {"+15551234567", "whatsapp:+15551234567", "rcs:agent_id", "12345", "ACME", "Ünï\uD83D\uDE00"})
    void a_reference_leads_back_to_the_address(String address) {
        PhoneNumber number = PhoneNumber.ofSender(address);
        String reference = number.sealedWith(SEAL);

        assertThat(PhoneNumber.unsealed(reference, SEAL)).contains(number);
        assertThat(reference).matches("[A-Za-z0-9_-]+").isEqualTo(number.sealedWith(SEAL));
    }

    @Test
    void the_longest_address_comes_back_too() {
        PhoneNumber longest = PhoneNumber.ofSender("\uFFFD".repeat(PhoneNumber.MAX_LENGTH));

        assertThat(PhoneNumber.unsealed(longest.sealedWith(SEAL), SEAL)).contains(longest);
    }

    @Test
    void one_address_has_one_reference() {
        String reference = NUMBER.sealedWith(SEAL);
        assertThat(reference).hasSize(18); // 13 bytes, so the last character has bits to spare
        char last = reference.charAt(17);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        String sameBytes = reference.substring(0, 17) + alphabet.charAt(alphabet.indexOf(last) + 1);

        assertThat(Base64.getUrlDecoder().decode(sameBytes))
                .isEqualTo(Base64.getUrlDecoder().decode(reference));
        assertThat(PhoneNumber.unsealed(sameBytes, SEAL)).isEmpty();
        assertThat(PhoneNumber.unsealed(reference + "==", SEAL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "+15551234567", "====", "a", "AAAA", "%2B1", "\uD83D", "a\u0000b", "ÄÖÜ"})
    void anything_else_opens_to_nothing(String reference) {
        assertThat(PhoneNumber.unsealed(reference, SEAL)).isEmpty();
    }

    @Test
    void a_changed_or_foreign_or_huge_reference_opens_to_nothing() {
        String reference = NUMBER.sealedWith(SEAL);

        assertThat(PhoneNumber.unsealed(reference.substring(1), SEAL)).isEmpty();
        assertThat(PhoneNumber.unsealed(reference, new ToySeal((byte) 0x11))).isEmpty();
        assertThat(PhoneNumber.unsealed("A".repeat(1_000_000), NEVER_ASKED)).isEmpty();
    }

    @Test
    void sealed_bytes_that_are_no_address_open_to_nothing() {
        assertThat(PhoneNumber.unsealed(sealed(new byte[] {(byte) 0xFF, 0x31}), SEAL))
                .isEmpty();
        assertThat(PhoneNumber.unsealed(sealed(new byte[0]), SEAL)).isEmpty();
        assertThat(PhoneNumber.unsealed(sealed("1".repeat(257).getBytes(StandardCharsets.UTF_8)), SEAL))
                .isEmpty();
    }

    private static String sealed(byte[] plain) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(SEAL.seal(plain));
    }

    private static final Seal NEVER_ASKED = new Seal() {
        @Override
        public byte[] seal(byte[] plain) {
            throw new AssertionError();
        }

        @Override
        public Optional<byte[]> open(byte[] sealed) {
            throw new AssertionError("asked to open " + sealed.length + " bytes");
        }
    };

    /** Deterministic and able to tell its own bytes from others; hides nothing from anybody. */
    private record ToySeal(byte key) implements Seal {
        @Override
        public byte[] seal(byte[] plain) {
            byte[] sealed = Arrays.copyOf(plain, plain.length + 1);
            byte sum = key;
            for (int i = 0; i < plain.length; i++) {
                sum += (byte) (plain[i] * 31 + i);
                sealed[i] = (byte) (plain[i] ^ key);
            }
            sealed[plain.length] = sum;
            return sealed;
        }

        @Override
        public Optional<byte[]> open(byte[] sealed) {
            if (sealed.length == 0) {
                return Optional.empty();
            }
            byte[] plain = new byte[sealed.length - 1];
            for (int i = 0; i < plain.length; i++) {
                plain[i] = (byte) (sealed[i] ^ key);
            }
            return Arrays.equals(seal(plain), sealed) ? Optional.of(plain) : Optional.empty();
        }
    }
}
