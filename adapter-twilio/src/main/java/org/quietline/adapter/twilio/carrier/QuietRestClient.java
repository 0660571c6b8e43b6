package org.quietline.adapter.twilio.carrier;

import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;

/** The SDK's client without its log lines, which hold the URL and so the numbers that a list is asked for. */
final class QuietRestClient extends TwilioRestClient {
    private final TwilioSettings.Credentials credentials;

    QuietRestClient(TwilioSettings settings, OneExchange exchange) {
        super(new Builder(settings.credentials().user(), settings.credentials().password())
                .accountSid(settings.accountSid())
                .httpClient(exchange));
        this.credentials = settings.credentials();
    }

    @Override
    public Response request(Request request) {
        request.setAuth(credentials.user(), credentials.password());
        return getHttpClient().makeRequest(request);
    }

    @Override
    public void logRequest(Request request) {
        // It would log numbers.
    }
}
