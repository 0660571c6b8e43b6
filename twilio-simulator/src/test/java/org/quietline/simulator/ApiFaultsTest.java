package org.quietline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quietline.simulator.SimulatorFixture.ADA;
import static org.quietline.simulator.SimulatorFixture.OURS;
import static org.quietline.simulator.SimulatorFixture.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.twilio.rest.api.v2010.Account;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults of the API and of its list: each shows its effect, and whether the message was taken. */
class ApiFaultsTest {
    private SimulatorFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new SimulatorFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({"api-429, 429, 20429", "api-500, 500, 20500", "api-503, 503, 20503"})
    void the_api_answers_an_error_for_so_many_calls_and_takes_nothing(String fault, int status, int code)
            throws Exception {
        faults("{\"faults\": {\"%s\": {\"times\": 2}}}".formatted(fault));

        HttpResponse<String> first = create();
        assertThat(first.statusCode()).isEqualTo(status);
        assertThat(first.body()).contains("\"code\":" + code);
        assertThat(create().statusCode()).isEqualTo(status);
        assertThat(create().statusCode()).isEqualTo(201);

        JsonNode requests = fixture.json("GET", "/simulator/requests", "");
        assertThat(requests.path("creates").asInt()).isEqualTo(3);
        assertThat(requests.path("accepted").asInt()).isEqualTo(1);
        assertThat(requests.path("struck").path(fault).asInt()).isEqualTo(2);
        assertThat(requests.path("statusCallbacks")
                        .path(callback())
                        .path("posts")
                        .asInt())
                .isEqualTo(3);
        assertThat(requests.path("statusCallbacks")
                        .path(callback())
                        .path("accepted")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void retry_after_is_sent_if_asked_for() throws Exception {
        faults("{\"faults\": {\"api-429\": {\"retryAfterSeconds\": 7}}}");
        assertThat(create().headers().firstValue("Retry-After")).hasValue("7");

        faults("{\"faults\": {\"api-429\": {}}}");
        assertThat(create().headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void a_gateway_answers_html() throws Exception {
        faults("{\"faults\": {\"api-502\": {}}}");

        HttpResponse<String> answer = create();

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(answer.body()).startsWith("<html>");
    }

    @ParameterizedTest
    @CsvSource({"api-500", "api-502", "api-503"})
    void an_error_can_hide_that_the_message_was_taken(String fault) throws Exception {
        faults("{\"faults\": {\"%s\": {\"accepted\": true}}}".formatted(fault));

        assertThat(create().statusCode()).isGreaterThanOrEqualTo(500);

        fixture.receiver.await(2);
        assertThat(accepted()).isEqualTo(1);
    }

    @Test
    void a_connection_dropped_before_acceptance_leaves_nothing() throws Exception {
        faults("{\"faults\": {\"api-drop-before\": {\"times\": 1}}}");

        assertThatThrownBy(this::create).isInstanceOf(IOException.class);

        assertThat(accepted()).isZero();
        assertThat(create().statusCode()).isEqualTo(201);
    }

    @Test
    void a_connection_dropped_after_acceptance_leaves_a_message_that_is_delivered() throws Exception {
        faults("{\"faults\": {\"api-drop-after\": {\"times\": 1}}}");

        assertThatThrownBy(this::create).isInstanceOf(IOException.class);

        fixture.receiver.await(2);
        assertThat(fixture.receiver.statuses()).containsExactly("sent", "delivered");
        assertThat(accepted()).isEqualTo(1);
    }

    @Test
    void a_slow_api_may_have_taken_the_message_before_the_caller_gave_up() throws Exception {
        faults("{\"faults\": {\"api-delay\": {\"milliseconds\": 60000, \"accepted\": true}}}");

        try (HttpClient impatient = HttpClient.newHttpClient()) {
            HttpRequest request = fixture.request("POST", fixture.messages(), message());
            assertThatThrownBy(() -> impatient.send(
                            HttpRequest.newBuilder(request, (name, value) -> true)
                                    .timeout(Duration.ofMillis(200))
                                    .build(),
                            BodyHandlers.ofString()))
                    .isInstanceOf(HttpTimeoutException.class);
        }

        assertThat(accepted()).isEqualTo(1);
    }

    @Test
    void a_slow_api_that_takes_messages_late_takes_none_at_first() throws Exception {
        faults("{\"faults\": {\"api-delay\": {\"milliseconds\": 30}}}");

        assertThat(create().statusCode()).isEqualTo(201);
        assertThat(fixture.json("GET", "/simulator/requests", "")
                        .path("struck")
                        .path("api-delay")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void reads_are_spared_unless_every_call_is_meant() throws Exception {
        faults("{\"faults\": {\"api-503\": {}}}");
        assertThat(fixture.call("GET", fixture.messages(), "").statusCode()).isEqualTo(200);

        faults("{\"faults\": {\"api-503\": {\"everyCall\": true}}}");
        assertThat(fixture.call("GET", fixture.messages(), "").statusCode()).isEqualTo(503);
    }

    @Test
    void the_list_lags_while_the_message_itself_can_be_read() throws Exception {
        faults("{\"list\": {\"lagMilliseconds\": 3600000}}");
        create();

        assertThat(listed("")).isZero();
        String sid = fixture.simulator.messagesOf(ADA).getFirst().sid();
        assertThat(fixture.call("GET", fixture.messages().replace(".json", "/" + sid + ".json"), "")
                        .statusCode())
                .isEqualTo(200);

        fixture.call("DELETE", "/simulator/faults", "");
        assertThat(listed("")).isEqualTo(1);
    }

    @Test
    void a_message_whose_date_is_withheld_is_in_no_list_by_date() throws Exception {
        faults("{\"list\": {\"dateSentNullMilliseconds\": 3600000}}");
        create();
        Awaitility.await().until(() -> fixture.receiver.statuses().contains("delivered"));

        assertThat(listed("?DateSent%3E=2020-01-01")).isZero();
        assertThat(listed("")).isEqualTo(1);
        assertThat(fixture.json("GET", fixture.messages(), "")
                        .path("messages")
                        .path(0)
                        .path("date_sent")
                        .isNull())
                .isTrue();
    }

    @Test
    void a_trial_account_writes_to_verified_numbers_alone_and_says_so_in_each_text() throws Exception {
        faults("{\"account\": {\"trial\": true, \"trialPrefix\": true, \"verified\": [\"+15550122222\"]}}");

        HttpResponse<String> refused = create();
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"code\":21608").doesNotContain(ADA);
        assertThat(fixture.create(form("To", "+15550122222", "From", OURS, "Body", "Hi"))
                        .body())
                .contains("\"body\":\"Sent from your Twilio trial account - Hi\"");
        assertThat(Account.fetcher(SimulatorFixture.ACCOUNT).fetch(fixture.sdk).getType())
                .isEqualTo(Account.Type.TRIAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"faults\": {\"api-999\": {}}} | api-999",
                "{\"faults\": {\"api-429\": {\"probability\": 2}}} | probability",
                "{\"nonsense\": 1} | nonsense",
                "not json | not",
            })
    void a_document_that_makes_no_sense_is_refused_and_changes_nothing(String document, String named) throws Exception {
        HttpResponse<String> answer = fixture.call("PUT", "/simulator/faults", document);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(named);
        assertThat(fixture.json("GET", "/simulator/faults", "").path("faults")).isEmpty();
    }

    @Test
    void the_document_in_force_can_be_read_and_put_back() throws Exception {
        String document = "{\"seed\":7,\"faults\":{\"api-500\":{\"probability\":0.5,\"times\":3}},"
                + "\"list\":{\"lagMilliseconds\":1,\"dateSentNullMilliseconds\":2},"
                + "\"account\":{\"trial\":true,\"trialPrefix\":false,\"verified\":[\"+15550122222\"]},"
                + "\"phones\":{\"+15550133333\":{\"outcome\":\"failed\",\"errorCode\":30007}}}";
        faults(document);

        String read = fixture.call("GET", "/simulator/faults", "").body();

        assertThat(read).isEqualTo(document);
        faults(read);
    }

    private void faults(String document) throws Exception {
        assertThat(fixture.call("PUT", "/simulator/faults", document).statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> create() throws IOException, InterruptedException {
        return fixture.create(message());
    }

    private String message() {
        return form("To", ADA, "From", OURS, "Body", "Hi", "StatusCallback", callback());
    }

    private String callback() {
        return fixture.receiver.url("/status").toString();
    }

    private int accepted() throws Exception {
        return fixture.json("GET", "/simulator/requests", "").path("accepted").asInt();
    }

    private int listed(String query) throws Exception {
        return fixture.json("GET", fixture.messages() + query, "")
                .path("messages")
                .size();
    }
}
