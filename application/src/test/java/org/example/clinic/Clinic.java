package org.example.clinic;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import javax.crypto.SecretKey;
import org.quietline.application.CheckReadiness;
import org.quietline.application.access.CheckAccess;
import org.quietline.application.access.SignIn;
import org.quietline.application.audit.Audit;
import org.quietline.application.audit.AuditSeal;
import org.quietline.application.audit.VerifyAudit;
import org.quietline.application.browse.BrowseAudit;
import org.quietline.application.browse.BrowseMessages;
import org.quietline.application.browse.BrowseUsers;
import org.quietline.application.browse.FindContact;
import org.quietline.application.browse.FollowMessages;
import org.quietline.application.browse.Names;
import org.quietline.application.browse.TendConversation;
import org.quietline.application.port.CarrierRecords;
import org.quietline.application.port.MessageIds;
import org.quietline.application.port.Observer;
import org.quietline.application.port.OperatorDirectory;
import org.quietline.application.port.PasswordCheck;
import org.quietline.application.port.Secrets;
import org.quietline.application.port.SmsCarrier;
import org.quietline.application.port.Store;
import org.quietline.application.receive.ReceiveMessage;
import org.quietline.application.reconcile.AskForReports;
import org.quietline.application.reconcile.Reconcile;
import org.quietline.application.reconcile.RecoverIncoming;
import org.quietline.application.reconcile.SettleUnconfirmed;
import org.quietline.application.send.AttemptRecorder;
import org.quietline.application.send.Backoff;
import org.quietline.application.send.DispatchQueued;
import org.quietline.application.send.RecordDelivery;
import org.quietline.application.send.RetryMessage;
import org.quietline.application.send.SendMessage;
import org.quietline.application.statistics.BrowseService;
import org.quietline.application.statistics.KeepStatistics;
import org.quietline.application.users.ManageUsers;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.phone.Seal;

/** Texting for a clinic's own program: every use case, over whatever the clinic has behind the ports. */
final class Clinic {
    /** What the clinic brings besides its store: a carrier, people, and what must come from outside a pure core. */
    // @start region="surroundings"
    record Surroundings(
            SmsCarrier carrier,
            CarrierRecords carrierRecords,
            OperatorDirectory operators,
            PasswordCheck passwords,
            Secrets secrets,
            MessageIds ids,
            Seal references,
            SecretKey auditKey,
            InstantSource clock,
            Executor executor) {}
    // @end

    final KeepStatistics statistics;
    final BrowseService service;
    final Audit audit;
    final VerifyAudit verifyAudit;
    final DispatchQueued dispatch;
    final ReceiveMessage receive;
    final RecordDelivery delivery;
    final SendMessage send;
    final RetryMessage retry;
    final Reconcile reconcile;
    final BrowseMessages messages;
    final BrowseUsers users;
    final BrowseAudit auditPages;
    final FollowMessages follow;
    final FindContact find;
    final TendConversation tend;
    final ManageUsers manage;
    final SignIn signIn;
    final CheckAccess access;
    final CheckReadiness readiness;

    Clinic(Store store, Surroundings around, PhoneNumber ours) {
        InstantSource clock = around.clock();
        AuditSeal auditSeal = new AuditSeal(around.auditKey());
        // @start region="sending"
        statistics = new KeepStatistics(store.statistics(), store.bill(), "clinic-1", clock);
        Observer observer = Observer.toAll(List.of(statistics.observer()));
        audit = new Audit(store.auditTrail(), auditSeal, around.ids(), clock);
        AttemptRecorder recorder =
                new AttemptRecorder(store.messageLog(), store.userDirectory(), new Backoff(new SecureRandom()), clock);
        dispatch = new DispatchQueued(
                store.messageLog(),
                around.carrier(),
                recorder,
                around.executor(), // attempts to send
                around.executor(), // claims of what is queued
                clock,
                50, // messages that may be with the carrier at once
                store.scanEvery(), // how often to look for what others have queued
                observer);
        send = new SendMessage(store.userDirectory(), store.messageLog(), dispatch, audit, clock);
        retry = new RetryMessage(store.messageLog(), send);
        delivery = new RecordDelivery(store.messageLog(), dispatch.outcomes(), observer);
        // @end
        // @start region="receiving"
        ReceiveMessage.Policy policy = new ReceiveMessage.Policy(
                MessageText.of("We have your message and will call back."),
                30, // acknowledgements an hour for one number
                Set.of(ours));
        receive = new ReceiveMessage(
                store.userDirectory(), store.messageLog(), dispatch, around.ids(), clock, policy, observer);
        reconcile = new Reconcile(
                new RecoverIncoming(around.carrierRecords(), store.messageLog(), receive, store.watermarks()),
                new SettleUnconfirmed(around.carrierRecords(), store.messageLog(), delivery),
                new AskForReports(around.carrierRecords(), store.messageLog(), delivery, store.watermarks()),
                audit,
                clock,
                observer);
        // @end
        // @start region="reading"
        Names names = new Names(store.userDirectory(), clock);
        messages = new BrowseMessages(
                store.messagePages(),
                store.messageLog(),
                store.conversations(),
                store.userDirectory(),
                names,
                around.references());
        users = new BrowseUsers(store.userDirectory(), around.references());
        auditPages = new BrowseAudit(store.auditTrail(), around.references());
        verifyAudit = new VerifyAudit(store.auditTrail(), List.of(auditSeal));
        follow = new FollowMessages(store.liveFeed(), around.ids().next().value(), clock);
        find = new FindContact(audit, clock);
        tend = new TendConversation(store.conversations(), audit, clock);
        manage = new ManageUsers(store.userDirectory(), names, audit, clock);
        signIn = new SignIn(around.operators(), around.passwords(), store.sessions(), around.secrets(), audit, clock);
        access = new CheckAccess(store.sessions(), around.operators(), audit, clock);
        readiness = new CheckReadiness(store.storeCheck(), around.executor(), clock);
        service = new BrowseService(store.statistics(), clock, false);
        // @end
    }
}
