package org.quietline.adapter.firestore.directory;

import com.google.cloud.Timestamp;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.FieldMask;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.firestore.client.BadDocumentException;
import org.quietline.adapter.firestore.client.DocumentIds;
import org.quietline.adapter.firestore.client.Draft;
import org.quietline.adapter.firestore.client.Fields;
import org.quietline.adapter.firestore.client.Times;
import org.quietline.application.port.Arrival;
import org.quietline.domain.phone.InvalidPhoneNumberException;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

/** A registered user as a document. It may be added by hand, with nothing but the status. */
public final class UserDocument {
    /** The name in lower case, to sort by; "" without one. Absent in a document that was added by hand. */
    static final String SORT_NAME = "sortName";

    /** How the name, or the name from one of its words on, begins, in every length up to {@link #LONGEST_START}. */
    static final String NAME_STARTS = "nameStarts";

    /** The longest beginning of a name that is looked up in the index. */
    static final int LONGEST_START = 16;

    static final String DISPLAY_NAME = "displayName";

    /** Which call of ours wrote it last: tells a change by others from our own repeated try. */
    private static final String WRITTEN_BY = "writtenBy";

    private static final String STATUS = "status";
    private static final String OPTED_OUT_AT = "optedOutAt";
    private static final String CREATED_AT = "createdAt";
    private static final String UPDATED_AT = "updatedAt";

    /** Every field that {@link #read} looks at. */
    static final FieldMask READ = FieldMask.of(STATUS, DISPLAY_NAME, OPTED_OUT_AT, CREATED_AT, UPDATED_AT);

    /** Stands before the digits that a mask shows, so that they are no part of a name. */
    static final String LAST_DIGITS = "#";

    private UserDocument() {}

    static Map<String, Object> draft(User user, String writtenBy) {
        return write(Draft.ofNew(), user, writtenBy);
    }

    static Map<String, Object> change(User user, String writtenBy) {
        return write(Draft.ofUpdate(), user, writtenBy);
    }

    private static Map<String, Object> write(Draft draft, User user, String writtenBy) {
        return draft.text(STATUS, user.status().code())
                .text(DISPLAY_NAME, user.displayName())
                .time(OPTED_OUT_AT, user.optedOutAt())
                .time(CREATED_AT, user.createdAt())
                .time(UPDATED_AT, user.updatedAt())
                .text(SORT_NAME, sortName(user))
                .texts(NAME_STARTS, starts(sortName(user), Optional.of(user.number())))
                .text(WRITTEN_BY, writtenBy)
                .fields();
    }

    /** Whether it was this call of ours that wrote the document last. */
    static boolean isOurs(DocumentSnapshot document, String writtenBy) {
        return writtenBy.equals(document.get(WRITTEN_BY));
    }

    /** What makes this name be listed in the right place. */
    static Map<String, Object> listing(String sortName, DocumentSnapshot document) {
        return Draft.ofUpdate()
                .text(SORT_NAME, sortName)
                .texts(NAME_STARTS, starts(sortName, address(document)))
                .fields();
    }

    /** Whether the listing has this document at all; one that was added by hand it has not. */
    static boolean isListed(DocumentSnapshot document) {
        return document.contains(SORT_NAME);
    }

    /** Whether the user is listed where the name says. */
    static boolean isListedRight(DocumentSnapshot document, User user) {
        return sortName(user).equals(document.get(SORT_NAME));
    }

    static String sortName(User user) {
        return user.displayName().orElse("").toLowerCase(Locale.ROOT);
    }

    /** What the user is found by: how the words of the name begin, and the digits that the mask shows. */
    private static Set<String> starts(String sortName, Optional<PhoneNumber> number) {
        Set<String> starts = nameStarts(sortName);
        number.flatMap(PhoneNumber::visibleDigits).ifPresent(digits -> starts.add(LAST_DIGITS + digits));
        return starts;
    }

