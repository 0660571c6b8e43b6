package org.quietline.adapter.twilio.carrier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.twilio.exception.TwilioException;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.Domains;
import com.twilio.rest.api.v2010.account.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.CarrierUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads Twilio's log over the SDK's connection. The SDK's own reading of pages is not used: it takes a page without its
 * {@code uri} for the last, one whose rows are no list for an empty one, and one row that it cannot read spoils the
 * page for good; what is not listed could then count as not sent.
 */
final class LogReader {
    private static final String ORIGIN = "https://api.twilio.com";
    private static final int MOST_PAGES = 1000;
    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);

    private final TwilioRestClient client;
    private final String account;

    LogReader(TwilioRestClient client) {
        this.client = client;
        this.account = "/2010-04-01/Accounts/" + client.getAccountSid();
    }

    /**
     * Hands over one page of a list after the other.
     *
     * @param below the list's path below the account
     * @param rows the name under which a page holds its rows
     * @param wantsMore takes a page and tells whether the next is wanted
     * @throws CarrierUnavailableException if the list could not be read as far as wanted
     */
    void pages(String below, Map<String, String> query, String rows, Predicate<List<JsonNode>> wantsMore) {
        Set<String> seen = new HashSet<>();
        Request first = new Request(HttpMethod.GET, Domains.API.toString(), account + below);
        query.forEach(first::addQueryParam);
        Optional<Request> next = Optional.of(first);
        while (next.isPresent()) {
            JsonNode page = get(next.get());
            if (!page.path(rows).isArray()) {
                throw unreadable();
            }
            List<JsonNode> listed = new ArrayList<>();
            page.path(rows).forEach(listed::add);
            next = wantsMore.test(listed) ? next(page, seen) : Optional.empty();
        }
    }

    private static Optional<Request> next(JsonNode page, Set<String> seen) {
        JsonNode uri = page.path("next_page_uri");
        if (uri.isMissingNode() || uri.isNull()) {
            return Optional.empty();
        }
        String path = uri.asText();
        if (!path.startsWith("/")) {
            throw new CarrierUnavailableException("Twilio's log not read: its next page is elsewhere", null);
        }
        if (!seen.add(path) || seen.size() >= MOST_PAGES) {
            throw new CarrierUnavailableException("Twilio's log not read: it has no end", null);
        }
        return Optional.of(new Request(HttpMethod.GET, ORIGIN + path));
    }

    /** One thing below the account; empty when Twilio knows none. */
    Optional<JsonNode> find(String below) {
        try {
            return Optional.of(read(new Request(HttpMethod.GET, Domains.API.toString(), account + below)));
        } catch (HttpErrorException e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw unavailable(e);
        }
    }

    /** The row as the SDK understands it; empty when it does not, which is told once for each. */
    Optional<LoggedRow> row(JsonNode json) {
        try {
            @Nullable Message message = client.getObjectMapper().treeToValue(json, Message.class);
            return message == null ? Optional.empty() : Optional.of(new LoggedRow(message));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            String sid = json.path("sid").asText();
            LOG.error("a row of Twilio's log is not understood: {}", LoggedRow.isSid(sid) ? sid : "without a SID");
            return Optional.empty();
        }
    }

    private JsonNode get(Request request) {
        try {
            return read(request);
        } catch (HttpErrorException e) {
            throw unavailable(e);
        }
    }

    private JsonNode read(Request request) {
        try {
            @Nullable JsonNode tree =
                    client.getObjectMapper().readTree(client.request(request).getContent());
            if (tree == null || !tree.isObject()) {
                throw unreadable();
            }
            return tree;
        } catch (NoReplyException e) {
            throw new CarrierUnavailableException("Twilio's log not read: " + e.detail(), null);
        } catch (TwilioException | IllegalArgumentException | JsonProcessingException e) {
            throw unreadable();
        }
    }

    private static CarrierUnavailableException unavailable(HttpErrorException error) {
        return new CarrierUnavailableException("Twilio's log not read: " + error.detail(), error);
    }

    private static CarrierUnavailableException unreadable() {
        return new CarrierUnavailableException("Twilio's log not read: the answer is not understood", null);
    }
}
