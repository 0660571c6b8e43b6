package org.quietline.benchmarks.scenario;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quietline.benchmarks.baseline.BareSqlite;
import org.quietline.benchmarks.baseline.Incoming;
import org.quietline.benchmarks.load.Latencies;
import org.quietline.benchmarks.load.Load;
import org.quietline.benchmarks.load.Pace;
import org.quietline.benchmarks.load.Requests;
import org.quietline.benchmarks.process.Product;
import org.quietline.benchmarks.process.Session;
import org.quietline.benchmarks.report.Figure;
import org.quietline.benchmarks.report.Target;
import org.quietline.benchmarks.webhook.Account;
import org.quietline.benchmarks.webhook.Texts;
import org.quietline.benchmarks.webhook.Webhooks;

/**
 * The pages that operators read most, over HTTP with a session, with a large log and a small one: they should cost the
 * same. Every contact has a hundred messages in both, and the words that are searched for fill a page in both, so that
 * the pages are equally long. Rare words, which find little in a small log, are measured by themselves.
 */
public final class Pages implements Scenario {
    private static final int LARGE = 1_000_000;
    private static final int SMALL = 10_000;
    private static final int BY_CONTACT = 100;
    private static final int GROUP = 20_000;
    private static final int SEARCHES = 60;

    /** So many words are in enough texts of the small log to fill a page, the second of two as well. */
    private static final int FREQUENT = 20;

    private static final int CONNECTIONS = 4;
    private static final double RATE = 40;
    private static final double WARM_UP = 4;
    private static final double MEASURED = 7;
    private static final int OK = 200;
    private static final double NOISE_MILLIS = 1;
    private static final URI NOBODY = URI.create("http://127.0.0.1:9");
    private static final long SECONDS_APART = 20;

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public String description() {
        return "list, search and conversation at 40 pages a second, with 1,000,000 messages and with 10,000";
    }

    @Override
    public List<Figure> measure(Bench bench) {
        int large = Math.max(SMALL, bench.atMost(LARGE));
        Map<String, Latencies> small = measured(bench, SMALL);
        Map<String, Latencies> many = measured(bench, large);
        Map<String, Double> targets =
                Map.of("list", 30.0, "search", 100.0, "search for rare words", 100.0, "conversation", 30.0);
        List<Figure> figures = new ArrayList<>();
        many.forEach((page, latencies) -> {
            String what = String.format(Locale.ROOT, "%s of %,d messages, baseline %,d", page, large, SMALL);
            Latencies few = small.getOrDefault(page, latencies);
            figures.add(Figure.of(what + ", p99", latencies.millis(99), "ms")
                    .comparedWith(few.millis(99))
                    .against(new Target.AtMost(targets.getOrDefault(page, 0.0))));
            Figure half = Figure.of(what + ", p50", latencies.millis(50), "ms").comparedWith(few.millis(50));
            figures.add(page.contains("rare") ? half : half.against(new Target.NearBaseline(1.2, NOISE_MILLIS)));
        });
        return figures;
    }

    private static Map<String, Latencies> measured(Bench bench, int messages) {
        Path file = bench.directory("pages").resolve("quietline.db");
        long start = System.nanoTime();
        fill(file, messages);
        bench.note(messages + " messages written in "
                + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s");
        Map<String, Latencies> all = new LinkedHashMap<>();
        try (Product product = Product.onSqlite(bench.surroundings(), file, NOBODY);
                Load load = Load.connect(product.address(), CONNECTIONS)) {
            Session session = Session.signIn(product);
            requests(session).forEach((page, requests) -> {
                load.run(Pace.rate(RATE * 2, bench.seconds(WARM_UP)), Requests.around(requests));
                Latencies latencies = load.run(Pace.rate(RATE, bench.seconds(MEASURED)), Requests.around(requests))
                        .allWith(OK);
                bench.note(page + ": " + latencies);
                all.put(page, latencies);
            });
        }
        return all;
    }

    private static void fill(Path file, int messages) {
        int contacts = messages / BY_CONTACT;
        Webhooks names = new Webhooks(Account.MADE_UP, "127.0.0.1", Bench.nextRun());
        long begin = System.currentTimeMillis() - messages * SECONDS_APART * 1_000;
        try (BareSqlite sqlite = BareSqlite.open(file, false)) {
            for (int done = 0; done < messages; done += GROUP) {
                sqlite.commit(Incoming.prepare(
                        done,
                        Math.min(GROUP, messages - done),
                        begin + done * SECONDS_APART * 1_000,
                        SECONDS_APART * 1_000,
                        names::sid,
                        n -> String.format(Locale.ROOT, "+1555%07d", n * 7_919 % contacts)));
            }
        }
    }

    private static Map<String, List<byte[]>> requests(Session session) {
        List<byte[]> searches = new ArrayList<>();
        List<byte[]> rare = new ArrayList<>();
        for (int i = 0; i < SEARCHES; i++) {
            // Some for two words at once.
            String more = i % 3 == 0 ? "+" + Texts.word(1) : "";
            searches.add(session.get("/messages/in?q=" + Texts.word(i % FREQUENT) + more));
            rare.add(session.get("/messages/in?q=" + Texts.word(i * i + FREQUENT) + more));
        }
        List<byte[]> conversations = new ArrayList<>();
        Matcher links = Pattern.compile("href=\"(/conversations/[^\"?#]+)\"").matcher(session.page("/messages/in"));
        while (links.find()) {
            conversations.add(session.get(links.group(1)));
        }
        Map<String, List<byte[]>> requests = new LinkedHashMap<>();
        requests.put("list", List.of(session.get("/messages/in")));
        requests.put("search", searches);
        requests.put("search for rare words", rare);
        requests.put("conversation", conversations);
        return requests;
    }
}
