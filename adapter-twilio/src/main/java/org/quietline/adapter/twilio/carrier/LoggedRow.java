package org.quietline.adapter.twilio.carrier;

import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.Message.Direction;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.CarrierRecords.Accepted;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierReport;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.phone.InvalidPhoneNumberException;
import org.quietline.domain.phone.PhoneNumber;

/**
 * One row of Twilio's log, of which any value may be missing or unknown. Its {@code toString} shows the SID alone: the
 * SDK's would show numbers and text.
 */
final class LoggedRow {
    private static final Pattern SID = Pattern.compile("(SM|MM)[0-9a-fA-F]{32}");

    private final Message row;

    LoggedRow(Message row) {
        this.row = row;
    }

    /** Whether it bears a name that we can keep. */
    boolean isNamed() {
        @Nullable String sid = row.getSid();
        return sid != null && isSid(sid);
    }

    /** Whether this is how Twilio names a message: an SMS or an MMS. */
    static boolean isSid(String text) {
        return SID.matcher(text).matches();
    }

    boolean isInbound() {
        return row.getDirection() == Direction.INBOUND;
    }

    /** Whether a program sent it through the API, as we do. */
    boolean isSent() {
        return row.getDirection() == Direction.OUTBOUND_API;
    }

    boolean hasMedia() {
        @Nullable String count = row.getNumMedia();
        return count != null && !count.isBlank() && !count.equals("0");
    }

    boolean isOfService(@Nullable String service) {
        return service != null && service.equals(row.getMessagingServiceSid());
    }

    boolean isOfAnotherService(String service) {
        @Nullable String its = row.getMessagingServiceSid();
        return its != null && !its.isBlank() && !its.equals(service);
    }

    MessageId id() {
        return new MessageId(row.getSid());
    }

    CarrierReference reference() {
        return new CarrierReference(row.getSid());
    }

    /** The sender; empty when there is nothing that could be one. */
    Optional<PhoneNumber> from() {
        return row.getFrom() == null ? Optional.empty() : number(row.getFrom().getEndpoint());
    }

    /** The recipient; empty when there is nothing that could be one. */
    Optional<PhoneNumber> to() {
        return number(row.getTo());
    }

    MessageText text() {
        return MessageText.of(row.getBody() == null ? "" : row.getBody());
    }

    /** When Twilio got it, in whole seconds; empty when no date of it can be read. */
    Optional<Instant> createdAt() {
        ZonedDateTime[] inOrder = {row.getDateCreated(), row.getDateSent(), row.getDateUpdated()};
        for (@Nullable ZonedDateTime date : inOrder) {
            if (date != null) {
                return Optional.of(date.toInstant());
            }
        }
        return Optional.empty();
    }

    int segments() {
        @Nullable String count = row.getNumSegments();
        return count != null && count.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(count) : 1;
    }

    /** What Twilio says of it; a status that we do not know still proves that Twilio accepted the message. */
    CarrierReport report(Instant now) {
        Message.@Nullable Status status = row.getStatus();
        CarrierStatus known = Optional.ofNullable(status)
                .flatMap(given -> CarrierStatus.ofCode(given.toString()))
                .orElse(CarrierStatus.ACCEPTED);
        return CarrierReport.of(reference(), known, now).because(reason());
    }

    /** The row as the port tells it. */
    Accepted accepted(Instant createdAt, Instant now) {
        @Nullable String body = row.getBody();
        return new Accepted(
                reference(), createdAt, report(now), body == null || body.isEmpty() ? null : MessageText.of(body));
    }

    private @Nullable FailureReason reason() {
        @Nullable Integer code = row.getErrorCode();
        @Nullable String message = row.getErrorMessage();
        boolean saysNothing = (code == null || code == 0) && (message == null || message.isBlank());
        return saysNothing ? null : FailureReason.of(code, message);
    }

    private static Optional<PhoneNumber> number(@Nullable String address) {
        try {
            return address == null ? Optional.empty() : Optional.of(PhoneNumber.ofSender(address));
        } catch (InvalidPhoneNumberException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "row " + row.getSid();
    }
}
