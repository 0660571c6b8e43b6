package org.quietline.bootstrap.settings;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.quietline.bootstrap.security.Confidential;
import org.quietline.bootstrap.settings.CarrierSettings.ApiKey;
import org.quietline.domain.phone.PhoneNumber;

/** Reads the account at Twilio. */
final class TwilioReader {
    private static final String ACCOUNT = "TWILIO_ACCOUNT_SID";
    private static final String TOKEN = "TWILIO_AUTH_TOKEN";
    private static final String KEY = "TWILIO_API_KEY_SID";
    private static final String KEY_SECRET = "TWILIO_API_KEY_SECRET";
    private static final String NUMBER = "TWILIO_PHONE_NUMBER";
    private static final String SERVICE = "TWILIO_MESSAGING_SERVICE_SID";
    private static final String BASE_URL = "TWILIO_API_BASE_URL";
    private static final Pattern SHORT_CODE = Pattern.compile("\\d{3,8}");

    private final Variables variables;

    TwilioReader(Variables variables) {
        this.variables = variables;
    }

    /** Reads it all; what is supplied may be asked for only when there was no problem. */
    Supplier<CarrierSettings> read() {
        Optional<String> account = sid(ACCOUNT, "AC", variables.required(ACCOUNT, "copy it from the Twilio console"));
        List<Confidential> tokens = tokens();
        Optional<ApiKey> apiKey = apiKey();
        List<PhoneNumber> numbers = numbers();
        Optional<String> service = sid(SERVICE, "MG", variables.text(SERVICE));
        Optional<URI> baseUrl = Origins.address(variables, BASE_URL, variables.text(BASE_URL));
        return () -> new CarrierSettings(
                account.orElseThrow(),
                tokens,
                apiKey.orElse(null),
                numbers,
                service.orElse(null),
                baseUrl.orElse(null));
    }

    private Optional<String> sid(String variable, String prefix, Optional<String> value) {
        return variables.matching(
                variable,
                value,
                Pattern.compile(prefix + "[0-9a-fA-F]{32}"),
                "must be " + prefix + " followed by 32 hexadecimal digits");
    }

    private List<Confidential> tokens() {
        List<String> tokens = variables
                .requiredSecret(TOKEN, "copy the primary token from the Twilio console")
                .map(Variables::parts)
                .orElse(List.of());
        if (tokens.size() > 2 || tokens.stream().anyMatch(String::isEmpty)) {
            variables.problem(TOKEN, "must be one token, or two with a comma between them");
        }
        return tokens.stream().map(Confidential::new).toList();
    }

    private Optional<ApiKey> apiKey() {
        Optional<String> sid = sid(KEY, "SK", variables.text(KEY));
        Optional<String> secret = variables.secret(KEY_SECRET);
        boolean hasSecret = variables.isSet(KEY_SECRET) || variables.isSet(KEY_SECRET + "_FILE");
        if (variables.isSet(KEY) && !hasSecret) {
            return variables.problem(KEY_SECRET, "is missing; " + KEY + " is of no use without it");
        }
        if (!variables.isSet(KEY) && hasSecret) {
            return variables.problem(KEY, "is missing; " + KEY_SECRET + " is of no use without it");
        }
        return sid.flatMap(name -> secret.map(value -> new ApiKey(name, new Confidential(value))));
    }

    private List<PhoneNumber> numbers() {
        Optional<String> list = variables.text(NUMBER);
        if (list.isEmpty()) {
            if (!variables.isSet(SERVICE)) {
                variables.problem(NUMBER, "is missing; set it to your Twilio number, or set " + SERVICE);
            }
            return List.of();
        }
        List<String> parts = Variables.parts(list.get());
        if (!parts.stream().allMatch(TwilioReader::isNumber)) {
            variables.problem(
                    NUMBER, "must be numbers in E.164 form (+ and 7 to 15 digits) or short codes, with commas between");
            return List.of();
        }
        return parts.stream().distinct().map(PhoneNumber::ofSender).toList();
    }

    private static boolean isNumber(String text) {
        return SHORT_CODE.matcher(text).matches()
                || (!text.isEmpty() && PhoneNumber.ofSender(text).isE164());
    }
}
