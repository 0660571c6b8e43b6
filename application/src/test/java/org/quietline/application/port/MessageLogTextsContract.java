package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.DESK;
import static org.quietline.application.port.Samples.NOON;
import static org.quietline.application.port.Samples.add;
import static org.quietline.application.port.Samples.at;
import static org.quietline.application.port.Samples.incoming;
import static org.quietline.application.port.Samples.out;
import static org.quietline.application.port.Samples.outgoing;
import static org.quietline.application.port.Samples.record;
import static org.quietline.application.port.Samples.sm;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quietline.domain.message.Conversation;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;

/** What every {@link MessageLog} must keep just as it is: texts, addresses, ids and times. */
public interface MessageLogTextsContract {
    /** A new and empty store. */
    Store emptyStore();

    /** Texts that stores are known to spoil. */
    List<String> TEXTS = List.of(
            "",
            " ",
            " white space at both ends\n",
            "tab\t, lines\n, \r\n and \r",
            "it's \"quoted\"; -- DROP TABLE messages; %_\\ ${x} {0} null",
            "NULL",
            "caf\u00e9 is not cafe\u0301",
            "\uD83D\uDE80 \uD83D\uDC69\uD83C\uDFFD\u200D\uD83D\uDE80 \uD83C\uDDEA\uD83C\uDDFA \u2764\uFE0F",
            "\u05E9\u05DC\u05D5\u05DD, \u0645\u0631\u062D\u0628\u0627 \u200F(RTL)\u202Bx\u202C",
            "\u65E5\u672C\u8A9E \uD842\uDFB7 \u0E20\u0E32\u0E29\u0E32\u0E44\u0E17\u0E22",
            "zero\u200Bwidth, \uFFFD, \uFEFF in the middle",
            "x".repeat(1_600),
            "\uD83D\uDE80".repeat(800),
            "\u65E5".repeat(10_000));

    /** Addresses of senders that are not phone numbers, or not in the usual form. */
    List<String> ADDRESSES = List.of(
            "12345",
            "ACME",
            "acme",
            "whatsapp:+15557770001",
            "rcs:agent_id",
            "messenger:12/34",
            "a/b/c",
            "/",
            ".",
            "..",
            "__name__",
            " 555 0123 ",
            "A&B=C?#%41+ \"'`\\",
            "\u041F\u041E\u0427\u0422\u0410",
            "\uD83D\uDE80",
            "x".repeat(256));

    @Test
    default void texts_read_back_unchanged() {
        Store store = emptyStore();
        for (int n = 0; n < TEXTS.size(); n++) {
            IncomingMessage in = incoming(n, ADA, TEXTS.get(n), at(n));
            OutgoingMessage out = outgoing(n, ADA, TEXTS.get(n), at(n));
            record(store, in);
            add(store, out);
            assertThat(store.messageLog().findIncoming(sm(n))).contains(in);
            assertThat(store.messageLog().findOutgoing(out(n)))
                    .map(Stored::value)
                    .contains(out);
        }
    }

    @Test
    default void addresses_of_any_form_read_back_unchanged_and_stay_apart() {
        Store store = emptyStore();
        for (int n = 0; n < ADDRESSES.size(); n++) {
            PhoneNumber sender = PhoneNumber.ofSender(ADDRESSES.get(n));
            IncomingMessage in = IncomingMessage.received(sm(n), sender, DESK, Samples.text("Hello"), at(n), 1);
            record(store, in);
            assertThat(store.messageLog().findIncoming(sm(n))).contains(in);
        }
        for (int n = 0; n < ADDRESSES.size(); n++) {
            PhoneNumber sender = PhoneNumber.ofSender(ADDRESSES.get(n));
            assertThat(store.messagePages().conversation(sender, null, 10).rows())
                    .extracting(LoggedMessage::id)
                    .containsExactly(sm(n));
        }
    }

    @Test
    default void conversations_with_addresses_of_any_form_can_be_tended() {
        Store store = emptyStore();
        for (String address : ADDRESSES) {
            PhoneNumber sender = PhoneNumber.ofSender(address);
            assertThat(store.conversations().find(sender)).isEqualTo(new Conversation.Open());
            store.conversations().handle(sender, "olga", NOON);
            assertThat(store.conversations().find(sender)).isEqualTo(new Conversation.Handled("olga", NOON));
        }
    }

    @Test
    default void ids_that_differ_in_case_alone_are_different() {
        Store store = emptyStore();
        MessageId lower = new MessageId("SMabcdef");
        MessageId upper = new MessageId("SMABCDEF");
        record(store, IncomingMessage.received(lower, ADA, DESK, Samples.text("Hello"), NOON, 1));
        assertThat(store.messageLog().findIncoming(upper)).isEmpty();
        assertThat(store.messageLog().recorded(Set.of(lower, upper))).containsExactly(lower);
    }

    @Test
    default void ids_of_every_legal_form_can_be_used() {
        Store store = emptyStore();
        for (String value : List.of("a", "-", "_", "__x__", "0", "x".repeat(64), "-_-")) {
            MessageId id = new MessageId(value);
            IncomingMessage message = IncomingMessage.received(id, ADA, DESK, Samples.text("Hello"), NOON, 1);
            record(store, message);
            assertThat(store.messageLog().findIncoming(id)).contains(message);
        }
    }

    @Test
    default void times_keep_their_microseconds() {
        Store store = emptyStore();
        Instant precise = Instant.parse("2026-03-01T12:00:00.123456Z");
        IncomingMessage in = incoming(1, ADA, "Hello", precise);
        OutgoingMessage out = outgoing(1, ADA, "Hello", precise).claimed(precise.plusNanos(1_000), Samples.LEASE);
        record(store, in);
        add(store, out);
        assertThat(store.messageLog().findIncoming(sm(1))).contains(in);
        assertThat(store.messageLog().findOutgoing(out(1))).map(Stored::value).contains(out);
    }

    @Test
    default void times_long_ago_and_far_ahead_read_back() {
        Store store = emptyStore();
        List<Instant> times = List.of(
                Instant.EPOCH, Instant.parse("1969-12-31T23:59:59.999Z"), Instant.parse("2199-12-31T23:59:59Z"));
        for (int n = 0; n < times.size(); n++) {
            IncomingMessage message = incoming(n, ADA, "Hello", times.get(n));
            record(store, message);
            assertThat(store.messageLog().findIncoming(sm(n))).contains(message);
        }
    }
}
