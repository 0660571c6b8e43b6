package org.quietline.benchmarks.baseline;

import io.undertow.Undertow;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.SortedMap;
import java.util.TreeMap;
import org.quietline.benchmarks.webhook.Account;
import org.quietline.benchmarks.webhook.Signature;
import org.quietline.benchmarks.webhook.Webhooks;

/** Undertow that reads a webhook, checks its signature on the I/O thread, answers, and does nothing else. */
public final class BareServer {
    private static final HttpString SIGNATURE = new HttpString("X-Twilio-Signature");
    private static final Signature EXPECTED = new Signature(Account.MADE_UP.token());
    private static final int FORBIDDEN = 403;

    private BareServer() {}

    /** Listens on the port of the first argument until the process ends. */
    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        String url = "http://127.0.0.1:" + port + Webhooks.PATH;
        Undertow.builder()
                .addHttpListener(port, "127.0.0.1")
                .setHandler(exchange -> exchange.getRequestReceiver().receiveFullBytes((to, body) -> {
                    String given = to.getRequestHeaders().getFirst(SIGNATURE);
                    String expected = EXPECTED.of(url, form(new String(body, StandardCharsets.US_ASCII)));
                    if (given == null
                            || !MessageDigest.isEqual(
                                    expected.getBytes(StandardCharsets.US_ASCII),
                                    given.getBytes(StandardCharsets.US_ASCII))) {
                        to.setStatusCode(FORBIDDEN).endExchange();
                        return;
                    }
                    to.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/xml");
                    to.getResponseSender().send("<Response/>");
                }))
                .build()
                .start();
    }

    private static SortedMap<String, String> form(String body) {
        SortedMap<String, String> form = new TreeMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            form.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return form;
    }
}
