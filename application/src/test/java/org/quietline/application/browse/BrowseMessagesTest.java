package org.quietline.application.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.BOB;
import static org.quietline.application.port.Samples.NOON;
import static org.quietline.application.port.Samples.add;
import static org.quietline.application.port.Samples.at;
import static org.quietline.application.port.Samples.incoming;
import static org.quietline.application.port.Samples.out;
import static org.quietline.application.port.Samples.outgoing;
import static org.quietline.application.port.Samples.person;
import static org.quietline.application.port.Samples.record;
import static org.quietline.application.port.Samples.sm;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.application.Desk;
import org.quietline.application.TransparentSeal;
import org.quietline.application.port.InMemoryStore;
import org.quietline.application.port.LoggedMessage;
import org.quietline.application.port.MessagePages.IncomingFilter;
import org.quietline.application.port.MessagePages.Order;
import org.quietline.application.port.MessagePages.OutgoingFilter;
import org.quietline.application.port.MessagePages.SortBy;
import org.quietline.application.search.SearchQuery;
import org.quietline.domain.message.Conversation;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

class BrowseMessagesTest {
    private final Desk desk = new Desk();
    private final InMemoryStore store = desk.store;
    private final BrowseMessages browse = with(1);

    private BrowseMessages with(int key) {
        return new BrowseMessages(
                store.messagePages(),
                store.messageLog(),
                store.conversations(),
                desk.users,
                new Names(desk.users, desk.clock),
                new TransparentSeal(key));
    }

    @Test
    void pages_follow_each_other_by_cursor() {
        for (int n = 0; n < 7; n++) {
            record(store, incoming(n, person(n), "Hello", at(n)));
        }
        List<MessageId> seen = new ArrayList<>();
        @Nullable String cursor = null;
        int pages = 0;
        do {
            Listing<IncomingMessage> page = browse.incoming(IncomingFilter.ALL, Order.NEWEST_FIRST, cursor, 3);
            page.rows().forEach(row -> seen.add(row.id()));
            cursor = page.next();
            pages++;
        } while (cursor != null);
        assertThat(pages).isEqualTo(3);
        assertThat(seen).containsExactly(sm(6), sm(5), sm(4), sm(3), sm(2), sm(1), sm(0));
    }

    @Test
    void a_page_brings_the_names_as_they_are_now() {
        store.userDirectory().add(User.of(ADA, UserStatus.ACTIVE).named("Ada"));
        record(store, incoming(1, ADA, "Hello", NOON));
        record(store, incoming(2, BOB, "Hello", NOON));
        Listing<IncomingMessage> page = browse.incoming(IncomingFilter.ALL, Order.NEWEST_FIRST, null, 10);
        assertThat(page.name(ADA)).contains("Ada");
        assertThat(page.name(BOB)).isEmpty();
        assertThat(browse.name(ADA)).contains("Ada");
    }

    @Test
    void names_are_remembered_for_a_minute() {
        store.userDirectory().add(User.of(ADA, UserStatus.ACTIVE).named("Ada"));
        record(store, incoming(1, ADA, "Hello", NOON));
        browse.incoming(IncomingFilter.ALL, Order.NEWEST_FIRST, null, 10);
        int calls = desk.trouble.calls();
        browse.incoming(IncomingFilter.ALL, Order.NEWEST_FIRST, null, 10);
        assertThat(desk.trouble.calls()).isEqualTo(calls);
        assertThat(store.userDirectory().update(ADA, user -> user.named("Countess")))
                .isPresent();
        desk.clock.advance(Duration.ofSeconds(61));
        assertThat(browse.name(ADA)).contains("Countess");
    }

