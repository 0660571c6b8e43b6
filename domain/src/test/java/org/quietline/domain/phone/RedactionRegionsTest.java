package org.quietline.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Redaction against what another library knows of the numbers of the world. */
class RedactionRegionsTest {
    private static final Logger LOG = System.getLogger(RedactionRegionsTest.class.getName());
    private static final PhoneNumberUtil WORLD = PhoneNumberUtil.getInstance();
    private static final String ALPHABET = "00112233445566778899    ---..()/+,aZ";

    /** The example numbers of every region and type, and of numbers that belong to no region. */
    private static Stream<Phonenumber.PhoneNumber> examples() {
        Stream<Phonenumber.PhoneNumber> regions = WORLD.getSupportedRegions().stream()
                .sorted()
                .flatMap(region -> Arrays.stream(PhoneNumberType.values())
                        .map(type -> WORLD.getExampleNumberForType(region, type)));
        Stream<Phonenumber.PhoneNumber> elsewhere =
                WORLD.getSupportedGlobalNetworkCallingCodes().stream().map(WORLD::getExampleNumberForNonGeoEntity);
        return Stream.concat(regions, elsewhere).filter(Objects::nonNull);
    }

    @Test
    void masks_the_numbers_of_every_region_in_every_format() {
        List<String> shown = new ArrayList<>();
        int checked = 0;
        for (Phonenumber.PhoneNumber example : examples().toList()) {
            for (PhoneNumberFormat format : PhoneNumberFormat.values()) {
                String number = WORLD.format(example, format);
                if (digits(number) < 7) {
                    continue;
                }
                for (String text :
                        List.of(number, "Call " + number + ", please", "a" + number + "z", "(" + number + ")")) {
                    checked++;
                    String redacted = Redaction.redact(text);
                    if (digits(redacted) > 4 || !redacted.equals(Redaction.redact(redacted))) {
                        shown.add(example.getCountryCode() + " " + format + ": " + redacted);
                    }
                }
            }
        }
        LOG.log(Level.INFO, "{0} texts with numbers of all regions, {1} leaking", checked, shown.size());

        assertThat(checked).isGreaterThan(10_000);
        assertThat(shown).isEmpty();
    }

    @Test
    void masks_every_e164_number_as_the_number_masks_itself() {
        assertThat(examples().map(example -> WORLD.format(example, PhoneNumberFormat.E164)))
                .filteredOn(number -> digits(number) >= 7)
                .allSatisfy(number -> assertThat(Redaction.redact(number))
                        .isEqualTo(PhoneNumber.ofSender(number).masked()));
    }

    @Test
    void leaves_nothing_that_the_other_library_finds() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        long found = 0;
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(60, 0, ALPHABET.length()).forEach(c -> text.append(ALPHABET.charAt(c)));
            String region = i % 2 == 0 ? "US" : "DE";
            found += matches(text.toString(), region);

            assertThat(matches(Redaction.redact(text.toString()), region))
                    .as("seed %d: %s", seed, text)
                    .isZero();
        }
        LOG.log(Level.INFO, "seed {0}: {1} numbers found before redaction, none after", Long.toString(seed), found);
        assertThat(found).isPositive();
    }

    private static long matches(String text, String region) {
        long matches = 0;
        for (var match : WORLD.findNumbers(text, region, Leniency.POSSIBLE, Long.MAX_VALUE)) {
            matches += digits(match.rawString()) >= 7 ? 1 : 0;
        }
        return matches;
    }

    private static long digits(String text) {
        return text.codePoints().filter(Character::isDigit).count();
    }
}
