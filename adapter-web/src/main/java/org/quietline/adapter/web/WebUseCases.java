package org.quietline.adapter.web;

import java.util.Map;
import org.quietline.application.CheckReadiness;
import org.quietline.application.access.CheckAccess;
import org.quietline.application.access.SignIn;
import org.quietline.application.browse.BrowseAudit;
import org.quietline.application.browse.BrowseConversations;
import org.quietline.application.browse.BrowseMessages;
import org.quietline.application.browse.BrowseUsers;
import org.quietline.application.browse.FindContact;
import org.quietline.application.browse.FollowMessages;
import org.quietline.application.browse.ShowPicture;
import org.quietline.application.browse.TendConversation;
import org.quietline.application.send.LateReports;
import org.quietline.application.send.RetryMessage;
import org.quietline.application.send.SendMessage;
import org.quietline.application.send.Setbacks;
import org.quietline.application.statistics.BrowseService;
import org.quietline.application.users.ImportUsers;
import org.quietline.application.users.ManageUsers;
import org.quietline.application.webhook.Webhook;
import org.quietline.domain.phone.Seal;

/**
 * What the dashboard lets people do.
 *
 * @param seal makes and opens the references that stand for numbers in pages, URLs and JSON
 * @param webhooks the carrier's webhooks by their path, such as {@code /webhooks/twilio/incoming}
 */
public record WebUseCases(
        Seal seal,
        Map<String, Webhook> webhooks,
        CheckReadiness readiness,
        SignIn signIn,
        CheckAccess access,
        BrowseMessages messages,
        BrowseUsers users,
        BrowseConversations conversations,
        FollowMessages follow,
        FindContact find,
        TendConversation tend,
        SendMessage send,
        RetryMessage retry,
        LateReports lateReports,
        Setbacks setbacks,
        ShowPicture showPicture,
        ManageUsers manageUsers,
        ImportUsers importUsers,
        BrowseAudit audit,
        BrowseService service) {
    /** Copies the map. */
    public WebUseCases {
        webhooks = Map.copyOf(webhooks);
    }
}