    @Test
    void a_cursor_belongs_to_its_listing_its_order_and_its_installation() {
        for (int n = 0; n < 3; n++) {
            record(store, incoming(n, ADA, "Hello", at(n)));
        }
        String cursor =
                browse.incoming(IncomingFilter.ALL, Order.NEWEST_FIRST, null, 1).next();
        Order other = new Order(SortBy.STATUS, true);
        assertThat(cursor).isNotNull();
        assertThatThrownBy(() -> browse.incoming(IncomingFilter.ALL, other, cursor, 1))
                .isInstanceOf(BadCursorException.class);
        assertThatThrownBy(() -> browse.outgoing(OutgoingFilter.ALL, Order.NEWEST_FIRST, cursor, 1))
                .isInstanceOf(BadCursorException.class);
        assertThatThrownBy(() -> browse.conversation(ADA, cursor, 1)).isInstanceOf(BadCursorException.class);
        assertThatThrownBy(() -> with(2).incoming(IncomingFilter.ALL, Order.NEWEST_FIRST, cursor, 1))
                .isInstanceOf(BadCursorException.class);
        assertThat(with(1).incoming(IncomingFilter.ALL, Order.NEWEST_FIRST, cursor, 1)
                        .rows())
                .hasSize(1);
    }

    @Test
    void a_cursor_belongs_to_what_its_listing_is_narrowed_by() {
        for (int n = 0; n < 3; n++) {
            record(store, incoming(n, ADA, "Hello", at(n)));
        }
        IncomingFilter hello = new IncomingFilter(SearchQuery.parse("hello").orElseThrow(), null, null, null, null);
        IncomingFilter other = new IncomingFilter(SearchQuery.parse("other").orElseThrow(), null, null, null, null);
        String cursor = browse.incoming(hello, Order.NEWEST_FIRST, null, 1).next();
        assertThat(browse.incoming(hello, Order.NEWEST_FIRST, cursor, 1).rows()).hasSize(1);
        for (IncomingFilter wrong : List.of(other, IncomingFilter.ALL)) {
            assertThatThrownBy(() -> browse.incoming(wrong, Order.NEWEST_FIRST, cursor, 1))
                    .isInstanceOf(BadCursorException.class);
        }
        String ofAda = browse.conversation(ADA, null, 1).messages().next();
        assertThat(browse.conversation(ADA, ofAda, 1).messages().rows()).hasSize(1);
        assertThatThrownBy(() -> browse.conversation(BOB, ofAda, 1)).isInstanceOf(BadCursorException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!!", "AAAA", "not a cursor", "\u00e9"})
    void any_other_text_is_a_bad_cursor_and_is_not_repeated(String cursor) {
        assertBad(cursor);
        assertBad(cursor.repeat(2_000));
    }

    @Test
    void what_was_sealed_for_another_use_is_a_bad_cursor() throws IOException {
        TransparentSeal seal = new TransparentSeal(1);
        assertBad(ADA.sealedWith(seal));
        for (byte[] bytes : List.of(new byte[0], new byte[1], new byte[] {0, 9, 'x'}, new byte[300])) {
            assertBad(Base64.getUrlEncoder().withoutPadding().encodeToString(seal.seal(bytes)));
        }
        ByteArrayOutputStream badTime = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(badTime)) {
            out.writeUTF("in " + Order.NEWEST_FIRST);
            out.writeUTF("");
            out.writeUTF("yesterday");
            out.writeUTF("id");
        }
        assertBad(Base64.getUrlEncoder().withoutPadding().encodeToString(seal.seal(badTime.toByteArray())));
    }

    private void assertBad(String cursor) {
        assertThatThrownBy(() -> browse.incoming(IncomingFilter.ALL, Order.NEWEST_FIRST, cursor, 1))
                .isInstanceOf(BadCursorException.class)
                .hasMessageNotContaining("not a cursor")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 201})
    void a_page_has_1_to_200_rows(int limit) {
        assertThatThrownBy(() -> browse.incoming(IncomingFilter.ALL, Order.NEWEST_FIRST, null, limit))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> browse.outgoing(OutgoingFilter.ALL, Order.NEWEST_FIRST, null, limit))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> browse.conversation(ADA, null, limit)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_conversation_tells_who_it_is_and_how_it_stands() {
        User ada = User.of(ADA, UserStatus.ACTIVE).named("Ada");
        store.userDirectory().add(ada);
        record(store, incoming(1, ADA, "Hello", at(1)));
        add(store, outgoing(1, ADA, "Hello, Ada", at(2)));
        store.conversations().handle(ADA, "olga", NOON);
        BrowseMessages.MessageThread thread = browse.conversation(ADA, null, 10);
        assertThat(thread.contact()).isEqualTo(ADA);
        assertThat(thread.user()).contains(ada);
        assertThat(thread.state()).isEqualTo(new Conversation.Handled("olga", NOON));
        assertThat(thread.messages().rows()).extracting(LoggedMessage::id).containsExactly(out(1), sm(1));
        assertThat(thread.messages().name(ADA)).contains("Ada");
    }

