package org.quietline.adapter.web.message;

import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.access.Guard;
import org.quietline.adapter.web.site.Pages;
import org.quietline.adapter.web.words.Contacts;
import org.quietline.adapter.web.words.Texts;
import org.quietline.application.browse.BrowseConversations;
import org.quietline.application.browse.BrowseMessages;
import org.quietline.application.browse.BrowseUsers;
import org.quietline.application.browse.FindContact;
import org.quietline.application.browse.ShowPicture;
import org.quietline.application.browse.TendConversation;
import org.quietline.application.port.LoggedMessage;
import org.quietline.application.send.LateReports;
import org.quietline.application.send.RetryMessage;
import org.quietline.application.send.SendMessage;
import org.quietline.application.send.Setbacks;
import org.quietline.application.users.ManageUsers;
import org.quietline.domain.message.Silence;

/** All that can be done with messages. */
public final class MessageRoutes {
    private final Rows rows;
    private final Logs logs;
    private final OneMessage one;
    private final ConversationPages conversations;
    private final Sending sending;
    private final Finding finding;
    private final Strangers strangers;
    private final DeskPages desk;
    private final Talks talks;
    private final Stories stories;
    private final Pictures pictures;
    private final BrowseUsers users;

    /** What the pages ask. */
    public record UseCases(
            BrowseMessages messages,
            BrowseUsers users,
            BrowseConversations conversations,
            ManageUsers manageUsers,
            FindContact find,
            TendConversation tend,
            SendMessage send,
            RetryMessage retry,
            LateReports lateReports,
            Setbacks setbacks,
            ShowPicture showPicture) {}

    /** Wires the pages. */
    public MessageRoutes(UseCases useCases, Contacts contacts, Texts texts, Pages pages) {
        MessageJson json = new MessageJson(contacts, texts);
        Waits waits = new Waits(useCases.setbacks()::of);
        this.rows = new Rows(contacts, texts, waits);
        this.talks = new Talks(contacts, texts);
        this.users = useCases.users();
        this.pictures = new Pictures(useCases.showPicture());
        this.stories = new Stories(useCases.messages(), useCases.lateReports(), waits, rows);
        this.desk = new DeskPages(useCases.conversations(), talks, pages);
        this.logs = new Logs(useCases.messages(), rows, json, pages);
        this.one = new OneMessage(useCases.messages(), useCases.retry(), stories, json, pages);
        this.conversations = new ConversationPages(useCases.messages(), useCases.tend(), contacts, rows, json, pages);
        Lookups lookups = new Lookups(useCases.find());
        this.sending = new Sending(
                useCases.send(), lookups, useCases.messages(), useCases.users(), one, conversations, contacts, pages);
        this.finding = new Finding(lookups, contacts);
        this.strangers = new Strangers(useCases.conversations(), useCases.manageUsers(), contacts, texts, pages);
    }

    /** Whether a message is from somebody who is in the directory. Hardly ever has to ask it. */
    public boolean isUser(LoggedMessage message) {
        if (message instanceof LoggedMessage.In in) {
            if (in.message().isRegistered()) {
                return true;
            }
            @Nullable Silence silence = in.message().silence().orElse(null);
            if (silence == Silence.INACTIVE_USER || silence == Silence.UNKNOWN_SENDER) {
                return silence == Silence.INACTIVE_USER;
            }
        }
        return users.find(message.contact()).isPresent();
    }

    /** Messages as rows. */
    public Rows rows() {
        return rows;
    }

    /** Conversations as rows. */
    public Talks talks() {
        return talks;
    }

    /** Messages' stories. */
    public Stories stories() {
        return stories;
    }

    /** {@code GET /messages/{id}/media/{number}}. */
    public Guard.Handler picture() {
        return pictures::show;
    }

    /** {@code GET /conversations}. */
    public Guard.Handler conversations() {
        return desk::list;
    }

    /** {@code POST /strangers/{user}/register}. */
    public Guard.Handler register() {
        return strangers::register;
    }

    /** {@code GET /messages/in}. */
    public Guard.Handler incoming() {
        return logs::incoming;
    }

    /** {@code GET /messages/out}. */
    public Guard.Handler outgoing() {
        return logs::outgoing;
    }

    /** {@code GET /messages/{id}}. */
    public Guard.Handler message() {
        return one::show;
    }

    /** {@code POST /messages/{id}/retry}. */
    public Guard.Handler retry() {
        return one::retry;
    }

    /** {@code GET /conversations/{user}}. */
    public Guard.Handler conversation() {
        return conversations::show;
    }

    /** {@code POST /conversations/{user}/handle}. */
    public Guard.Handler handle() {
        return conversations::handle;
    }

    /** {@code POST /conversations/{user}/open}. */
    public Guard.Handler open() {
        return conversations::open;
    }

    /** {@code GET /send}. */
    public Guard.Handler write() {
        return sending::show;
    }

    /** {@code POST /send/people}. */
    public Guard.Handler people() {
        return sending::people;
    }

    /** {@code POST /send}. */
    public Guard.Handler send() {
        return sending::submit;
    }

    /** {@code POST /find}. */
    public Guard.Handler find() {
        return finding::find;
    }

    /** {@code GET /strangers}. */
    public Guard.Handler strangers() {
        return strangers::list;
    }
}
