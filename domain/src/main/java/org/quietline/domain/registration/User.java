package org.quietline.domain.registration;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.text.Characters;

/**
 * A registered user: somebody whose messages are acknowledged, unless inactive or opted out. Immutable; the other
 * methods return a changed copy, or this very instance where they change nothing.
 */
public final class User {
    /** The longest display name, in UTF-16 units. */
    public static final int MAX_DISPLAY_NAME = 200;

    private final PhoneNumber number;
    private final UserStatus status;
    private final @Nullable String displayName;
    private final @Nullable Instant optedOutAt;
    private final @Nullable Instant createdAt;
    private final @Nullable Instant updatedAt;

    private User(
            PhoneNumber number,
            UserStatus status,
            @Nullable String displayName,
            @Nullable Instant optedOutAt,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt) {
        this.number = Objects.requireNonNull(number, "number");
        this.status = Objects.requireNonNull(status, "status");
        this.displayName = displayName;
        this.optedOutAt = optedOutAt;
        this.createdAt = createdAt;
        this.updatedAt = updatedAt;
    }

    /** A user without a name who has not opted out, and of whom no times are known. */
    public static User of(PhoneNumber number, UserStatus status) {
        return new User(number, status, null, null, null, null);
    }

    /**
     * This user with another name; {@code null} or a name that shows nothing takes the name away. What a name cannot
     * hold is mended, so that a record written by hand never stops a program: line breaks and other control characters
     * become spaces, a surrogate without its partner U+FFFD, white space around the name goes, and what exceeds
     * {@link #MAX_DISPLAY_NAME} units is cut off.
     */
    public User named(@Nullable String name) {
        return new User(number, status, name == null ? null : mended(name), optedOutAt, createdAt, updatedAt);
    }

    private static @Nullable String mended(String name) {
        StringBuilder printable = new StringBuilder(Characters.trimmed(name));
        for (int i = 0; i < printable.length(); i++) {
            if (Character.isISOControl(printable.charAt(i))) {
                printable.setCharAt(i, ' ');
            }
        }
        String mended = Characters.wellFormed(printable.toString());
        return mended.isEmpty() ? null : Characters.trimmed(Characters.shortened(mended, MAX_DISPLAY_NAME));
    }

    /** This user, opted out of all messages at that time. Of several times the latest counts. */
    public User optedOut(Instant at) {
        Objects.requireNonNull(at, "at");
        return optedOutAt != null && !optedOutAt.isBefore(at)
                ? this
                : new User(number, status, displayName, at, createdAt, updatedAt);
    }

    /** This user, wanting messages again. */
    public User optedIn() {
        return optedOutAt == null ? this : new User(number, status, displayName, null, createdAt, updatedAt);
    }

    /** This user as an active one. Lifts no opt-out: only the user does that. */
    public User activated() {
        return with(UserStatus.ACTIVE);
    }

    /** This user as an inactive one. */
    public User deactivated() {
        return with(UserStatus.INACTIVE);
    }

    private User with(UserStatus changed) {
        return status == changed ? this : new User(number, changed, displayName, optedOutAt, createdAt, updatedAt);
    }

    /** This user, first stored at that time; {@code null} if that is not known. */
    public User created(@Nullable Instant at) {
        return new User(number, status, displayName, optedOutAt, at, updatedAt);
    }

    /** This user, last changed at that time; {@code null} if that is not known. */
    public User updated(@Nullable Instant at) {
        return new User(number, status, displayName, optedOutAt, createdAt, at);
    }

    /** The number by which the user is known. */
    public PhoneNumber number() {
        return number;
    }

    /** Whether the user is served. */
    public UserStatus status() {
        return status;
    }

    /** The name, at most {@link #MAX_DISPLAY_NAME} UTF-16 units and never blank; empty if there is none. */
    public Optional<String> displayName() {
        return Optional.ofNullable(displayName);
    }

    /** When the user opted out; empty if messages are wanted. */
    public Optional<Instant> optedOutAt() {
        return Optional.ofNullable(optedOutAt);
    }

    /** When the user was first stored, if that is known. */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(createdAt);
    }

    /** When the user was last changed, if that is known. */
    public Optional<Instant> updatedAt() {
        return Optional.ofNullable(updatedAt);
    }

    /** Whether the status is {@link UserStatus#ACTIVE}; an opt-out does not matter here. */
    public boolean isActive() {
        return status == UserStatus.ACTIVE;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof User that
                && number.equals(that.number)
                && status == that.status
                && Objects.equals(displayName, that.displayName)
                && Objects.equals(optedOutAt, that.optedOutAt)
                && Objects.equals(createdAt, that.createdAt)
                && Objects.equals(updatedAt, that.updatedAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(number, status, displayName, optedOutAt, createdAt, updatedAt);
    }

    /** The masked number and the status; never the name. */
    @Override
    public String toString() {
        return status.code() + " user " + number + (optedOutAt == null ? "" : ", opted out");
    }
}
