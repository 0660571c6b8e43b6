package org.quietline.simulator.network;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.quietline.simulator.account.OwnNumbers;

/** Which phones do not want texts: of one of the account's numbers, or of the Messaging Service that holds them all. */
public final class OptOuts {
    private final OwnNumbers numbers;
    private final Set<Refusal> refusals = ConcurrentHashMap.newKeySet();

    public OptOuts(OwnNumbers numbers) {
        this.numbers = numbers;
    }

    /** Tells whether this phone refuses texts from this number. */
    public boolean refuses(String phone, String number) {
        return refusals.contains(refusal(phone, number));
    }

    /** Notes a refusal and tells whether it is news. */
    boolean stop(String phone, String number) {
        return refusals.add(refusal(phone, number));
    }

    /** Lifts a refusal and tells whether there was one. */
    boolean start(String phone, String number) {
        return refusals.remove(refusal(phone, number));
    }

    /** Forgets every refusal. */
    public void clear() {
        refusals.clear();
    }

    private Refusal refusal(String phone, String number) {
        return new Refusal(phone, numbers.service().orElse(number));
    }

    private record Refusal(String phone, String sender) {
        @Override
        public String toString() {
            return "Refusal";
        }
    }
}
