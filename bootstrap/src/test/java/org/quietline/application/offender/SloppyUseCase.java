package org.quietline.application.offender;

import com.google.cloud.firestore.Firestore;
import com.twilio.http.TwilioRestClient;
import gg.jte.TemplateOutput;
import io.undertow.Undertow;
import java.sql.Connection;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.quietline.domain.offender.Offender;
import org.quietline.domain.phone.PhoneNumber;

/** Knows every SDK, unmasks by reference, reads the clock and the environment, prints, and is not final. */
public class SloppyUseCase {
    /** Unmasks without calling. */
    public final Function<PhoneNumber, String> unmask = PhoneNumber::unmasked;

    /** Reads the clock without calling. */
    public final LongSupplier clock = System::nanoTime;

    /** Closes a cycle. */
    public final Class<?> cycle = Offender.class;

    /** SDKs. */
    public final Class<?>[] sdks = {
        Firestore.class, TwilioRestClient.class, TemplateOutput.class, Undertow.class, Connection.class
    };

    /** Reads the environment and prints it. */
    public void print() {
        System.out.println(System.getenv("HOME"));
    }
}
