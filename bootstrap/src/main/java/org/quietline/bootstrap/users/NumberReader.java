package org.quietline.bootstrap.users;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.domain.phone.InvalidPhoneNumberException;
import org.quietline.domain.phone.PhoneNumber;

/** Reads numbers as people write them: in E.164 form, and in the national format of a region if one is named. */
public final class NumberReader {
    private final @Nullable String region;

    /**
     * @param region a two-letter code of ISO 3166, or null for E.164 alone
     * @throws IllegalArgumentException if there is no such region
     */
    public NumberReader(@Nullable String region) {
        this.region = region == null ? null : region.toUpperCase(Locale.ROOT);
        if (this.region != null
                && !PhoneNumberUtil.getInstance().getSupportedRegions().contains(this.region)) {
            throw new IllegalArgumentException("no such region");
        }
    }

    /** The number; empty if the text is none. */
    public Optional<PhoneNumber> read(String text) {
        try {
            return Optional.of(PhoneNumber.parse(text));
        } catch (InvalidPhoneNumberException e) {
            return region == null ? Optional.empty() : national(text, region);
        }
    }

    private static Optional<PhoneNumber> national(String text, String region) {
        PhoneNumberUtil util = PhoneNumberUtil.getInstance();
        try {
            Phonenumber.PhoneNumber number = util.parse(text, region);
            boolean isWhole = util.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
            return isWhole && !number.hasExtension()
                    ? Optional.of(PhoneNumber.parse(util.format(number, PhoneNumberFormat.E164)))
                    : Optional.empty();
        } catch (NumberParseException | InvalidPhoneNumberException e) {
            return Optional.empty();
        }
    }
}
