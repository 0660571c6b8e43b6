package org.quietline.simulator.account;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.quietline.simulator.account.OwnNumber.Hooks;

/** The account's phone numbers in their order, and the Messaging Service that holds them all, if there is one. */
public final class OwnNumbers {
    private final Map<String, OwnNumber> bySid = new LinkedHashMap<>();
    private final @Nullable String service;

    public OwnNumbers(Collection<OwnNumber> numbers, @Nullable String service) {
        numbers.forEach(number -> bySid.put(number.sid(), number));
        this.service = service;
    }

    /** Returns the SID of the Messaging Service that every number belongs to. */
    public Optional<String> service() {
        return Optional.ofNullable(service);
    }

    public synchronized List<OwnNumber> all() {
        return List.copyOf(bySid.values());
    }

    /** Returns the number that sends when nobody says which. */
    public OwnNumber first() {
        return all().getFirst();
    }

    public synchronized Optional<OwnNumber> withSid(String sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    public Optional<OwnNumber> find(String number) {
        return all().stream().filter(own -> own.number().equals(number)).findFirst();
    }

    /** Changes where one number's texts are announced; empty if there is no such number. */
    public synchronized Optional<OwnNumber> change(String sid, UnaryOperator<Hooks> change) {
        return Optional.ofNullable(
                bySid.computeIfPresent(sid, (key, number) -> number.with(change.apply(number.hooks()))));
    }

    /** Changes where every number's texts are announced. */
    public synchronized void changeAll(UnaryOperator<Hooks> change) {
        bySid.replaceAll((sid, number) -> number.with(change.apply(number.hooks())));
    }

    @Override
    public String toString() {
        return "OwnNumbers " + bySid.keySet();
    }
}
