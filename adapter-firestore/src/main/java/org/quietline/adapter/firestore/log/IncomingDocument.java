package org.quietline.adapter.firestore.log;

import com.google.cloud.firestore.DocumentSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.firestore.client.BadDocumentException;
import org.quietline.adapter.firestore.client.DocumentIds;
import org.quietline.adapter.firestore.client.Draft;
import org.quietline.adapter.firestore.client.Fields;
import org.quietline.application.search.SearchTokens;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.IncomingMessage.Handling;
import org.quietline.domain.message.Media;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.Silence;
import org.quietline.domain.optout.OptOutKeyword;
import org.quietline.domain.phone.PhoneNumber;

/** An incoming message as a document. */
final class IncomingDocument {
    static final String PHONE_NUMBER = "phoneNumber";
    static final String TIMESTAMP = "timestamp";
    static final String IS_REGISTERED = "isRegistered";
    static final String RESPONSE_SENT = "responseSent";
    static final String SEARCH_TOKENS = "searchTokens";

    /** The contact's name in lower case, to sort by; "" without one. */
    static final String CONTACT_NAME = "contactName";

    /** When Firestore stored it, by Firestore's clock. */
    static final String STORED_AT = "storedAt";

    /** When Firestore last changed it, by Firestore's clock. */
    static final String CHANGED_AT = "changedAt";

    /** Which call of ours wrote it: tells a message stored before from our own repeated try. */
    static final String WRITTEN_BY = "writtenBy";

    private static final String CONTENT = "messageContent";
    private static final String TO = "to";
    private static final String SEGMENTS = "numSegments";
    private static final String MEDIA = "media";
    private static final String URL = "url";
    private static final String CONTENT_TYPE = "contentType";
    private static final String OPT_OUT = "optOut";
    private static final String ACKNOWLEDGEMENT = "acknowledgementId";
    private static final String SILENCE = "silence";
    private static final String RECOVERED = "recovered";
    private static final String RECOVERED_AT = "recoveredAt";

    private IncomingDocument() {}

    static Map<String, Object> draft(IncomingMessage message, @Nullable String contactName, String writtenBy) {
        Handling handling = message.handling();
        List<Draft> media = message.media().stream()
                .map(file -> Draft.ofNew().text(URL, file.url()).text(CONTENT_TYPE, file.contentType()))
                .toList();
        return Draft.ofNew()
                .text(PHONE_NUMBER, message.from().unmasked())
                .text(TO, message.to().unmasked())
                .text(CONTENT, message.text().value())
                .time(TIMESTAMP, message.timestamp())
                .number(SEGMENTS, (long) message.segments())
                .parts(MEDIA, media)
                .text(OPT_OUT, message.optOut().map(OptOutKeyword::code))
                .flag(IS_REGISTERED, handling.registered())
                .flag(RESPONSE_SENT, handling.responseSent())
                .text(ACKNOWLEDGEMENT, message.acknowledgement().map(MessageId::value))
                .text(SILENCE, message.silence().map(Silence::code))
                .flag(RECOVERED, handling.recoveredAt() != null)
                .time(RECOVERED_AT, handling.recoveredAt())
                .texts(SEARCH_TOKENS, SearchTokens.of(message.from(), message.text()))
                .text(CONTACT_NAME, sortName(contactName))
                .text(WRITTEN_BY, writtenBy)
                .commitTime(STORED_AT)
                .commitTime(CHANGED_AT)
                .fields();
    }

    /** What is to be set when its acknowledgement was accepted. */
    static Map<String, Object> answered() {
        return Draft.ofUpdate().flag(RESPONSE_SENT, true).commitTime(CHANGED_AT).fields();
    }

    static String sortName(@Nullable String contactName) {
        return contactName == null ? "" : contactName.toLowerCase(Locale.ROOT);
    }

    static IncomingMessage read(DocumentSnapshot document) throws BadDocumentException {
        try {
            return message(DocumentIds.name(document.getId()), Fields.of(document));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new BadDocumentException("a value has another form than ours");
        }
    }

    private static IncomingMessage message(String id, Fields fields) throws BadDocumentException {
        Instant timestamp = fields.time(TIMESTAMP);
        Long segments = fields.numberOrNull(SEGMENTS);
        String acknowledgement = fields.textOrNull(ACKNOWLEDGEMENT);
        String silence = fields.textOrNull(SILENCE);
        String optOut = fields.textOrNull(OPT_OUT);
        Handling handling = new Handling(
                fields.flag(IS_REGISTERED),
                fields.flag(RESPONSE_SENT),
                acknowledgement == null ? null : new MessageId(acknowledgement),
                silence == null ? null : Silence.ofCode(silence).orElse(null),
                fields.timeOrNull(RECOVERED_AT));
        return IncomingMessage.received(
                        new MessageId(id),
                        PhoneNumber.ofSender(fields.text(PHONE_NUMBER)),
                        PhoneNumber.ofSender(fields.text(TO)),
                        MessageText.of(fields.text(CONTENT)),
                        timestamp,
                        segments == null ? 1 : Math.toIntExact(segments))
                .withMedia(media(fields))
                .withOptOut(optOut == null ? null : OptOutKeyword.ofCode(optOut).orElse(null))
                .handled(handling);
    }

    private static List<Media> media(Fields fields) throws BadDocumentException {
        List<Media> media = new ArrayList<>();
        for (Fields file : fields.parts(MEDIA)) {
            media.add(new Media(file.text(URL), file.text(CONTENT_TYPE)));
        }
        return media;
    }
}
