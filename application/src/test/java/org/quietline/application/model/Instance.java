package org.quietline.application.model;

import static org.quietline.application.port.Samples.DESK;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.spec.SecretKeySpec;
import org.quietline.application.audit.Audit;
import org.quietline.application.audit.AuditSeal;
import org.quietline.application.port.CarrierRecords;
import org.quietline.application.port.InMemoryStore;
import org.quietline.application.port.MessageIds;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.Observer;
import org.quietline.application.port.Samples;
import org.quietline.application.port.SmsCarrier;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.application.port.Trouble;
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
import org.quietline.application.send.SendMessage;

/** One process of the program, over the store and the carrier that all share. It can crash between any two calls. */
final class Instance {
    private static final Set<String> WRITES = Set.of("record", "add", "replace", "update");

    private final String name;
    private final Chance chance;
    private final AtomicBoolean crashed = new AtomicBoolean();
    final ReceiveMessage receive;
    final SendMessage send;
    final RecordDelivery delivery;
    final DispatchQueued dispatch;
    final Reconcile reconcile;

    /** Decides when the store fails. */
    interface Chance {
        boolean storeFails();
    }

    Instance(
            String name,
            InMemoryStore store,
            ModelCarrier carrier,
            MessageIds ids,
            InstantSource clock,
            Executor executor,
            Chance chance) {
        this.name = name;
        this.chance = chance;
        MessageLog log = Trouble.inFrontOf(MessageLog.class, store.messageLog(), new StoreTrouble());
        UserDirectory users = Trouble.inFrontOf(UserDirectory.class, store.userDirectory(), new StoreTrouble());
        SmsCarrier sms = Trouble.inFrontOf(SmsCarrier.class, carrier, new Sending());
        CarrierRecords records = Trouble.inFrontOf(CarrierRecords.class, carrier, new CarrierTrouble());
        Audit audit =
                new Audit(store.auditTrail(), new AuditSeal(new SecretKeySpec(new byte[32], "HmacSHA256")), ids, clock);
        AttemptRecorder recorder = new AttemptRecorder(log, users, new Backoff(() -> 0L), clock);
        dispatch = new DispatchQueued(
                log, sms, recorder, executor, Runnable::run, clock, 2, Duration.ofSeconds(30), Observer.NONE);
        receive = new ReceiveMessage(
                users,
                log,
                dispatch,
                ids,
                clock,
                new ReceiveMessage.Policy(Samples.text("We have it."), 0, Set.of(DESK)),
                Observer.NONE);
        send = new SendMessage(users, log, dispatch, audit, clock);
        delivery = new RecordDelivery(log, dispatch.outcomes(), Observer.NONE);
        reconcile = new Reconcile(
                new RecoverIncoming(records, log, receive, store.watermarks()),
                new SettleUnconfirmed(records, log, delivery),
                new AskForReports(records, log, delivery, store.watermarks()),
                audit,
                clock,
                Observer.NONE);
    }

    void crash() {
        crashed.set(true);
    }

    private void crashPoint() {
        if (crashed.get()) {
            throw new CrashError();
        }
        Actor.pause();
        if (crashed.get()) {
            throw new CrashError();
        }
    }

    private class CarrierTrouble implements Trouble {
        @Override
        public void before(String operation) {
            crashPoint();
        }

        @Override
        public void after(String operation) {
            crashPoint();
        }
    }

    private final class Sending extends CarrierTrouble {
        @Override
        public void before(String operation) {
            Actor.isWithCarrier(true);
            super.before(operation);
        }

        @Override
        public void after(String operation) {
            // The carrier has decided; its answer reaches us when this step is taken.
            super.after(operation);
            Actor.isWithCarrier(false);
        }
    }

    private final class StoreTrouble extends CarrierTrouble {
        @Override
        public void before(String operation) {
            super.before(operation);
            if (chance.storeFails()) {
                throw new StoreUnavailableException(operation, null);
            }
        }

        @Override
        public void after(String operation) {
            super.after(operation);
            if (WRITES.contains(operation) && chance.storeFails()) {
                throw new StoreUnavailableException("reply of " + operation, null);
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
