/**
 * What every desk for text messages needs to know, without a server, a store or a carrier: phone numbers that hide
 * themselves, the registration check, opt-out keywords, segments and the lifecycle of a message. Pure Java 17.
 *
 * <p>Everything here is a value or a pure function: immutable, without clock, threads, network or configuration, and
 * safe to share. A program keeps the values wherever it likes and hands in the time.
 *
 * <ul>
 *   <li>{@link org.quietline.domain.phone}: {@link org.quietline.domain.phone.PhoneNumber} prints its mask wherever it
 *       is printed; {@link org.quietline.domain.phone.Redaction} masks the numbers in free text;
 *       {@link org.quietline.domain.phone.Seal} turns a number into a reference.
 *   <li>{@link org.quietline.domain.registration}: {@link org.quietline.domain.registration.Registration#check} tells
 *       who may be answered.
 *   <li>{@link org.quietline.domain.optout}: the words by which people opt out, and back in.
 *   <li>{@link org.quietline.domain.message}: {@link org.quietline.domain.message.OutgoingMessage} goes from queued to
 *       delivered, whatever order a carrier reports in; {@link org.quietline.domain.message.Segments} counts what is
 *       billed.
 * </ul>
 *
 * <p>Two rules hold throughout. No {@code toString} and no exception holds a whole phone number, a name or a message.
 * And no text, however long or malformed, makes a method fail in an undocumented way or take more time than in
 * proportion to its length.
 *
 * <p>{@code null} is allowed only where a parameter or result is marked {@link org.jspecify.annotations.Nullable};
 * elsewhere it is refused with a {@link java.lang.NullPointerException}.
 */
module org.quietline.domain {
    requires static transitive org.jspecify;

    exports org.quietline.domain.message;
    exports org.quietline.domain.optout;
    exports org.quietline.domain.phone;
    exports org.quietline.domain.registration;
}
