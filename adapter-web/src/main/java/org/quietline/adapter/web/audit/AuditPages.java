package org.quietline.adapter.web.audit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.access.Visitor;
import org.quietline.adapter.web.http.Answer;
import org.quietline.adapter.web.http.Call;
import org.quietline.adapter.web.http.Json;
import org.quietline.adapter.web.message.ListQuery;
import org.quietline.adapter.web.page.AuditPage;
import org.quietline.adapter.web.page.Deed;
import org.quietline.adapter.web.page.Frame;
import org.quietline.adapter.web.site.Pages;
import org.quietline.adapter.web.words.Times;
import org.quietline.application.browse.BrowseAudit;
import org.quietline.application.browse.Listing;
import org.quietline.application.port.AuditEvent;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.phone.Redaction;

/** Shows the audit. */
public final class AuditPages {
    private static final String PATH = "/audit";
    private static final String SEND = "send";
    private static final Map<String, String> ACTIONS = Map.ofEntries(
            Map.entry("sign-in", "Signed in"),
            Map.entry("sign-out", "Signed out"),
            Map.entry("sign-in-failed", "Sign-in failed"),
            Map.entry(SEND, "Sent a message"),
            Map.entry("find", "Looked up a number"),
            Map.entry("handle", "Handled a conversation"),
            Map.entry("open", "Opened a conversation again"),
            Map.entry("user-add", "Added a user"),
            Map.entry("user-change", "Changed a user"),
            Map.entry("users-import", "Imported users"),
            Map.entry("user-activate", "Activated a user"),
            Map.entry("user-deactivate", "Deactivated a user"),
            Map.entry("user-rename", "Renamed a user"),
            Map.entry("reconcile", "Compared with the carrier"),
            Map.entry("export", "Exported the logs"));

    private final BrowseAudit audit;
    private final Pages pages;

    /** Wires the pages. */
    public AuditPages(BrowseAudit audit, Pages pages) {
        this.audit = audit;
        this.pages = pages;
    }

    /** {@code GET /audit}. */
    public Answer list(Call call, Visitor visitor) {
        ListQuery query = ListQuery.of(call, PATH, List.of("limit", "after"));
        Listing<AuditEvent> listing = audit.list(query.after(), query.limit());
        if (call.wantsJson()) {
            return new Json()
                    .put(
                            "events",
                            listing.rows().stream()
                                    .map(event -> json(event).fields())
                                    .toList())
                    .put("next", listing.next())
                    .answer(200);
        }
        @Nullable String next = listing.next();
        AuditPage page = new AuditPage(
                listing.rows().stream().map(AuditPages::deed).toList(),
                query.after() == null ? "" : PATH,
                next == null ? "" : query.with("after", next));
        Frame frame = pages.frame("Audit", "audit", visitor.name(), visitor.formToken());
        return pages.answer(200, pages.templates().audit(frame, page));
    }

    private static Deed deed(AuditEvent event) {
        boolean isMessage = event.action().equals(SEND) && MessageId.isValid(event.subject());
        return new Deed(
                Times.shown(event.at()),
                event.actor(),
                ACTIONS.getOrDefault(event.action(), event.action()),
                isMessage ? "Open the message" : Redaction.redact(event.subject()),
                isMessage ? "/messages/" + event.subject() : "",
                Redaction.redact(event.detail()));
    }

    private static Json json(AuditEvent event) {
        return new Json()
                .put("id", event.id())
                .put("at", event.at().toString())
                .put("actor", event.actor())
                .put("action", event.action())
                .put("subject", unlessEmpty(event.subject()))
                .put("detail", unlessEmpty(event.detail()))
                .put("run", event.run())
                .put("number", event.number());
    }

    private static @Nullable String unlessEmpty(String text) {
        return text.isEmpty() ? null : Redaction.redact(text);
    }
}
