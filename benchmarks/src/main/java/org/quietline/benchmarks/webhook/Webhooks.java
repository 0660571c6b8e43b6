package org.quietline.benchmarks.webhook;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** Whole requests of webhooks, as they go over the wire. */
public final class Webhooks {
    /** Where incoming messages are announced. */
    public static final String PATH = "/webhooks/twilio/incoming";

    private final Account account;
    private final Signature signature;
    private final String authority;
    private final long run;

    /**
     * Webhooks of this account.
     *
     * @param authority host and port of the server
     * @param run tells the messages of one run from those of another
     */
    public Webhooks(Account account, String authority, long run) {
        this.account = account;
        this.signature = new Signature(account.token());
        this.authority = authority;
        this.run = run;
    }

    /** So many webhooks with the numbers from this one on, each from the phone that is named for its number. */
    public List<byte[]> prepare(long first, int count, LongFunction<String> phones) {
        List<byte[]> all = new ArrayList<>(count);
        for (long n = first; n < first + count; n++) {
            all.add(request(sid(n), phones.apply(n), Texts.of(n)));
        }
        return all;
    }

    /** The SID of the message with this number: its last eight digits are the number. */
    public String sid(long number) {
        return String.format(Locale.ROOT, "SM%016x%016x", run, number);
    }

    /** The request that announces one message. */
    public byte[] request(String sid, String from, String body) {
        SortedMap<String, String> form = form(sid, from, body);
        StringBuilder encoded = new StringBuilder();
        form.forEach((name, value) -> encoded.append(encoded.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        String head =
                "POST " + PATH + " HTTP/1.1\r\nHost: " + authority + "\r\nUser-Agent: TwilioProxy/1.1\r\nAccept: */*"
                        + "\r\nX-Twilio-Signature: " + signature.of("http://" + authority + PATH, form)
                        + "\r\nI-Twilio-Idempotency-Token: " + sid
                        + "\r\nContent-Type: application/x-www-form-urlencoded; charset=UTF-8\r\nContent-Length: "
                        + encoded.length() + "\r\n\r\n";
        return (head + encoded).getBytes(StandardCharsets.US_ASCII);
    }

    /** What Twilio tells of a text, the empty parameters of real webhooks included. */
    private SortedMap<String, String> form(String sid, String from, String body) {
        SortedMap<String, String> form = new TreeMap<>();
        form.put("AccountSid", account.sid());
        form.put("ApiVersion", "2010-04-01");
        form.put("Body", body);
        form.put("From", from);
        form.put("FromCity", "");
        form.put("FromCountry", "US");
        form.put("FromState", "");
        form.put("FromZip", "");
        form.put("MessageSid", sid);
        form.put("NumMedia", "0");
        form.put("NumSegments", "1");
        form.put("ReferralNumMedia", "0");
        form.put("SmsMessageSid", sid);
        form.put("SmsSid", sid);
        form.put("SmsStatus", "received");
        form.put("To", account.number());
        form.put("ToCity", "");
        form.put("ToCountry", "US");
        form.put("ToState", "");
        form.put("ToZip", "");
        return form;
    }
}
