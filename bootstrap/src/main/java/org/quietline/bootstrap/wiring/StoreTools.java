package org.quietline.bootstrap.wiring;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietline.application.audit.Audit;
import org.quietline.application.audit.VerifyAudit;
import org.quietline.application.browse.BrowseMessages;
import org.quietline.application.browse.BrowseUsers;
import org.quietline.application.browse.Names;
import org.quietline.application.port.AuditTrail;
import org.quietline.application.port.MessageIds;
import org.quietline.application.port.Store;
import org.quietline.application.port.StoreCheck;
import org.quietline.application.users.ManageUsers;
import org.quietline.bootstrap.security.MasterSecrets;
import org.quietline.bootstrap.security.RandomMessageIds;
import org.quietline.bootstrap.security.RandomSecrets;
import org.quietline.bootstrap.settings.StoreSettings;

/** The use cases that need nothing but the store, for commands. Closing them closes the store. */
public final class StoreTools implements AutoCloseable {
    private final Store store;
    private final Audit audit;
    private final ManageUsers manageUsers;
    private final BrowseUsers users;
    private final BrowseMessages messages;
    private final VerifyAudit verifyAudit;

    private StoreTools(Store store, @Nullable MasterSecrets secrets) {
        InstantSource clock = InstantSource.system();
        MessageIds ids = new RandomMessageIds();
        // Cursors of a listing live no longer than the command, so any secret will do for them.
        Keys keys = Keys.of(secrets == null ? new RandomSecrets().masterSecrets() : secrets);
        AuditTrail trail = secrets == null ? new UnsealedAuditTrail(store.auditTrail()) : store.auditTrail();
        Names names = new Names(store.userDirectory(), clock);
        this.store = store;
        this.audit = new Audit(trail, keys.auditInUse(), ids, clock);
        this.manageUsers = new ManageUsers(store.userDirectory(), names, audit, clock);
        this.users = new BrowseUsers(store.userDirectory(), keys.references());
        this.messages = new BrowseMessages(
                store.messagePages(),
                store.messageLog(),
                store.conversations(),
                store.userDirectory(),
                names,
                keys.references());
        this.verifyAudit = new VerifyAudit(store.auditTrail(), keys.audit());
    }

    /** Opens the store. */
    public static StoreTools open(StoreSettings settings) {
        return new StoreTools(Stores.openAsItIs(settings.store()), settings.secrets());
    }

    /** Writes down what a command did. */
    public Audit audit() {
        return audit;
    }

    /** Adds and changes users. */
    public ManageUsers manageUsers() {
        return manageUsers;
    }

    /** Shows users. */
    public BrowseUsers users() {
        return users;
    }

    /** Shows messages. */
    public BrowseMessages messages() {
        return messages;
    }

    /** Checks the audit; means something only with the secrets of the installation. */
    public VerifyAudit verifyAudit() {
        return verifyAudit;
    }

    /** Tells whether the store works. */
    public StoreCheck storeCheck() {
        return store.storeCheck();
    }

    /** Which of its own queries the store does not answer for want of an index, in words. */
    public List<String> unansweredQueries() {
        return store.unansweredQueries();
    }

    @Override
    public void close() {
        store.close();
    }
}
