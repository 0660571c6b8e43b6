package org.quietline.adapter.web.user;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.access.Visitor;
import org.quietline.adapter.web.http.Answer;
import org.quietline.adapter.web.http.Call;
import org.quietline.adapter.web.http.Json;
import org.quietline.adapter.web.http.Problem;
import org.quietline.adapter.web.page.Badge;
import org.quietline.adapter.web.page.ImportPage;
import org.quietline.adapter.web.page.ImportRow;
import org.quietline.adapter.web.site.Pages;
import org.quietline.adapter.web.words.Contacts;
import org.quietline.adapter.web.words.States;
import org.quietline.application.browse.FindContact;
import org.quietline.application.port.UserFile.BadUserFileException;
import org.quietline.application.users.ImportUsers;
import org.quietline.application.users.ImportUsers.Change;
import org.quietline.application.users.ImportUsers.Line;
import org.quietline.domain.phone.Seal;
import org.quietline.domain.registration.User;

/**
 * Takes in many users: shows what would change, and changes it once that is confirmed. Between the two the browser
 * keeps the file, sealed: it holds whole numbers, which no page shows, and any instance can open it.
 */
public final class ImportPages {
    /** How long a file may be, in UTF-16 units. */
    public static final int LONGEST = 100_000;

    private static final String PURPOSE = "users to import";

    private final ImportUsers users;
    private final Contacts contacts;
    private final Seal seal;
    private final Pages pages;

    /** Wires the pages. */
    public ImportPages(ImportUsers users, Contacts contacts, Seal seal, Pages pages) {
        this.users = users;
        this.contacts = contacts;
        this.seal = seal;
        this.pages = pages;
    }

    /** What is to be taken in. */
    private record Wanted(String text, String region) {
        /** Nothing of it: it holds numbers. */
        @Override
        public String toString() {
            return "users to import";
        }
    }

    /** {@code GET /users/import}. */
    public Answer show(Call call, Visitor visitor) {
        return page(200, new ImportPage("", "", "", "", false, List.of()), visitor);
    }

    /** {@code POST /users/import}. */
    public Answer submit(Call call, Visitor visitor) {
        Json.Fields fields = Json.fields(call);
        Optional<Wanted> confirmed =
                fields.field("sealed").filter(text -> !text.isEmpty()).map(text -> opened(text, visitor.name()));
        Wanted wanted = confirmed.orElseGet(
                () -> new Wanted(fields.text("csv"), fields.text("region").strip()));
        boolean dryRun = confirmed.isEmpty() && !fields.text("dryRun").equals("false");
        boolean isProgram = call.wantsJson() || call.isJson();
        if (wanted.text().length() > LONGEST) {
            return refused(
                    wanted,
                    "The file has more than " + LONGEST + " characters. Import it in parts.",
                    isProgram,
                    visitor);
        }
        List<Line> lines;
        try {
            lines = users.take(
                    wanted.text(), wanted.region().isEmpty() ? null : wanted.region(), visitor.name(), dryRun);
        } catch (BadUserFileException e) {
            return refused(wanted, "It cannot be read: " + e.reason() + ".", isProgram, visitor);
        }
        Map<Change, Integer> counts = new EnumMap<>(Change.class);
        lines.forEach(line -> counts.merge(line.change(), 1, Integer::sum));
        if (isProgram) {
            return json(lines, counts, dryRun);
        }
        ImportPage page = new ImportPage(
                wanted.region(),
                "",
                summary(counts, dryRun),
                dryRun && hasChanges(counts) ? sealed(wanted, visitor.name()) : "",
                !dryRun,
                lines.stream().map(this::row).toList());
        return page(200, page, visitor);
    }

    private Answer refused(Wanted wanted, String error, boolean isProgram, Visitor visitor) {
        if (isProgram) {
            throw Problem.of(422, error);
        }
        return page(422, new ImportPage(wanted.region(), error, "", "", false, List.of()), visitor);
    }

