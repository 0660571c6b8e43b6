package org.quietline.simulator.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quietline.simulator.account.Account;
import org.quietline.simulator.fault.Faults;
import org.quietline.simulator.http.Reply;

/** The account itself. */
final class AccountApi {
    private final Account account;
    private final Paths paths;
    private final Faults faults;

    AccountApi(Account account, Paths paths, Faults faults) {
        this.account = account;
        this.paths = paths;
        this.faults = faults;
    }

    Reply read() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("auth_token", account.token());
        json.put("date_created", Dates.rfc2822(account.created()));
        json.put("date_updated", Dates.rfc2822(account.created()));
        json.put("friendly_name", "Simulated account");
        json.put("owner_account_sid", account.sid());
        json.put("sid", account.sid());
        json.put("status", "active");
        json.put(
                "subresource_uris",
                Map.of(
                        "messages",
                        paths.messages(),
                        "incoming_phone_numbers",
                        paths.account() + "/IncomingPhoneNumbers.json"));
        json.put("type", faults.account().trial() ? "Trial" : "Full");
        json.put("uri", paths.account() + ".json");
        return Reply.json(200, json);
    }
}
