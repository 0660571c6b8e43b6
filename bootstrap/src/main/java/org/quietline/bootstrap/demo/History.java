package org.quietline.bootstrap.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.MessagePages.IncomingFilter;
import org.quietline.application.port.MessagePages.Order;
import org.quietline.application.port.Store;
import org.quietline.bootstrap.security.MasterSecrets;
import org.quietline.domain.phone.PhoneNumber;

/** Three weeks before the demo begins, in which people have texted and were answered. The same each time. */
final class History {
    static final int DAYS = 21;

    private static final long SEED = 4;
    private static final int DAYS_INACTIVE = 3;
    private static final Duration TO_ANSWER = Duration.ofMinutes(6);
    private static final Duration BETWEEN = Duration.ofMinutes(34);
    private static final LocalTime OPENS = LocalTime.of(8, 12);
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final int UNREACHABLE = 30003;
    private static final int LANDLINE = 30006;

    private record Exchange(Person who, String says, String answer) {}

    private static final List<Exchange> EXCHANGES = List.of(
            new Exchange(Person.MARIA, "Good morning, is the food bank open today?", "Yes, Maria, until 1 pm."),
            new Exchange(
                    Person.JAMES,
                    "Can I move my visit to Thursday at 3?",
                    "Thursday at 3 it is, James. Room 4, as always."),
            new Exchange(Person.PRIYA, "The heating is off again in flat 2B", "Thanks, Priya. Somebody comes today."),
            new Exchange(Person.AMINA, "Do I have to bring my papers?", "Only the letter from the clinic, please."),
            new Exchange(Person.TOM, "Got it, see you then", "See you, Tom!"),
            new Exchange(Person.LENA, "Is the bus running this week?", "From Wednesday on, Lena."),
            new Exchange(Person.MARIA, "Thank you so much, that helped a lot.", "You are welcome!"),
            new Exchange(Person.NOAH, "Is my order there yet?", "Tomorrow morning, Noah."),
            new Exchange(Person.JAMES, "I will be 15 minutes late, sorry", "No problem, we wait for you."),
            new Exchange(Person.PRIYA, "All warm again, thanks!", "Good to hear."),
            new Exchange(Person.AMINA, "Could you send me the address again?", "12 Oak Street, second floor."));

    private static final List<String> OF_STRANGERS = List.of(
            "Is this the clinic? I found this number on a poster.", "Hello??", "Cheap loans, answer YES to learn more");

    private final Past past;
    private final Random random;
    private int next;
    private @Nullable Person inactive;

    private History(Past past, Random random) {
        this.past = past;
        this.random = random;
    }

    /**
     * Lets it all have happened, unless the store holds messages or users already.
     *
     * @return whether it did
     */
    static boolean sow(Store store, MasterSecrets secrets, PhoneNumber ours, String operator, LocalDate today) {
        boolean isEmpty = store.userDirectory().list(null, null, 1).rows().isEmpty()
                && store.messagePages()
                        .incoming(IncomingFilter.ALL, Order.NEWEST_FIRST, null, 1)
                        .rows()
                        .isEmpty();
        if (isEmpty) {
            Random random = new Random(SEED);
            LocalDate first = today.minusDays(DAYS);
            Past past = new Past(store, secrets, ours, operator, at(first).minus(BETWEEN), random);
            new History(past, random).live(first, today);
        }
        return isEmpty;
    }

    private static Instant at(LocalDate day) {
        return day.atTime(OPENS).toInstant(ZoneOffset.UTC);
    }

    private void live(LocalDate first, LocalDate today) {
        Person.REGISTERED.forEach(past::registers);
        for (LocalDate day = first; day.isBefore(today); day = day.plusDays(1)) {
            past.goTo(at(day).plus(Duration.ofSeconds(random.nextInt(900))));
            if (day.equals(today.minusDays(DAYS_INACTIVE))) {
                past.deactivates(Person.LENA);
                inactive = Person.LENA;
            }
            live(day);
            past.endOfDay();
        }
    }

    private void live(LocalDate day) {
        int exchanges = WEEKEND.contains(day.getDayOfWeek()) ? 1 + random.nextInt(2) : 4 + random.nextInt(5);
        for (int n = 0; n < exchanges; n++) {
            exchange(next());
            past.pass(BETWEEN.plusSeconds(random.nextInt(1200)));
        }
        switch (day.getDayOfMonth() % 5) {
            case 0 -> writes(Person.NOAH, "Your order is here, Noah.", UNREACHABLE);
            case 2 -> writes(Person.PHARMACY, "Is the delivery on its way?", LANDLINE);
            case 3 -> stranger();
            default -> past.pass(BETWEEN);
        }
    }

    private Exchange next() {
        Exchange exchange = EXCHANGES.get(next++ % EXCHANGES.size());
        return exchange.who().equals(inactive) ? next() : exchange;
    }

    private void exchange(Exchange exchange) {
        past.texts(exchange.who(), exchange.says());
        past.pass(TO_ANSWER.plusSeconds(random.nextInt(600)));
        past.writes(exchange.who(), exchange.answer(), null);
        past.handles(exchange.who());
    }

    private void writes(Person to, String text, int errorCode) {
        past.writes(to, text, errorCode);
        past.handles(to);
    }

    private void stranger() {
        past.texts(Person.PASSER_BY, OF_STRANGERS.get(random.nextInt(OF_STRANGERS.size())));
        past.pass(TO_ANSWER);
        past.handles(Person.PASSER_BY);
    }
}
