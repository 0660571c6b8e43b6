package org.quietline.application.port;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;

/** Registered users in memory. */
final class InMemoryUserDirectory implements UserDirectory {
    private final InMemoryStore.Tables tables;

    InMemoryUserDirectory(InMemoryStore.Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<User> find(PhoneNumber number) {
        synchronized (tables) {
            return Optional.ofNullable(tables.users.get(number));
        }
    }

    @Override
    public Addition add(User user) {
        synchronized (tables) {
            User existing = tables.users.putIfAbsent(user.number(), user);
            return existing == null ? new Addition.Added(user) : new Addition.AlreadyThere(existing);
        }
    }

    @Override
    public Optional<User> update(PhoneNumber number, UnaryOperator<User> change) {
        synchronized (tables) {
            return Optional.ofNullable(tables.users.computeIfPresent(number, (key, user) -> change.apply(user)));
        }
    }

    @Override
    public Page<User> list(@Nullable String nameStart, @Nullable Position after, int limit) {
        synchronized (tables) {
            Stream<User> wanted = tables.users.values().stream()
                    .filter(user -> nameStart == null || hasWord(folded(user), nameStart.toLowerCase(Locale.ROOT)));
            return InMemoryMessagePages.page(
                    wanted,
                    user -> new Position(
                            folded(user), Instant.EPOCH, user.number().unmasked()),
                    false,
                    after,
                    limit);
        }
    }

    @Override
    public List<Unreadable> unreadable() {
        synchronized (tables) {
            return List.copyOf(tables.unreadable);
        }
    }

    @Override
    public List<User> byLastDigits(String digits, int limit) {
        synchronized (tables) {
            return tables.users.values().stream()
                    .filter(user -> user.number().visibleDigits().equals(Optional.of(digits)))
                    .sorted(Comparator.comparing(InMemoryUserDirectory::folded)
                            .thenComparing(user -> user.number().unmasked()))
                    .limit(limit)
                    .toList();
        }
    }

    private static String folded(User user) {
        return user.displayName().orElse("").toLowerCase(Locale.ROOT);
    }

    private static boolean hasWord(String name, String start) {
        return (" " + name).contains(" " + start);
    }

    @Override
    public Map<PhoneNumber, String> names(Collection<PhoneNumber> numbers) {
        Map<PhoneNumber, String> names = new HashMap<>();
        for (PhoneNumber number : numbers) {
            find(number).flatMap(User::displayName).ifPresent(name -> names.put(number, name));
        }
        return names;
    }
}
