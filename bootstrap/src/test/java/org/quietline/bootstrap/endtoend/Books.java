package org.quietline.bootstrap.endtoend;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quietline.simulator.TwilioSimulator;
import org.quietline.simulator.message.Message;

/**
 * What our database says and what the simulated carrier knows, side by side.
 *
 * @param incoming our incoming messages, by id
 * @param outgoing our outgoing messages, by id
 * @param theirs every message that the carrier knows, in both directions
 */
record Books(Map<String, In> incoming, Map<String, Out> outgoing, List<Message> theirs) {
    private static final Pattern OUR_ID = Pattern.compile("[?&]message=([^&]+)");

    /** An incoming message of ours. */
    record In(
            String id,
            boolean registered,
            boolean answered,
            @Nullable String acknowledgement) {}

    /** An outgoing message of ours. */
    record Out(
            String id,
            String phone,
            String status,
            @Nullable String sid,
            String error,
            @Nullable String reply) {
        boolean isAccepted() {
            return sid != null;
        }
    }

    /** Reads both. */
    static Books open(Path database, TwilioSimulator simulator, Collection<String> phones) throws SQLException {
        Map<String, In> incoming = new HashMap<>();
        Map<String, Out> outgoing = new HashMap<>();
        ask(database, "SELECT id, is_registered, response_sent, acknowledgement_id FROM incoming_messages", row -> {
            In in = new In(row.getString(1), row.getBoolean(2), row.getBoolean(3), row.getString(4));
            incoming.put(in.id(), in);
        });
        String columns = "id, phone_number, status, twilio_sms_message_sid, coalesce(error_message, ''), in_reply_to";
        ask(database, "SELECT " + columns + " FROM outgoing_messages", row -> {
            Out out = new Out(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6));
            outgoing.put(out.id(), out);
        });
        List<Message> theirs = new ArrayList<>();
        phones.forEach(phone -> theirs.addAll(simulator.messagesOf(phone)));
        return new Books(incoming, outgoing, theirs);
    }

    /** What is done with each row. */
    interface Rows {
        void accept(ResultSet row) throws SQLException;
    }

    /** Asks the database file behind the program's back. */
    static void ask(Path database, String sql, Rows rows) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.accept(result);
            }
        }
    }

    /** What SQLite's own check of the file says; "ok" when all is well. */
    static String integrity(Path database) throws SQLException {
        StringBuilder said = new StringBuilder();
        ask(database, "PRAGMA integrity_check", row -> said.append(row.getString(1)));
        return said.toString();
    }

    /** The messages that the carrier announced or listed to us. */
    Set<String> textedToUs() {
        Set<String> sids = new HashSet<>();
        theirs.stream().filter(Message::isInbound).forEach(message -> sids.add(message.sid()));
        return sids;
    }

    /** How many of our messages to this phone the carrier has accepted. */
    long acceptedByThem(String phone) {
        return theirs.stream()
                .filter(message -> !message.isInbound() && message.phone().equals(phone))
                .count();
    }

    /** How many of our messages to this phone bear a name of the carrier. */
    long acceptedByOurs(String phone) {
        return outgoing.values().stream()
                .filter(message -> message.phone().equals(phone) && message.isAccepted())
                .count();
    }

    /** How often the carrier accepted each of our messages, by our id, which its status callback names. */
    Map<String, Integer> acceptances() {
        Map<String, Integer> times = new HashMap<>();
        for (Message message : theirs) {
            String callback = message.sending().statusCallback();
            Matcher id = OUR_ID.matcher(callback == null ? "" : callback);
            if (!message.isInbound() && id.find()) {
                times.merge(id.group(1), 1, Integer::sum);
            }
        }
        return times;
    }

    /** How many of our outgoing messages have this status. */
    long withStatus(String status) {
        return outgoing.values().stream()
                .filter(message -> message.status().equals(status))
                .count();
    }
}
