package org.quietline.adapter.web.message;

import org.quietline.adapter.web.access.Visitor;
import org.quietline.adapter.web.http.Answer;
import org.quietline.adapter.web.http.Call;
import org.quietline.adapter.web.http.Json;
import org.quietline.adapter.web.http.Problem;
import org.quietline.adapter.web.words.Contacts;
import org.quietline.domain.phone.InvalidPhoneNumberException;
import org.quietline.domain.phone.PhoneNumber;

/** From a number typed whole to its conversation. */
public final class Finding {
    private final Lookups lookups;
    private final Contacts contacts;

    Finding(Lookups lookups, Contacts contacts) {
        this.lookups = lookups;
        this.contacts = contacts;
    }

    Answer find(Call call, Visitor visitor) {
        PhoneNumber number = number(Json.fields(call).text("phoneNumber"));
        lookups.count(number, visitor);
        return Answer.seeOther("/conversations/" + contacts.reference(number));
    }

    /** Spaces, dashes, dots and brackets come along when a number is copied. */
    private static PhoneNumber number(String typed) {
        try {
            return PhoneNumber.parse(typed.replaceAll("[\\s().\\-\\u2010-\\u2015]", ""));
        } catch (InvalidPhoneNumberException e) {
            throw Problem.of(422, "Type the whole number with its country code, beginning with +.");
        }
    }
}
