package org.quietline.simulator.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.simulator.account.Account;
import org.quietline.simulator.account.OwnNumber;
import org.quietline.simulator.account.OwnNumber.Hooks;
import org.quietline.simulator.account.OwnNumbers;
import org.quietline.simulator.http.Call;
import org.quietline.simulator.http.Form;
import org.quietline.simulator.http.Reply;

/** The account's phone numbers: list them, read one, set where its texts are announced. */
final class NumbersApi {
    private final Account account;
    private final OwnNumbers numbers;
    private final Paths paths;

    NumbersApi(Account account, OwnNumbers numbers, Paths paths) {
        this.account = account;
        this.numbers = numbers;
        this.paths = paths;
    }

    Reply list(Call call) {
        Optional<String> wanted = call.query().filled("PhoneNumber");
        List<Map<String, @Nullable Object>> found = numbers.all().stream()
                .filter(own -> wanted.isEmpty() || own.number().contains(wanted.get()))
                .map(this::json)
                .toList();
        return OnlyPage.of(paths.account() + "/IncomingPhoneNumbers.json", "incoming_phone_numbers", found);
    }

    Reply read(Call call) {
        return answer(numbers.withSid(sid(call)), call);
    }

    Reply update(Call call) {
        Form form = call.form();
        return answer(numbers.change(sid(call), hooks -> changed(hooks, form)), call);
    }

    private Reply answer(Optional<OwnNumber> number, Call call) {
        return number.map(own -> Reply.json(200, json(own)))
                .orElseGet(() -> ApiError.notFound(call.path()).reply());
    }

    private static Hooks changed(Hooks hooks, Form form) {
        return new Hooks(
                url(form, "SmsUrl", hooks.smsUrl()),
                form.filled("SmsMethod").orElse(hooks.smsMethod()),
                url(form, "SmsFallbackUrl", hooks.smsFallbackUrl()),
                form.filled("SmsFallbackMethod").orElse(hooks.smsFallbackMethod()),
                url(form, "StatusCallback", hooks.statusCallback()));
    }

    private static @Nullable String url(Form form, String name, @Nullable String unchanged) {
        Optional<String> given = form.first(name);
        return given.isEmpty() ? unchanged : given.filter(url -> !url.isBlank()).orElse(null);
    }

    private Map<String, @Nullable Object> json(OwnNumber own) {
        Hooks hooks = own.hooks();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("account_sid", account.sid());
        json.put("api_version", "2010-04-01");
        json.put("capabilities", Map.of("voice", true, "sms", true, "mms", true, "fax", false));
        json.put("date_created", Dates.rfc2822(account.created()));
        json.put("date_updated", Dates.rfc2822(account.created()));
        json.put("friendly_name", own.number());
        json.put("origin", "twilio");
        json.put("phone_number", own.number());
        json.put("sid", own.sid());
        json.put("sms_application_sid", "");
        json.put("sms_fallback_method", hooks.smsFallbackMethod());
        json.put("sms_fallback_url", text(hooks.smsFallbackUrl()));
        json.put("sms_method", hooks.smsMethod());
        json.put("sms_url", text(hooks.smsUrl()));
        json.put("status", "in-use");
        json.put("status_callback", text(hooks.statusCallback()));
        json.put("status_callback_method", "POST");
        json.put("uri", paths.number(own.sid()) + ".json");
        return json;
    }

    private static String text(@Nullable String url) {
        return url == null ? "" : url;
    }

    private static String sid(Call call) {
        return Paths.bare(call.path("sid"));
    }
}
