package org.quietline.simulator.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quietline.simulator.fault.Faults;
import org.quietline.simulator.http.Call;
import org.quietline.simulator.http.Form;
import org.quietline.simulator.http.Parameter;
import org.quietline.simulator.http.Reply;
import org.quietline.simulator.message.Message;
import org.quietline.simulator.message.MessageStore;

/**
 * The list of messages, newest first, in pages. A page is found again by its token, which says after which message it
 * starts, so that new messages do not shift the pages that follow.
 */
final class MessageList {
    private static final int DEFAULT_SIZE = 50;
    private static final int LARGEST_SIZE = 1000;
    private static final String TOKEN = "PA[0-9a-f]{32}";

    private final MessageStore store;
    private final MessageJson json;
    private final Paths paths;
    private final Faults faults;
    private final InstantSource clock;

    MessageList(MessageStore store, MessageJson json, Paths paths, Faults faults, InstantSource clock) {
        this.store = store;
        this.json = json;
        this.paths = paths;
        this.faults = faults;
        this.clock = clock;
    }

    Reply answer(Call call) {
        Form query = call.query();
        int size = number(query, "PageSize").filter(asked -> asked > 0).orElse(DEFAULT_SIZE);
        if (size > LARGEST_SIZE) {
            return ApiError.badRequest(20001, "Page size must be at most " + LARGEST_SIZE)
                    .reply();
        }
        Optional<DateSentFilter> dateSent = DateSentFilter.parse(query);
        if (dateSent.isEmpty()) {
            return ApiError.badRequest(20001, "DateSent is not a date").reply();
        }
        int page = number(query, "Page").orElse(0);
        List<Message> found = listed(query, dateSent.get())
                .limit(size + 1L)
                .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
        boolean more = found.size() > size;
        List<Message> shown = more ? found.subList(0, size) : Collections.unmodifiableList(found);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("first_page_uri", uri(query, size, 0, null));
        body.put("end", page * size + Math.max(shown.size() - 1, 0));
        body.put("previous_page_uri", page == 0 ? null : uri(query, size, page - 1, tokenBefore(query, shown, size)));
        body.put("messages", shown.stream().map(json::of).toList());
        body.put("uri", uri(query, size, page, query.first("PageToken").orElse(null)));
        body.put("page_size", size);
        body.put("start", page * size);
        body.put("next_page_uri", more ? uri(query, size, page + 1, token(shown.getLast())) : null);
        body.put("page", page);
        return Reply.json(200, body);
    }

    private Stream<Message> listed(Form query, DateSentFilter dateSent) {
        long start = query.first("PageToken")
                .filter(token -> token.matches(TOKEN))
                .map(token -> Long.parseUnsignedLong(token.substring(18), 16))
                .orElse(Long.MAX_VALUE);
        return candidates(query, start).filter(message -> isListed(message, dateSent));
    }

    private Stream<Message> candidates(Form query, long start) {
        Optional<String> to = query.filled("To");
        Optional<String> from = query.filled("From");
        Stream<Message> all = to.isPresent() || from.isPresent() ? ofEither(to, from, start) : store.before(start);
        return all.filter(message -> to.isEmpty() || message.to().equals(to.get()))
                .filter(message -> from.isEmpty() || message.sender().equals(from.get()));
    }

    /** The store finds the messages of a phone at once; which of the two is the phone, it does not say. */
    private Stream<Message> ofEither(Optional<String> to, Optional<String> from, long start) {
        for (Optional<String> number : List.of(to, from)) {
            if (number.isPresent()
                    && store.ofPhoneBefore(number.get(), Long.MAX_VALUE)
                            .findAny()
                            .isPresent()) {
                return store.ofPhoneBefore(number.get(), start);
            }
        }
        return store.before(start);
    }

    private boolean isListed(Message message, DateSentFilter dateSent) {
        Instant newest = clock.instant().minus(Duration.ofMillis(faults.list().lagMilliseconds()));
        return !message.progress().created().isAfter(newest) && dateSent.accepts(json.dateSent(message));
    }

    /** Returns the token of the page that ends where this one starts; absent if that is the first page. */
    private @Nullable String tokenBefore(Form query, List<Message> shown, int size) {
        if (shown.isEmpty()) {
            return null;
        }
        long first = shown.getFirst().sequence();
        List<Message> newer = candidates(query, Long.MAX_VALUE)
                .takeWhile(message -> message.sequence() > first)
                .toList();
        return newer.size() <= size ? null : token(newer.get(newer.size() - size - 1));
    }

    private String uri(Form query, int size, int page, @Nullable String token) {
        List<Parameter> parameters = new ArrayList<>(query.parameters().stream()
                .filter(parameter -> !parameter.name().matches("Page|PageSize|PageToken"))
                .toList());
        parameters.add(new Parameter("PageSize", Integer.toString(size)));
        parameters.add(new Parameter("Page", Integer.toString(page)));
        if (token != null) {
            parameters.add(new Parameter("PageToken", token));
        }
        return paths.messages() + "?" + Form.encode(parameters);
    }

    private static String token(Message last) {
        return "PA%032x".formatted(last.sequence());
    }

    private static Optional<Integer> number(Form query, String name) {
        return query.first(name).filter(text -> text.matches("[0-9]{1,6}")).map(Integer::parseInt);
    }
}
