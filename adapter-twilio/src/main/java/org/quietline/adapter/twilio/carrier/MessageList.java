package org.quietline.adapter.twilio.carrier;

import com.twilio.base.Page;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.quietline.application.port.CarrierUnavailableException;

/** Reads Twilio's list of messages page by page, as far as wanted and no farther than is reasonable. */
final class MessageList {
    /** The most rows that a page has. */
    static final int PAGE_SIZE = 1000;

    private static final String DOMAIN = "api";

    private final TwilioRestClient client;
    private final int mostPages;

    /** @param mostPages after so many pages something must be wrong */
    MessageList(TwilioRestClient client, int mostPages) {
        this.client = client;
        this.mostPages = mostPages;
    }

    /**
     * Hands over one page after the other.
     *
     * @param wantsMore takes a page and tells whether the next is wanted
     * @throws CarrierUnavailableException if the list could not be read as far as wanted
     */
    void read(MessageReader reader, Predicate<List<Message>> wantsMore) {
        Set<String> seen = new HashSet<>();
        Page<Message> page = asked(() -> reader.firstPage(client));
        while (wantsMore.test(page.getRecords()) && page.hasNextPage()) {
            if (!seen.add(page.getNextPageUrl(DOMAIN)) || seen.size() >= mostPages) {
                throw new CarrierUnavailableException("Twilio's list of messages has no end", null);
            }
            Page<Message> current = page;
            page = asked(() -> reader.nextPage(current, client));
        }
    }

    /** Asks Twilio something, in the form of exception that the port promises. */
    static <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (HttpErrorException e) {
            throw new CarrierUnavailableException("Twilio's log not read: " + e.detail(), null);
        } catch (NoReplyException e) {
            throw new CarrierUnavailableException("Twilio's log not read: " + e.detail(), null);
        } catch (TwilioException e) {
            throw new CarrierUnavailableException("Twilio's log not read: the answer is not understood", null);
        }
    }

    /** Something to ask Twilio. */
    interface Question<T> {
        T ask();
    }
}
