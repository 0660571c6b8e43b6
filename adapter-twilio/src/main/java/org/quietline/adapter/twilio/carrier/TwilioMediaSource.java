package org.quietline.adapter.twilio.carrier;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.MediaSource;
import org.quietline.domain.message.Media;

/**
 * Fetches files from Twilio. Twilio keeps them below the message in our account, and answers a request for one with a
 * redirect to where the bytes lie. Our credentials go to our account's part of the configured API alone; a redirect is
 * followed without them, over https, and only to the hosts that Twilio keeps files on: whoever can write an address
 * into a message must not make this program ask anything else.
 */
final class TwilioMediaSource implements MediaSource {
    private static final int MOST_REDIRECTS = 3;
    private static final List<String> FILE_HOSTS = List.of(".twilio.com", ".twiliocdn.com", ".amazonaws.com");

    private final Transport transport;
    private final TwilioSettings settings;
    private final String base;
    private final Pattern ours;

    TwilioMediaSource(Transport transport, TwilioSettings settings) {
        this.transport = transport;
        this.settings = settings;
        this.base = new ApiAddress(settings.apiBaseUrl(), settings.accountSid()).of("");
        this.ours = Pattern.compile(Pattern.quote(base + "/2010-04-01/Accounts/" + settings.accountSid() + "/Messages/")
                + "(SM|MM)[0-9a-fA-F]{32}/Media/ME[0-9a-fA-F]{32}");
    }

    @Override
    public Fetched fetch(Media media) {
        if (!ours.matcher(media.url()).matches()) {
            return new Fetched.Refused();
        }
        TwilioSettings.Credentials credentials = settings.credentials();
        String basic = Base64.getEncoder()
                .encodeToString((credentials.user() + ":" + credentials.password()).getBytes(StandardCharsets.UTF_8));
        try {
            return followed(
                    transport.download(
                            request(URI.create(media.url()))
                                    .header("Authorization", "Basic " + basic)
                                    .build(),
                            MOST_BYTES,
                            settings.patience().answer()),
                    MOST_REDIRECTS);
        } catch (NoReplyException e) {
            return e.isTooLong() ? new Fetched.TooLarge() : new Fetched.Unavailable();
        }
    }

    private Fetched followed(HttpResponse<byte[]> reply, int redirects) {
        return switch (reply.statusCode()) {
            case 200 ->
                new Fetched.Content(reply.headers().firstValue("Content-Type").orElse(""), reply.body());
            case 404, 410 -> new Fetched.Gone();
            case 301, 302, 303, 307, 308 -> {
                Optional<URI> next = reply.headers().firstValue("Location").flatMap(this::trusted);
                yield next.isEmpty() || redirects == 0
                        ? new Fetched.Unavailable()
                        : followed(
                                transport.download(
                                        request(next.get()).build(),
                                        MOST_BYTES,
                                        settings.patience().answer()),
                                redirects - 1);
            }
            default -> new Fetched.Unavailable();
        };
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .header("Accept", "image/*, */*;q=0.1")
                .GET();
    }

    private Optional<URI> trusted(String location) {
        try {
            return Optional.of(URI.create(location)).filter(this::isTrusted);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isTrusted(URI uri) {
        @Nullable String host = uri.getHost();
        if (host == null || uri.getRawUserInfo() != null) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT);
        boolean isFileHost = "https".equalsIgnoreCase(uri.getScheme())
                && (uri.getPort() == -1 || uri.getPort() == 443)
                && FILE_HOSTS.stream().anyMatch(name::endsWith);
        // A stand-in for Twilio may lead to itself.
        return isFileHost || uri.toString().startsWith(base + "/");
    }
}
