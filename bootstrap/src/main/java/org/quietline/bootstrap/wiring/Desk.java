package org.quietline.bootstrap.wiring;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import org.quietline.adapter.twilio.carrier.TwilioAccount;
import org.quietline.adapter.twilio.carrier.TwilioSettings;
import org.quietline.adapter.twilio.webhook.TwilioWebhooks;
import org.quietline.adapter.web.WebUseCases;
import org.quietline.application.CheckReadiness;
import org.quietline.application.access.CheckAccess;
import org.quietline.application.access.SignIn;
import org.quietline.application.audit.Audit;
import org.quietline.application.browse.BrowseAudit;
import org.quietline.application.browse.BrowseConversations;
import org.quietline.application.browse.BrowseMessages;
import org.quietline.application.browse.BrowseUsers;
import org.quietline.application.browse.FindContact;
import org.quietline.application.browse.FollowMessages;
import org.quietline.application.browse.Names;
import org.quietline.application.browse.ShowPicture;
import org.quietline.application.browse.TendConversation;
import org.quietline.application.port.MessageIds;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.Observer;
import org.quietline.application.port.OperatorDirectory;
import org.quietline.application.port.Secrets;
import org.quietline.application.port.ServiceEvent.WebhookKind;
import org.quietline.application.port.Store;
import org.quietline.application.port.UserDirectory;
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
import org.quietline.application.users.ImportUsers;
import org.quietline.application.users.ManageUsers;
import org.quietline.application.webhook.ObservedWebhook;
import org.quietline.bootstrap.security.Argon2PasswordCheck;
import org.quietline.bootstrap.security.Confidential;
import org.quietline.bootstrap.security.ConfiguredOperators;
import org.quietline.bootstrap.security.Credential;
import org.quietline.bootstrap.security.RandomMessageIds;
import org.quietline.bootstrap.security.RandomSecrets;
import org.quietline.bootstrap.settings.CarrierSettings;
import org.quietline.bootstrap.settings.ServeSettings;
import org.quietline.bootstrap.users.CsvUserFile;

/** Every use case over one store and one account at the carrier. Nothing runs by itself here. */
final class Desk {
    /** How many messages may be with the carrier at once. */
    static final int SLOTS = 50;

    private final DispatchQueued dispatch;
    private final Reconcile reconcile;
    private final WebUseCases web;

    Desk(ServeSettings settings, Store store, TwilioAccount account, Executor executor, List<Observer> observers) {
        this(settings, store, account, executor, observers, InstantSource.system());
    }

    /** The same on another clock, for tests in which hours pass at once. */
    Desk(
            ServeSettings settings,
            Store store,
            TwilioAccount account,
            Executor executor,
            List<Observer> observers,
            InstantSource clock) {
        Observer observer = Observer.toAll(observers);
        MessageIds ids = new RandomMessageIds();
        Secrets secrets = new RandomSecrets();
        Keys keys = Keys.of(settings.secrets());
        MessageLog log = store.messageLog();
        UserDirectory users = store.userDirectory();
        Audit audit = new Audit(store.auditTrail(), keys.auditInUse(), ids, clock);
        Names names = new Names(users, clock);
        OperatorDirectory operators = new ConfiguredOperators(settings.operators(), settings.programs());
        AttemptRecorder recorder = new AttemptRecorder(log, users, new Backoff(new SecureRandom()), clock);
        dispatch = new DispatchQueued(
                log, account.carrier(), recorder, executor, executor, clock, SLOTS, store.scanEvery(), observer);
        ReceiveMessage receive = new ReceiveMessage(users, log, dispatch, ids, clock, policy(settings), observer);
        RecordDelivery record = new RecordDelivery(log, dispatch.outcomes(), observer);
        reconcile = new Reconcile(
                new RecoverIncoming(account.records(), log, receive, store.watermarks()),
                new SettleUnconfirmed(account.records(), log, record),
                new AskForReports(account.records(), log, record, store.watermarks()),
                audit,
                clock,
                observer);
        SendMessage send = new SendMessage(users, log, dispatch, audit, clock);
        ManageUsers manage = new ManageUsers(users, names, audit, clock);
        FindContact find = new FindContact(audit, clock);
        TwilioWebhooks webhooks = new TwilioWebhooks(webhookSettings(settings), receive, record, clock);
        web = new WebUseCases(
                keys.references(),
                Map.of(
                        TwilioWebhooks.INCOMING_PATH,
                                new ObservedWebhook(webhooks.incoming(), WebhookKind.INCOMING, observer),
                        TwilioWebhooks.STATUS_PATH,
                                new ObservedWebhook(webhooks.status(), WebhookKind.STATUS, observer)),
                new CheckReadiness(store.storeCheck(), executor, clock),
                new SignIn(
                        operators,
                        new Argon2PasswordCheck(settings.operators().stream()
                                .map(Credential::hash)
                                .toList()),
                        store.sessions(),
                        secrets,
                        audit,
                        clock),
                new CheckAccess(store.sessions(), operators, audit, clock),
                new BrowseMessages(store.messagePages(), log, store.conversations(), users, names, keys.references()),
                new BrowseUsers(users, keys.references()),
                new BrowseConversations(store.conversations(), keys.references()),
                new FollowMessages(store.liveFeed(), ids.next().value(), clock),
                find,
                new TendConversation(store.conversations(), audit, clock),
                send,
                new RetryMessage(log, send),
                record.late(),
                dispatch.setbacks(),
                new ShowPicture(log, account.media()),
                manage,
                new ImportUsers(new CsvUserFile(), manage, find, audit),
                new BrowseAudit(store.auditTrail(), keys.references()),
                new BrowseService(
                        store.statistics(), clock, store.bill().operations().isPresent()));
    }

    DispatchQueued dispatch() {
        return dispatch;
    }

    Reconcile reconcile() {
        return reconcile;
    }

    WebUseCases web() {
        return web;
    }

    private static ReceiveMessage.Policy policy(ServeSettings settings) {
        return new ReceiveMessage.Policy(
                settings.acknowledgement(),
                settings.acknowledgementsPerHour(),
                Set.copyOf(settings.twilio().numbers()));
    }

    private static TwilioWebhooks.Settings webhookSettings(ServeSettings settings) {
        CarrierSettings twilio = settings.twilio();
        List<String> tokens =
                twilio.authTokens().stream().map(Confidential::reveal).toList();
        return new TwilioWebhooks.Settings(
                twilio.accountSid(),
                tokens,
                settings.publicOrigin(),
                apiBaseUrl(twilio),
                twilio.numbers().isEmpty() ? null : twilio.numbers().getFirst());
    }

    static URI apiBaseUrl(CarrierSettings twilio) {
        return Objects.requireNonNullElse(twilio.apiBaseUrl(), TwilioSettings.TWILIO);
    }
}
