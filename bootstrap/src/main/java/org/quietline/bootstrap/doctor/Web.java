package org.quietline.bootstrap.doctor;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.quietline.adapter.twilio.webhook.SignedSample;

/** Asks a server one thing, and follows it nowhere. */
sealed interface Web {
    /** How long to wait for anything. */
    Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * It answered.
     *
     * @param certificateEnds when its certificate expires, if it has one
     */
    record Answered(int status, String body, Optional<Instant> certificateEnds) implements Web {}

    /** It did not answer. */
    record Unanswered(Why why) implements Web {
        String detail() {
            return why.words;
        }
    }

    /** Why a server does not answer. */
    enum Why {
        UNKNOWN_HOST("its name is not known here"),
        REFUSED("nothing listens there"),
        CERTIFICATE("its https certificate is not trusted"),
        TOO_SLOW("it does not answer in time"),
        BROKEN("the connection breaks");

        private final String words;

        Why(String words) {
            this.words = words;
        }
    }

    /** Asks for a page. */
    static Web get(URI uri) {
        return ask(HttpRequest.newBuilder(uri).GET());
    }

    /** Sends a sample of a webhook. */
    static Web post(URI uri, SignedSample sample) {
        return ask(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(SignedSample.HEADER, sample.signature())
                .POST(BodyPublishers.ofString(sample.form())));
    }

    private static Web ask(HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build()) {
            HttpResponse<String> response =
                    client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answered(response.statusCode(), response.body(), certificateEnds(response));
        } catch (IOException e) {
            return new Unanswered(why(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unanswered(Why.BROKEN);
        }
    }

    private static Optional<Instant> certificateEnds(HttpResponse<String> response) {
        return response.sslSession().flatMap(session -> {
            try {
                Certificate first = session.getPeerCertificates()[0];
                return first instanceof X509Certificate certificate
                        ? Optional.of(certificate.getNotAfter().toInstant())
                        : Optional.empty();
            } catch (SSLPeerUnverifiedException e) {
                return Optional.empty();
            }
        });
    }

    private static Why why(IOException failure) {
        if (failure instanceof SSLException) {
            return Why.CERTIFICATE;
        }
        if (failure instanceof HttpTimeoutException) {
            return Why.TOO_SLOW;
        }
        if (failure instanceof UnknownHostException || hasUnresolved(failure)) {
            return Why.UNKNOWN_HOST;
        }
        return failure instanceof ConnectException ? Why.REFUSED : Why.BROKEN;
    }

    private static boolean hasUnresolved(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause != null && (cause instanceof UnresolvedAddressException || hasUnresolved(cause));
    }
}