    @Test
    void a_contact_who_never_wrote_has_an_empty_conversation() {
        BrowseMessages.MessageThread thread = browse.conversation(PhoneNumber.ofSender("ACME"), null, 10);
        assertThat(thread.user()).isEmpty();
        assertThat(thread.state()).isEqualTo(new Conversation.Open());
        assertThat(thread.messages().rows()).isEmpty();
        assertThat(thread.messages().next()).isNull();
    }

    @Test
    void finds_a_message_of_either_direction() {
        record(store, incoming(1, ADA, "Hello", NOON));
        add(store, outgoing(1));
        assertThat(browse.message(sm(1))).contains(new LoggedMessage.In(incoming(1, ADA, "Hello", NOON)));
        assertThat(browse.message(out(1))).contains(new LoggedMessage.Out(outgoing(1)));
        assertThat(browse.message(sm(2))).isEmpty();
    }

    @Test
    void users_are_listed_by_name_and_found_by_its_words() {
        BrowseUsers users = new BrowseUsers(store.userDirectory(), new TransparentSeal(1));
        store.userDirectory().add(User.of(ADA, UserStatus.ACTIVE).named("Ada Lovelace"));
        store.userDirectory().add(User.of(BOB, UserStatus.ACTIVE).named("Bob"));
        Listing<User> first = users.list(" ", null, 1);
        assertThat(first.rows()).extracting(User::number).containsExactly(ADA);
        assertThat(users.list(null, first.next(), 1).rows())
                .extracting(User::number)
                .containsExactly(BOB);
        assertThat(users.list(" love ", null, 10).rows())
                .extracting(User::number)
                .containsExactly(ADA);
        assertThat(users.find(BOB)).isPresent();
        assertThatThrownBy(() -> users.list(null, "x", 10)).isInstanceOf(BadCursorException.class);
    }

    @Test
    void a_find_is_written_down_masked_and_limited_per_operator() {
        FindContact find = new FindContact(desk.audit, desk.clock);
        for (int i = 0; i < FindContact.PER_HOUR; i++) {
            assertThat(find.find(ADA, "olga")).isTrue();
        }
        assertThat(find.find(ADA, "olga")).isFalse();
        assertThat(find.find(ADA, "otto")).isTrue();
        assertThat(store.auditTrail().lines())
                .hasSize(FindContact.PER_HOUR + 1)
                .first()
                .isEqualTo("olga find " + ADA.masked());
        assertThat(store.auditTrail().lines()).noneMatch(line -> line.contains(ADA.unmasked()));
    }

    @Test
    void a_conversation_is_tended_and_it_is_written_down() {
        TendConversation tend = new TendConversation(store.conversations(), desk.audit, desk.clock);
        tend.handle(ADA, "olga");
        assertThat(store.conversations().find(ADA)).isEqualTo(new Conversation.Handled("olga", NOON));
        tend.open(ADA, "otto");
        assertThat(store.conversations().find(ADA)).isEqualTo(new Conversation.Open());
        assertThat(store.auditTrail().lines())
                .containsExactly("olga handle " + ADA.masked(), "otto open " + ADA.masked());
    }
}
