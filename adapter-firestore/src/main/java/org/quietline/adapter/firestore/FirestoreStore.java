package org.quietline.adapter.firestore;

import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.quietline.adapter.firestore.client.Connection;
import org.quietline.adapter.firestore.client.Database;
import org.quietline.adapter.firestore.client.Operations;
import org.quietline.adapter.firestore.client.QueryShape;
import org.quietline.adapter.firestore.client.StoreProbe;
import org.quietline.adapter.firestore.directory.DirectoryQueries;
import org.quietline.adapter.firestore.directory.FirestoreAuditTrail;
import org.quietline.adapter.firestore.directory.FirestoreSessions;
import org.quietline.adapter.firestore.directory.FirestoreStatistics;
import org.quietline.adapter.firestore.directory.FirestoreUserDirectory;
import org.quietline.adapter.firestore.directory.FirestoreWatermarks;
import org.quietline.adapter.firestore.log.FirestoreConversations;
import org.quietline.adapter.firestore.log.FirestoreLiveFeed;
import org.quietline.adapter.firestore.log.FirestoreMessageLog;
import org.quietline.adapter.firestore.log.FirestoreMessagePages;
import org.quietline.adapter.firestore.log.LogQueries;
import org.quietline.application.port.AuditTrail;
import org.quietline.application.port.Conversations;
import org.quietline.application.port.LiveFeed;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.MessagePages;
import org.quietline.application.port.Sessions;
import org.quietline.application.port.Statistics;
import org.quietline.application.port.StoreCheck;
import org.quietline.application.port.UserDirectory;
import org.quietline.application.port.Watermarks;

/**
 * Every store port over one Firestore database. Any number of processes may use the same database. All ports may be
 * used by many threads at once.
 */
public final class FirestoreStore implements AutoCloseable {
    private final Connection connection;
    private final Database database;
    private final FirestoreLiveFeed feed;
    private final StoreProbe probe;
    private final FirestoreConversations conversations;
    private final FirestoreMessageLog log;

    private FirestoreStore(Connection connection, boolean isEmulated) {
        this.connection = connection;
        this.database = new Database(connection.firestore());
        this.feed = new FirestoreLiveFeed(database, isEmulated);
        connection.onBrokenListening(feed::reconnect);
        this.probe = new StoreProbe(database);
        this.conversations = new FirestoreConversations(database, new FirestoreUserDirectory(database)::all);
        this.log = new FirestoreMessageLog(database, conversations);
    }

    /**
     * Opens the store. Asks nothing of Firestore yet: an unreachable one shows at the first call.
     *
     * @throws IllegalArgumentException if the credentials cannot be read, or name no project where the settings name
     *     none; it repeats nothing of them
     */
    public static FirestoreStore open(FirestoreSettings settings) {
        String emulator = settings.emulatorHost();
        String project = settings.projectId();
        if (emulator != null && project != null) {
            return new FirestoreStore(Connection.openEmulator(project, emulator), true);
        }
        GoogleCredentials credentials = credentials(settings);
        return new FirestoreStore(
                Connection.open(project == null ? project(credentials) : project, credentials), false);
    }

    private static String project(GoogleCredentials credentials) {
        String named = credentials instanceof ServiceAccountCredentials account ? account.getProjectId() : null;
        if (named == null) {
            throw new IllegalArgumentException("the credentials name no project");
        }
        return named;
    }

    private static GoogleCredentials credentials(FirestoreSettings settings) {
        String json = settings.serviceAccount();
        String path = settings.credentialsPath();
        try {
            if (json != null) {
                return read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
            }
            if (path != null) {
                try (InputStream file = Files.newInputStream(Path.of(path))) {
                    return read(file);
                }
            }
            return GoogleCredentials.getApplicationDefault();
        } catch (IOException | RuntimeException e) {
            // The cause may quote the key.
            throw new IllegalArgumentException(
                    "the credentials cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private static GoogleCredentials read(InputStream json) throws IOException {
        return GoogleCredentials.fromStream(json);
    }

    /** The log. */
    public MessageLog messageLog() {
        return log;
    }

    /** The log by pages. */
    public MessagePages messagePages() {
        return new FirestoreMessagePages(database);
    }

    /** The states of conversations. */
    public Conversations conversations() {
        return conversations;
    }

    /** The registered users. */
    public UserDirectory userDirectory() {
        return new FirestoreUserDirectory(database);
    }

    /** The audit. */
    public AuditTrail auditTrail() {
        return new FirestoreAuditTrail(database);
    }

    /** The sessions. */
    public Sessions sessions() {
        return new FirestoreSessions(database);
    }

    /** The changes of the log; all who follow share one listener for each direction. */
    public LiveFeed liveFeed() {
        return feed;
    }

    /** The watermarks. */
    public Watermarks watermarks() {
        return new FirestoreWatermarks(database);
    }

    /** What was counted. */
    public Statistics statistics() {
        return new FirestoreStatistics(database);
    }

    /** Whether the store answers and takes writes. */
    public StoreCheck storeCheck() {
        return probe;
    }

    /**
     * What was billed since the store was opened. May be asked from any thread and as often as wanted: it asks nothing
     * of Firestore. For metrics, register one counter for each of its numbers that calls this.
     */
    public Operations operations() {
        return connection.operations();
    }

    /**
     * Every shape of query that the store makes; {@code firestore.indexes.json} has an index for each that needs one.
     */
    public static List<QueryShape> queryShapes() {
        return Stream.concat(LogQueries.all().stream(), DirectoryQueries.all().stream())
                .toList();
    }

    /**
     * The shapes of query that Firestore does not answer, since their index is missing or still being built. Costs a
     * read for each shape. Throws {@code StoreUnavailableException} when Firestore does not answer at all.
     */
    public List<QueryShape> shapesWithoutIndex() {
        return probe.withoutIndex(queryShapes());
    }

    /** Ends all listening and closes the connection. */
    @Override
    public void close() {
        feed.close();
        connection.close();
    }
}
