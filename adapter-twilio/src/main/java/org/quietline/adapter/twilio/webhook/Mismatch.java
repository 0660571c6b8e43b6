package org.quietline.adapter.twilio.webhook;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why a signature does not fit, as far as it can be told. Only ever a hint for the log: nothing is accepted for it. */
enum Mismatch {
    /** There is none. */
    NO_SIGNATURE("the request bears no signature"),
    /** It cannot be a signature of Twilio. */
    NOT_A_SIGNATURE("the signature has another form than Twilio's"),
    /** The form has too many parameters to be one of Twilio's. */
    TOO_MANY_PARAMETERS("the form has too many parameters"),
    /** Twilio was told the address with the other scheme. */
    OTHER_SCHEME("it fits the address with http and https exchanged: make PUBLIC_BASE_URL and Twilio's setting agree"),
    /** Twilio was told an address that ends differently. */
    TRAILING_SLASH("it fits the address with a slash added or taken off at its end"),
    /** Twilio was told a port that is not configured. */
    OTHER_PORT("it fits the address with another port: make PUBLIC_BASE_URL and Twilio's setting agree"),
    /** Twilio was told the host with {@code www.} before it, or without. */
    OTHER_WWW("it fits the host with www. put before it or taken off: make PUBLIC_BASE_URL and Twilio's setting agree"),
    /** Twilio was told an address that differs in several of these. */
    SEVERAL("it fits the address with scheme, www., port or slash changed at once: compare PUBLIC_BASE_URL with"
            + " Twilio's setting letter by letter"),
    /** Twilio was told the address without its query. */
    WITHOUT_QUERY("it fits the address without its query"),
    /** Only the URL is signed, as for GET. */
    WITHOUT_FORM("it fits the address alone, without the form"),
    /** It is from our account, but signed with a token that we do not know, or by nobody. */
    OUR_ACCOUNT("the account is ours: check TWILIO_AUTH_TOKEN (an API key never signs) and PUBLIC_BASE_URL"),
    /** Nothing fits. */
    STRANGER("nothing fits: probably not from Twilio");

    private static final List<String> USUAL_PORTS = List.of("80", "443", "3000", "8000", "8080", "8443");

    private final String words;

    Mismatch(String words) {
        this.words = words;
    }

    /** What to tell an administrator; nothing of the request is in it. */
    String words() {
        return words;
    }

    /** Looks for the nearest address that the signature would fit. */
    static Mismatch diagnose(URI base, String pathAndQuery, FormParameters form, Signature signature, String given) {
        byte[] signed = form.signed();
        for (Map.Entry<Mismatch, List<String>> tried :
                variants(base, pathAndQuery).entrySet()) {
            if (signature.covers(tried.getValue(), signed, given)) {
                return tried.getKey();
            }
        }
        return signature.covers(SignedUrls.below(base).of(pathAndQuery), new byte[0], given) ? WITHOUT_FORM : STRANGER;
    }

    private static Map<Mismatch, List<String>> variants(URI base, String pathAndQuery) {
        int mark = pathAndQuery.indexOf('?');
        String path = mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark);
        String query = mark < 0 ? "" : pathAndQuery.substring(mark);
        boolean isSecure = !"http".equals(String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT));
        String scheme = isSecure ? "https" : "http";
        String otherScheme = isSecure ? "http" : "https";
        String host = base.getHost() == null ? String.valueOf(base.getRawAuthority()) : base.getHost();
        String otherHost = host.startsWith("www.") ? host.substring("www.".length()) : "www." + host;
        String port = base.getPort() < 0 ? "" : ":" + base.getPort();
        String otherPath = (path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/") + query;
        Map<Mismatch, List<String>> variants = new LinkedHashMap<>();
        variants.put(OTHER_SCHEME, below(otherScheme + "://" + base.getRawAuthority(), pathAndQuery));
        variants.put(TRAILING_SLASH, SignedUrls.below(base).of(otherPath));
        variants.put(WITHOUT_QUERY, SignedUrls.below(base).of(path));
        variants.put(OTHER_PORT, atUsualPorts(scheme + "://" + host, pathAndQuery));
        variants.put(OTHER_WWW, below(scheme + "://" + otherHost + port, pathAndQuery));
        List<String> several = new ArrayList<>();
        for (String how : List.of(scheme, otherScheme)) {
            for (String where : List.of(host, otherHost)) {
                for (String what : List.of(pathAndQuery, otherPath, path)) {
                    several.addAll(below(how + "://" + where + port, what));
                    several.addAll(atUsualPorts(how + "://" + where, what));
                }
            }
        }
        variants.put(SEVERAL, several);
        return variants;
    }

    private static List<String> below(String origin, String pathAndQuery) {
        return SignedUrls.below(URI.create(origin)).of(pathAndQuery);
    }

    private static List<String> atUsualPorts(String origin, String pathAndQuery) {
        return USUAL_PORTS.stream()
                .map(port -> origin + ":" + port + pathAndQuery)
                .toList();
    }
}
