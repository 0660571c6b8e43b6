package org.quietline.simulator.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.quietline.simulator.http.Parameter;
import org.quietline.simulator.message.Media;
import org.quietline.simulator.message.Message;

/**
 * What Twilio tells a webhook of an incoming text, the empty parameters of real ones included.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">Twilio: webhook request</a>
 */
public final class IncomingParameters {
    private final String account;
    private final boolean namesOptOuts;
    private final BiFunction<Message, Media, String> mediaUrls;

    /**
     * Returns the parameters of this account's webhooks.
     *
     * @param namesOptOuts whether Advanced Opt-Out is on, so that {@code OptOutType} is sent
     * @param mediaUrls where a message's media can be fetched
     */
    public IncomingParameters(String account, boolean namesOptOuts, BiFunction<Message, Media, String> mediaUrls) {
        this.account = account;
        this.namesOptOuts = namesOptOuts;
        this.mediaUrls = mediaUrls;
    }

    List<Parameter> of(Message message) {
        List<Media> media = message.content().media();
        List<Parameter> parameters = new ArrayList<>(List.of(
                new Parameter("ToCountry", country(message.to())),
                new Parameter("ToState", ""),
                new Parameter("SmsMessageSid", message.sid()),
                new Parameter("NumMedia", Integer.toString(media.size())),
                new Parameter("ToCity", ""),
                new Parameter("FromZip", ""),
                new Parameter("SmsSid", message.sid()),
                new Parameter("FromState", ""),
                new Parameter("SmsStatus", message.status().word()),
                new Parameter("FromCity", ""),
                new Parameter("Body", message.content().body()),
                new Parameter("FromCountry", country(message.sender())),
                new Parameter("To", message.to()),
                new Parameter("ToZip", ""),
                new Parameter("NumSegments", Integer.toString(message.content().segments())),
                new Parameter("MessageSid", message.sid()),
                new Parameter("AccountSid", account),
                new Parameter("From", message.sender()),
                new Parameter("ReferralNumMedia", "0"),
                new Parameter("ApiVersion", "2010-04-01")));
        String service = message.service();
        if (service != null) {
            parameters.add(new Parameter("MessagingServiceSid", service));
        }
        for (int i = 0; i < media.size(); i++) {
            parameters.add(new Parameter("MediaContentType" + i, media.get(i).contentType()));
            parameters.add(new Parameter("MediaUrl" + i, mediaUrls.apply(message, media.get(i))));
        }
        if (namesOptOuts) {
            Keyword.in(message.content().body())
                    .ifPresent(keyword -> parameters.add(new Parameter("OptOutType", keyword.name())));
        }
        return parameters;
    }

    private static String country(String number) {
        return number.startsWith("+1") ? "US" : "";
    }
}