    private Answer page(int status, ImportPage page, Visitor visitor) {
        return pages.answer(
                status,
                pages.templates()
                        .importing(pages.frame("Import users", "users", visitor.name(), visitor.formToken()), page));
    }

    private static boolean hasChanges(Map<Change, Integer> counts) {
        return counts.containsKey(Change.ADDED)
                || counts.containsKey(Change.CHANGED)
                || counts.containsKey(Change.UNCHECKED);
    }

    private static String summary(Map<Change, Integer> counts, boolean dryRun) {
        int unchecked = counts.getOrDefault(Change.UNCHECKED, 0);
        if (unchecked > 0) {
            return unchecked + " to take in, " + counts.getOrDefault(Change.BAD, 0)
                    + " of no use. Which of them are new is told once they are taken in: no more than "
                    + FindContact.PER_HOUR + " numbers an hour are looked up";
        }
        return counts.getOrDefault(Change.ADDED, 0) + (dryRun ? " to add, " : " added, ")
                + counts.getOrDefault(Change.CHANGED, 0) + (dryRun ? " to change, " : " changed, ")
                + counts.getOrDefault(Change.UNCHANGED, 0) + " just like this already, "
                + counts.getOrDefault(Change.BAD, 0) + " of no use";
    }

    private ImportRow row(Line line) {
        User user = line.user();
        Badge change = switch (line.change()) {
            case ADDED -> new Badge("good", "New");
            case CHANGED -> new Badge("busy", "Changed");
            case UNCHANGED -> new Badge("quiet", "Unchanged");
            case UNCHECKED -> new Badge("unsure", "To take in");
            case BAD -> new Badge("bad", "Of no use");
        };
        String number = Long.toString(line.line());
        return user == null
                ? new ImportRow(number, change, "", "", line.problem(), "")
                : new ImportRow(
                        number,
                        change,
                        user.number().masked(),
                        user.displayName().map(Contacts::name).orElse(""),
                        States.shown(user).words(),
                        "/users/" + contacts.reference(user.number()));
    }

    private Answer json(List<Line> lines, Map<Change, Integer> counts, boolean dryRun) {
        return new Json()
                .put("dryRun", dryRun)
                .put("added", counts.getOrDefault(Change.ADDED, 0))
                .put("changed", counts.getOrDefault(Change.CHANGED, 0))
                .put("unchanged", counts.getOrDefault(Change.UNCHANGED, 0))
                .put("unchecked", counts.getOrDefault(Change.UNCHECKED, 0))
                .put("bad", counts.getOrDefault(Change.BAD, 0))
                .put("rows", lines.stream().map(line -> json(line).fields()).toList())
                .answer(200);
    }

    private Json json(Line line) {
        @Nullable User user = line.user();
        Json json = new Json()
                .put("line", (int) line.line())
                .put("outcome", line.change().name().toLowerCase(java.util.Locale.ROOT));
        return user == null
                ? json.put("problem", line.problem())
                : json.put("user", contacts.reference(user.number()))
                        .put("phoneNumber", user.number().masked())
                        .put(
                                "displayName",
                                user.displayName().map(Contacts::name).orElse(null))
                        .put("status", user.status().code());
    }

    private String sealed(Wanted wanted, String operator) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(PURPOSE);
            out.writeUTF(operator);
            out.writeUTF(wanted.region());
            out.write(wanted.text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(seal.seal(bytes.toByteArray()));
    }

    private Wanted opened(String sealed, String operator) {
        try {
            byte[] bytes = seal.open(Base64.getUrlDecoder().decode(sealed)).orElseThrow(ImportPages::notOurs);
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
                if (!in.readUTF().equals(PURPOSE) || !in.readUTF().equals(operator)) {
                    throw notOurs();
                }
                String region = in.readUTF();
                return new Wanted(new String(in.readAllBytes(), StandardCharsets.UTF_8), region);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw notOurs();
        }
    }

    private static Problem notOurs() {
        return Problem.of(400, "This is no file that you were shown. Upload it again.");
    }
}
