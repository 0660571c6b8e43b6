package org.quietline.application.users;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.quietline.application.audit.Audit;
import org.quietline.application.browse.Names;
import org.quietline.application.port.UserDirectory;
import org.quietline.application.port.UserDirectory.Addition;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

/** Adds and changes registered users. Nobody is ever removed: a user who leaves is made inactive. */
public final class ManageUsers {
    private final UserDirectory users;
    private final Names names;
    private final Audit audit;
    private final InstantSource clock;

    /** What became of a change. */
    public sealed interface Outcome {
        /** The user is new. */
        record Added(User user) implements Outcome {}

        /** The user was changed. */
        record Changed(User user) implements Outcome {}

        /** The user was like this already; nothing was written. */
        record Unchanged(User user) implements Outcome {}

        /** There is no user with this number. */
        record Unknown() implements Outcome {}
    }

    /** Wires the use case. */
    public ManageUsers(UserDirectory users, Names names, Audit audit, InstantSource clock) {
        this.users = users;
        this.names = names;
        this.audit = audit;
        this.clock = clock;
    }

    /** Adds an active user; one who is there already is left as they are. */
    public Outcome add(PhoneNumber number, @Nullable String name, String actor) {
        return switch (users.add(fresh(number, name, UserStatus.ACTIVE))) {
            case Addition.Added added -> {
                done(number, "user-add", actor);
                yield new Outcome.Added(added.user());
            }
            case Addition.AlreadyThere there -> new Outcome.Unchanged(there.existing());
        };
    }

    /** Makes the user active: their messages are acknowledged from now on. */
    public Outcome activate(PhoneNumber number, String actor) {
        return change(number, User::activated, "user-activate", actor);
    }

    /** Makes the user inactive: their messages are kept, and not acknowledged. */
    public Outcome deactivate(PhoneNumber number, String actor) {
        return change(number, User::deactivated, "user-deactivate", actor);
    }

    /** Gives the user another name; a blank one takes it away. */
    public Outcome rename(PhoneNumber number, String name, String actor) {
        return change(number, user -> user.named(name), "user-rename", actor);
    }

    /**
     * Adds the user, or changes the one with this number to be like this: one row of an import. Done twice, it changes
     * nothing the second time.
     *
     * @param name null leaves the name as it is
     * @param dryRun whether only to tell what would happen
     */
    public Outcome put(PhoneNumber number, @Nullable String name, UserStatus status, String actor, boolean dryRun) {
        UnaryOperator<User> change = user -> {
            User named = name == null ? user : user.named(name);
            return status == UserStatus.ACTIVE ? named.activated() : named.deactivated();
        };
        Optional<User> existing = users.find(number);
        if (dryRun) {
            return existing.<Outcome>map(user -> change.apply(user).equals(user)
                            ? new Outcome.Unchanged(user)
                            : new Outcome.Changed(change.apply(user)))
                    .orElseGet(() -> new Outcome.Added(fresh(number, name, status)));
        }
        if (existing.isEmpty() && users.add(fresh(number, name, status)) instanceof Addition.Added added) {
            done(number, "user-add", actor);
            return new Outcome.Added(added.user());
        }
        return change(number, change, "user-change", actor);
    }

    private Outcome change(PhoneNumber number, UnaryOperator<User> change, String action, String actor) {
        Optional<User> before = users.find(number);
        if (before.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (change.apply(before.get()).equals(before.get())) {
            return new Outcome.Unchanged(before.get());
        }
        Instant now = clock.instant();
        Optional<User> after = users.update(number, user -> {
            User changed = change.apply(user);
            return changed.equals(user) ? user : changed.updated(now);
        });
        done(number, action, actor);
        return after.<Outcome>map(Outcome.Changed::new).orElseGet(Outcome.Unknown::new);
    }

    private User fresh(PhoneNumber number, @Nullable String name, UserStatus status) {
        Instant now = clock.instant();
        User user = User.of(number, status).created(now).updated(now);
        return name == null ? user : user.named(name);
    }

    private void done(PhoneNumber number, String action, String actor) {
        names.forget(number);
        audit.write(actor, action, number.masked(), "");
    }
}
