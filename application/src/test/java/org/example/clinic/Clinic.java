package org.example.clinic;

import java.security.SecureRandom;
import java.time.Duration;
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
import org.quietline.application.port.AuditTrail;
import org.quietline.application.port.CarrierRecords;
import org.quietline.application.port.Conversations;
import org.quietline.application.port.LiveFeed;
import org.quietline.application.port.MessageIds;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.MessagePages;
import org.quietline.application.port.Observer;
import org.quietline.application.port.OperatorDirectory;
import org.quietline.application.port.PasswordCheck;
import org.quietline.application.port.Secrets;
import org.quietline.application.port.Sessions;
import org.quietline.application.port.SmsCarrier;
import org.quietline.application.port.Statistics;
import org.quietline.application.port.StoreBill;
import org.quietline.application.port.StoreCheck;
import org.quietline.application.port.UserDirectory;
import org.quietline.application.port.Watermarks;
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
    /** What the clinic brings: where things are kept. */
    // @start region="store"
    record Store(
            MessageLog log,
            MessagePages pages,
            Conversations conversations,
            UserDirectory users,
            LiveFeed feed,
            AuditTrail audit,
            Sessions sessions,
            Watermarks watermarks,
            Statistics statistics,
            StoreCheck check) {}
    // @end

    /** What the clinic brings besides: a carrier, people, and what must come from outside a pure core. */
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
        statistics = new KeepStatistics(store.statistics(), StoreBill.NONE, "clinic-1", clock);
        Observer observer = Observer.toAll(List.of(statistics.observer()));
        audit = new Audit(store.audit(), auditSeal, around.ids(), clock);
        AttemptRecorder recorder =
                new AttemptRecorder(store.log(), store.users(), new Backoff(new SecureRandom()), clock);
        dispatch = new DispatchQueued(
                store.log(),
                around.carrier(),
                recorder,
                around.executor(),
                clock,
                50, // messages that may be with the carrier at once
                Duration.ofSeconds(5), // how often to look for what others have queued
                observer);
        send = new SendMessage(store.users(), store.log(), dispatch, audit, clock);
        retry = new RetryMessage(store.log(), send);
        delivery = new RecordDelivery(store.log(), dispatch.outcomes(), observer);
        // @end
        // @start region="receiving"
        ReceiveMessage.Policy policy = new ReceiveMessage.Policy(
                MessageText.of("We have your message and will call back."),
                30, // acknowledgements an hour for one number
                Set.of(ours));
        receive = new ReceiveMessage(store.users(), store.log(), dispatch, around.ids(), clock, policy, observer);
        reconcile = new Reconcile(
                new RecoverIncoming(around.carrierRecords(), store.log(), receive, store.watermarks()),
                new SettleUnconfirmed(around.carrierRecords(), store.log(), delivery),
                new AskForReports(around.carrierRecords(), store.log(), delivery, store.watermarks()),
                audit,
                clock,
                observer);
        // @end
        // @start region="reading"
        Names names = new Names(store.users(), clock);
        messages = new BrowseMessages(
                store.pages(), store.log(), store.conversations(), store.users(), names, around.references());
        users = new BrowseUsers(store.users(), around.references());
        auditPages = new BrowseAudit(store.audit(), around.references());
        verifyAudit = new VerifyAudit(store.audit(), List.of(auditSeal));
        follow = new FollowMessages(store.feed(), around.ids().next().value(), clock);
        find = new FindContact(audit, clock);
        tend = new TendConversation(store.conversations(), audit, clock);
        manage = new ManageUsers(store.users(), names, audit, clock);
        signIn = new SignIn(around.operators(), around.passwords(), store.sessions(), around.secrets(), audit, clock);
        access = new CheckAccess(store.sessions(), around.operators(), audit, clock);
        readiness = new CheckReadiness(store.check(), around.executor(), clock);
        service = new BrowseService(store.statistics(), clock, false);
        // @end
    }
}
