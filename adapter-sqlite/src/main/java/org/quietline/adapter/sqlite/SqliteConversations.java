package org.quietline.adapter.sqlite;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.sqlite.file.Row;
import org.quietline.adapter.sqlite.file.SqliteFile;
import org.quietline.adapter.sqlite.page.SenderPages;
import org.quietline.adapter.sqlite.row.Change;
import org.quietline.adapter.sqlite.row.Times;
import org.quietline.application.port.Conversations;
import org.quietline.application.port.Page;
import org.quietline.application.port.Position;
import org.quietline.domain.message.Conversation;
import org.quietline.domain.phone.PhoneNumber;

/** The states of conversations; one without a row is open. */
final class SqliteConversations implements Conversations {
    private static final String FIND =
            "SELECT handled_by, handled_at FROM conversations WHERE phone_number = ? AND state = 'handled'";
    private static final String PUT = "INSERT INTO conversations (phone_number, state, handled_by, handled_at)"
            + " VALUES (?, ?, ?, ?) ON CONFLICT (phone_number) DO UPDATE SET state = excluded.state,"
            + " handled_by = excluded.handled_by, handled_at = excluded.handled_at";

    private final SqliteFile<Change> file;

    SqliteConversations(SqliteFile<Change> file) {
        this.file = file;
    }

    @Override
    public Conversation find(PhoneNumber contact) {
        Optional<Conversation> handled = file.read(
                "find a conversation",
                session -> session.query(FIND).text(contact.unmasked()).first(SqliteConversations::handled));
        return handled.orElseGet(Conversation.Open::new);
    }

    private static Conversation handled(Row row) throws SQLException {
        return new Conversation.Handled(row.text(), Times.ofNanos(row.number()));
    }

    @Override
    public void handle(PhoneNumber contact, String operator, Instant at) {
        put(contact, new Conversation.Handled(operator, at));
    }

    @Override
    public void open(PhoneNumber contact) {
        put(contact, new Conversation.Open());
    }

    @Override
    public Page<Sender> list(Filter filter, @Nullable Position after, int limit) {
        return file.read("list conversations", session -> SenderPages.conversations(session, filter, after, limit));
    }

    @Override
    public Page<Stranger> strangers(@Nullable Position after, int limit) {
        return file.read("list strangers", session -> SenderPages.strangers(session, after, limit));
    }

    private void put(PhoneNumber contact, Conversation conversation) {
        file.write(
                "change a conversation",
                (session, changes) -> session.query(PUT)
                        .text(contact.unmasked())
                        .text(conversation.state())
                        .text(conversation.handledBy().orElse(null))
                        .numberOrNull(
                                conversation.handledAt().map(Times::toNanos).orElse(null))
                        .update());
    }
}