    /** The address that the id is; empty for one that was made by hand and is none. */
    private static Optional<PhoneNumber> address(DocumentSnapshot document) {
        try {
            return Optional.of(PhoneNumber.ofSender(DocumentIds.name(document.getId())));
        } catch (InvalidPhoneNumberException e) {
            return Optional.empty();
        }
    }

    private static Set<String> nameStarts(String name) {
        Set<String> starts = new LinkedHashSet<>();
        for (int word = 0; word < name.length(); word++) {
            if (word == 0 || name.charAt(word - 1) == ' ') {
                int end = Math.min(name.length(), word + LONGEST_START);
                for (int until = word + 1; until <= end; until++) {
                    starts.add(name.substring(word, until));
                }
            }
        }
        return starts;
    }

    static User read(DocumentSnapshot document) throws BadDocumentException {
        PhoneNumber number = number(document);
        Fields fields = Fields.of(document);
        UserStatus status = UserStatus.ofCode(fields.text(STATUS))
                .orElseThrow(() -> new BadDocumentException(STATUS + " is none of ours"));
        Instant optedOutAt = fields.timeOrNull(OPTED_OUT_AT);
        User user = User.of(number, status)
                .named(fields.textOrNull(DISPLAY_NAME))
                .created(fields.timeOrNull(CREATED_AT))
                .updated(fields.timeOrNull(UPDATED_AT));
        return optedOutAt == null ? user : user.optedOut(optedOutAt);
    }

    /** The user, opted out if this document says so, even when it cannot be read as a user. */
    static User keepingOptOut(User user, DocumentSnapshot document) {
        Object optedOutAt = document.get(OPTED_OUT_AT);
        if (optedOutAt == null) {
            return user;
        }
        // Whatever else somebody has written there by hand means an opt-out, too.
        return user.optedOut(
                optedOutAt instanceof Timestamp time
                        ? Times.from(time)
                        : Times.from(Objects.requireNonNull(document.getUpdateTime())));
    }

    private static PhoneNumber number(DocumentSnapshot document) throws BadDocumentException {
        try {
            // Not parsed: that ignores white space around it, and nobody would find the document by its number.
            PhoneNumber number = PhoneNumber.ofSender(DocumentIds.name(document.getId()));
            if (number.isE164()) {
                return number;
            }
        } catch (InvalidPhoneNumberException e) {
            // An id that is not even an address of any other kind.
        }
        throw new BadDocumentException("its id is no phone number");
    }

    /**
     * What an opt-out or opt-in changes in this document; empty when it changes nothing, or there is no such user.
     * Works on a document whose other fields cannot be read, too.
     */
    public static Optional<Map<String, Object>> optOutChange(DocumentSnapshot user, Arrival arrival) {
        @Nullable Object optedOutAt = user.exists() ? user.get(OPTED_OUT_AT) : null;
        return switch (arrival.optOut()) {
            case NONE -> Optional.empty();
            case OPT_OUT ->
                user.exists() && isEarlier(optedOutAt, arrival.message().timestamp())
                        ? Optional.of(Draft.ofUpdate()
                                .time(OPTED_OUT_AT, arrival.message().timestamp())
                                .fields())
                        : Optional.empty();
            case OPT_IN ->
                isLifted(optedOutAt, arrival)
                        ? Optional.of(Draft.ofUpdate()
                                .time(OPTED_OUT_AT, (Instant) null)
                                .fields())
                        : Optional.empty();
        };
    }

    private static boolean isEarlier(@Nullable Object optedOutAt, Instant time) {
        return optedOutAt == null
                || (optedOutAt instanceof Timestamp marked && instant(marked).isBefore(time));
    }

    private static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }

    private static boolean isLifted(@Nullable Object optedOutAt, Arrival arrival) {
        return optedOutAt instanceof Timestamp marked ? arrival.lifts(instant(marked)) : optedOutAt != null;
    }
}
