package org.quietline.adapter.twilio.carrier;

import java.net.URI;

/**
 * Where the SDK's requests really go: it knows only Twilio's own hosts, and follows whatever a page of a list names as
 * the next. Nothing but our account's part of the API is ever asked for, at the configured place, so the credentials go
 * nowhere else.
 */
final class ApiAddress {
    private static final String SDK_HOST = "api.twilio.com";

    private final String base;
    private final String account;

    /** @param base the configured API, with or without a path of its own */
    ApiAddress(URI base, String accountSid) {
        this.base = withoutSlash(base.toString());
        this.account = "/2010-04-01/Accounts/" + accountSid + "/";
    }

    /**
     * The real address.
     *
     * @throws NoReplyException if the SDK was led elsewhere
     */
    URI of(URI asked) {
        String path = asked.getRawPath() == null ? "" : asked.getRawPath();
        if (!SDK_HOST.equals(asked.getRawAuthority()) || !path.startsWith(account) || path.contains("..")) {
            throw new NoReplyException("led away from the account", true);
        }
        String query = asked.getRawQuery();
        return URI.create(base + path + (query == null ? "" : "?" + query));
    }

    /** The public address of something that the API names by its path; the form that Twilio's webhooks have. */
    String of(String path) {
        return base + path;
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
