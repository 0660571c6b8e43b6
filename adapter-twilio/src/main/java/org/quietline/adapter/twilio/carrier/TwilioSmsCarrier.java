package org.quietline.adapter.twilio.carrier;

import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.SmsCarrier;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.OutgoingMessage;

/** Sends through Twilio's REST API: one POST for one call, whatever comes back. */
final class TwilioSmsCarrier implements SmsCarrier {
    private final TwilioRestClient client;
    private final MessageForm form;
    private final Misfortunes misfortunes;

    TwilioSmsCarrier(TwilioRestClient client, MessageForm form, Misfortunes misfortunes) {
        this.client = client;
        this.form = form;
        this.misfortunes = misfortunes;
    }

    @Override
    public Answer send(OutgoingMessage message) {
        try {
            return accepted(message, form.of(message).create(client));
        } catch (HttpErrorException e) {
            return misfortunes.error(message.id(), e);
        } catch (NoReplyException e) {
            return misfortunes.noReply(message.id(), e);
        } catch (TwilioException e) {
            return misfortunes.notUnderstood(message.id());
        }
    }

    private Answer accepted(OutgoingMessage message, @Nullable Message created) {
        @Nullable String sid = created == null ? null : created.getSid();
        return sid != null && LoggedRow.isSid(sid)
                ? new Answer.Accepted(new CarrierReference(sid))
                : misfortunes.notUnderstood(message.id());
    }
}
