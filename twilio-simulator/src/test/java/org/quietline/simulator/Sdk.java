package org.quietline.simulator;

import com.twilio.http.HttpClient;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import java.net.URI;
import org.quietline.simulator.http.Form;

/** Twilio's own client, pointed at a simulator. */
final class Sdk {
    private Sdk() {}

    static TwilioRestClient of(URI baseUrl, String user, String password, String accountSid) {
        return new TwilioRestClient.Builder(user, password)
                .accountSid(accountSid)
                .httpClient(new Redirected(baseUrl, user, password))
                .build();
    }

    /** Sends each request to another host, once: the real client would send a failed one again. */
    private static final class Redirected extends HttpClient {
        private final URI baseUrl;
        private final String user;
        private final String password;
        private final NetworkHttpClient network = new NetworkHttpClient();

        Redirected(URI baseUrl, String user, String password) {
            this.baseUrl = baseUrl;
            this.user = user;
            this.password = password;
        }

        @Override
        public Response reliableRequest(Request request) {
            return makeRequest(request);
        }

        @Override
        public Response makeRequest(Request request) {
            URI asked = URI.create(request.constructURL().toString());
            Request redirected = new Request(request.getMethod(), baseUrl + asked.getRawPath());
            redirected.setAuth(user, password);
            request.getPostParams()
                    .forEach((name, values) -> values.forEach(value -> redirected.addPostParam(name, value)));
            String query = asked.getRawQuery();
            Form.parse(query == null ? "" : query)
                    .parameters()
                    .forEach(parameter -> redirected.addQueryParam(parameter.name(), parameter.value()));
            return network.makeRequest(redirected);
        }
    }
}
